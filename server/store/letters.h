/* letters.h - what the store thread writes to others.
 *
 * Bodies are in memory from base/alloc and belong to the reader, who frees them with mem_free.
 */
#ifndef STORE_LETTERS_H
#define STORE_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

/* Kinds of struct letter (base/mailbox.h). */
enum store_letter {
    LETTER_JOURNAL_DURABLE = 100, /* struct journal_durable: the answer to store_thread_append */
    LETTER_STORE_SAFETY           /* struct store_safety: to those who asked with _watch */
};

struct journal_durable {
    uint64_t tag; /* as given to store_thread_append */
    enum err err; /* OK: the lines survive a crash. ERR_STORE: the thread ended before they did. */
};

/* Whether lines reach a disk at all: the database, or while it is away the spool. */
struct store_safety {
    bool safe;
    int64_t since_ms; /* UTC: when it became so */
};

#endif
