/* record.h - one reader and one writer for all messages, driven by the generated field lists.
 *
 * Runs on   any thread.
 * For wire/ and its tests alone: everybody else uses the typed functions of envelope.h and pack.h.
 */
#ifndef WIRE_RECORD_H
#define WIRE_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"
#include "wire/words.h"

struct json_out;
struct json_t;

enum field_kind {
    FIELD_BOOL,
    FIELD_U32,
    FIELD_I64,    /* within +-(2^53 - 1), as JavaScript holds it */
    FIELD_ID,     /* 32 hexadecimal digits */
    FIELD_TEXT,   /* UTF-8; its length is counted in bytes */
    FIELD_TOKEN,  /* visible ASCII without quote and backslash: never escaped */
    FIELD_WORD,   /* one of `words` */
    FIELD_RECORD, /* another record; in borrowed lists only */
};

#define FIELD_I64_MAX INT64_C(9007199254740991)

struct field {
    const char *name;
    enum field_kind kind;
    bool optional; /* a bool lies at has_at */
    bool list;     /* a size_t lies at n_at */
    bool borrowed; /* texts and lists are pointers; otherwise they lie in the struct */
    size_t at;
    size_t has_at;
    size_t n_at;
    uint32_t n_min, n_max;     /* items of a list */
    uint32_t len_min, len_max; /* bytes of a text */
    const struct words *words;
    const struct record *record;
};

struct record {
    const char *name;
    const struct field *fields;
    size_t fields_n;
    size_t size; /* sizeof the struct */
};

/* Whether it may stand in a FIELD_TOKEN, its length aside. */
bool record_is_token(struct slice text);

/* Bytes from one item of this list to the next. */
size_t field_stride(const struct field *field);

/* Fills the struct *ret (whose fields own their storage) from a JSON object that has exactly these
 * fields and `others` more keys, which the caller has looked at. ERR_MALFORMED. */
MUST_CHECK enum err record_read(const struct record *record, const struct json_t *object,
                                size_t others, void *ret);

/* Writes the fields of *m, in order, into the object that is open in *out. ERR_INVALID: a value
 * that the protocol forbids; what was written until then is of no use. */
MUST_CHECK enum err record_write(const struct record *record, const void *m, struct json_out *out);

#endif
