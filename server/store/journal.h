/* journal.h - one line of the journal: a fact about a class, never changed, never taken out.
 *
 * Runs on   any thread. Plain data.
 * Borrows   the bytes of a body.
 * Ignorant of what a body says: `kind` tells the layers above how to read it.
 *
 * Lines of a class are numbered from 1 and chained: the hash of a line is SHA-256 over the hash of
 * the line before (32 zero bytes before the first), the line's head and the SHA-256 of its body. A
 * line that was changed, taken out or put in between breaks the chain.
 *
 * What was said may be forgotten (UU 27/2022 art. 42 to 44) without a break: a line is erased when
 * its body is gone and the hash of the body is kept. That somebody spoke then stays; attendance and
 * what people stated about it can never be erased.
 */
#ifndef STORE_JOURNAL_H
#define STORE_JOURNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/digest.h"
#include "base/err.h"
#include "base/id.h"

struct presence;

/* 1 to 3 are those of enum presence_kind; from here on kinds are the ids of the facts in
 * protocol/classroom.json, and the body is their JSON. Nothing lies in between. */
#define JOURNAL_FACT_FIRST 200

/* The whole roll of the largest room fits (attendance/roll.h). */
#define JOURNAL_BODY_BYTES_MAX (256u * 1024u)
/* What journal_line_write puts around the body. */
#define JOURNAL_LINE_HEAD_BYTES 96u
/* The kinds that may be erased: fact_chat, fact_vote, fact_removed (its note). */
#define JOURNAL_KIND_CHAT 203
#define JOURNAL_KIND_VOTE 210
#define JOURNAL_KIND_REMOVED 211

struct journal_line {
    struct id event;    /* unique: writing it twice changes nothing */
    struct id class_id; /* need not be in the catalogue: facts are not refused */
    struct id run;      /* which run of the server; mono_ms of two runs are not comparable */
    struct id person;   /* of JOINED and LEFT, and of facts that one person caused; else none */
    uint16_t kind;
    uint8_t why;   /* enum leave_reason, of a LEFT; else 0 */
    uint32_t line; /* connection within the class, of JOINED and LEFT; else 0 */
    uint32_t seat; /* seat within the class, of JOINED and LEFT; else 0 */
    int64_t at_ms; /* UTC */
    uint64_t mono_ms;
    struct slice body; /* of a ROLL: the bytes of attendance/roll.h; of a fact: JSON; else empty */
};

/* A line as it stands in the journal. */
struct journal_row {
    struct journal_line line;
    uint64_t seq; /* rises over the whole journal, in order of commit; may have holes */
    uint64_t n;   /* number within its class, from 1, without holes */
    uint8_t hash[DIGEST_BYTES];
    uint8_t body_hash[DIGEST_BYTES];
    int64_t erased_ms; /* line.body is empty since; 0: it is all there */
};

/* ERR_INVALID for a line that no journal takes: no event or class, a kind that does not exist.
 * ERR_OVERSIZE: its body is longer than JOURNAL_BODY_BYTES_MAX. */
MUST_CHECK enum err journal_line_check(const struct journal_line *line);

/* The line as attendance sees it; ret->roll borrows the line's body. ERR_INVALID: the line is not
 * of presence (its kind is a fact's), or lacks what its kind needs; *ret is then untouched. */
MUST_CHECK enum err journal_line_presence(const struct journal_line *line, struct presence *ret);

/* The canonical bytes of a line, in the spool and under the hash. Big-endian: u8 version (1), the
 * 16 bytes of event, class, run and person, u16 kind, u8 why, u32 line, u32 seat, i64 at_ms (two's
 * complement), u64 mono_ms, u32 length of the body, the body. */
void journal_line_write(struct writer *w, const struct journal_line *line);
/* ret->body borrows from the input. ERR_MALFORMED: not such bytes, or a line that
 * journal_line_check refuses; *ret is then untouched. */
MUST_CHECK enum err journal_line_read(struct slice in, struct journal_line *ret);

bool journal_may_erase(uint16_t kind);
void journal_body_hash(const struct journal_line *line, uint8_t ret[DIGEST_BYTES]);
/* The next link of the chain: SHA-256 over `before`, u8 2, the bytes of journal_line_write from
 * event to mono_ms, the hash of the body. `before` and `ret` may be the same. */
void journal_line_hash(const uint8_t before[DIGEST_BYTES], const struct journal_line *line,
                       const uint8_t body_hash[DIGEST_BYTES], uint8_t ret[DIGEST_BYTES]);
/* The link of a row as it stands, into `at`. False: its body is not the one of its body_hash, it
 * was erased though its kind may not be, or its hash is another. */
bool journal_row_follows(uint8_t at[DIGEST_BYTES], const struct journal_row *row);

#endif
