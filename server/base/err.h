/* err.h - every way to fail, and who is to blame for it.
 *
 * Everything that can fail returns enum err. Blame decides what happens, in one place: the peer's
 * fault closes the connection, a person's is refused in words, ours is logged and apologised for.
 * The names are the refusal codes of protocol/classroom.json.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#define MUST_CHECK __attribute__((warn_unused_result))

enum err {
    OK = 0,
    /* The peer broke the protocol: its connection is closed. */
    ERR_MALFORMED,
    ERR_OVERSIZE,
    ERR_UNEXPECTED,
    ERR_CLIENT_TOO_OLD,
    /* A person asked for what they may not have, or not now: they are refused, nothing changes. */
    ERR_FORBIDDEN,
    ERR_NOT_FOUND,
    ERR_TAKEN,
    ERR_FULL,
    ERR_LOCKED,
    ERR_TOO_FAST,
    ERR_WRONG_PHASE,
    ERR_NO_FLOOR,
    ERR_NOT_LEADING,
    ERR_INVALID,
    ERR_EXPIRED,
    ERR_BAD_LINK,
    ERR_BAD_SIGN_IN,
    ERR_NOT_YOURS, /* known, but it is somebody else's to see or to decide */
    /* We failed: they read "unavailable", the log gets a line. */
    ERR_NOMEM,
    ERR_STORE,
    ERR_BUSY,
    ERR_IO,
    ERR_CONFIG,
    ERR_COUNT
};

enum blame { BLAME_NOBODY, BLAME_PEER, BLAME_PERSON, BLAME_SERVER };

/* A stable lower-case word, "forbidden"; never NULL. */
const char *err_name(enum err err);
enum blame err_blame(enum err err);

#endif
