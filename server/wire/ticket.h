/* ticket.h - signed proof of who may take a seat, and who had one.
 *
 * Runs on   any thread; nothing here locks.
 * A ticket is made by the office for one person and one class and opened at the greeting; a resume
 * token is made at the welcome and opens the same seat again. Both are text: base64url of a fixed
 * binary form, a dot, base64url of its HMAC-SHA-256 (RFC 2104). Nothing is stored: they outlive a
 * restart as long as the key file does. A token of one kind never opens as the other.
 */
#ifndef WIRE_TICKET_H
#define WIRE_TICKET_H

#include <stdint.h>

#include "base/bytes.h"
#include "base/chance.h"
#include "base/err.h"
#include "base/id.h"
#include "wire/gen_messages.h"

#define TICKET_TEXT_MAX 600
#define TICKET_NAME_MAX 121
#define TICKET_KEY_BYTES 32

struct ticket_key {
    uint8_t bytes[TICKET_KEY_BYTES];
};

enum ticket_kind { TICKET_ENTER = 1, TICKET_RESUME = 2 };

struct ticket {
    enum ticket_kind kind;
    enum role role;
    struct id class_id;
    struct id activity;
    struct id person;
    struct id run;      /* of the server that wrote a resume token; none in a ticket to enter */
    uint32_t line;      /* of a resume token: the line it resumes */
    int64_t expires_ms; /* UTC */
    int64_t issued_ms;  /* UTC; a link ended later than this no longer opens */
    char name[TICKET_NAME_MAX]; /* display name */
};

/* `ret` has TICKET_TEXT_MAX characters. */
void ticket_write(const struct ticket *ticket, const struct ticket_key *key, char *ret);
/* ERR_MALFORMED: not a ticket of ours, of another kind, or changed. ERR_EXPIRED: too old at
 * now_ms. *ret is untouched on error. */
MUST_CHECK enum err ticket_read(struct slice text, const struct ticket_key *key,
                                enum ticket_kind kind, int64_t now_ms, struct ticket *ret);

/* Reads the key file, or makes it (mode 0600) when there is none. ERR_IO with errno set. */
MUST_CHECK enum err ticket_key_load(struct ticket_key *ret, const char *path,
                                    const struct chance *chance);

#endif
