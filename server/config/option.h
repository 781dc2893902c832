/* option.h - one row of the options table, and what can be done with any row.
 *
 * Runs on   the main thread, at start-up.
 * Ignorant of which options there are (options.c) and of where values come from (config.c).
 * Adding an option is adding a row and a member; parsing, bounds, help and printing follow.
 */
#ifndef CONFIG_OPTION_H
#define CONFIG_OPTION_H

#include <stddef.h>

#include "base/bytes.h"
#include "base/err.h"

enum option_kind {
    OPTION_TEXT,   /* char[room]; min and max count bytes, room holds max and a zero */
    OPTION_SECRET, /* the same, never printed */
    OPTION_COUNT,  /* unsigned */
    OPTION_SWITCH, /* bool: "on" or "off" */
    OPTION_CHOICE, /* unsigned: which of the words */
};

struct option {
    const char *name; /* as in the file and after "--" */
    enum option_kind kind;
    size_t offset; /* of the member in the struct that is filled */
    size_t room;   /* its size */
    const char *initial;
    unsigned min;
    unsigned max;
    const char *doc;
    const char *const *words; /* OPTION_CHOICE: max + 1 of them */
};

struct option_table {
    const struct option *rows;
    size_t n;
};

#define OPTION_VALUE_MAX 1024
#define OPTION_ENV_MAX 64

/* The row with this name, or NULL. */
const struct option *option_find(const struct option_table *table, struct slice name);
/* The row whose name is nearest, or NULL when none is near enough to be meant. */
const struct option *option_nearest(const struct option_table *table, struct slice name);

/* Reads the text into the member within `into`. ERR_CONFIG: `why` (of `room` bytes) says what is
 * wrong and which value would be right; the member is as before. */
MUST_CHECK enum err option_set(const struct option *row, void *into, struct slice text,
                               struct writer *why);
/* Each row's default. ERR_CONFIG only when the table itself is wrong. */
MUST_CHECK enum err option_set_defaults(const struct option_table *table, void *into);

/* The value as the file would have it; a secret that is set as "***". */
void option_write_value(const struct option *row, const void *from, struct writer *ret);
/* "SINKRON_ROOM_MEMBERS_MAX"; `ret` has OPTION_ENV_MAX bytes. */
void option_env_name(const struct option *row, char *ret);

#endif
