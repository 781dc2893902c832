/* json_file.h - a JSON file that somebody wrote: opened, and what is wrong with it in one line.
 *
 * Runs on   the main thread at start.
 * Faults read `<file>: <path>: <reason>`, or `<file>: <reason>` about the file as a whole.
 */
#ifndef JUDGING_JSON_FILE_H
#define JUDGING_JSON_FILE_H

#include <stddef.h>

#include "base/bytes.h"
#include "base/err.h"
#include "credit/policy_words.h"
#include "wire/json_in.h"

/* Where a fault is written. */
struct fault_room {
    char *text;
    size_t len;
};

void fault_write(struct fault_room room, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

struct json_file {
    const char *path; /* borrowed */
    struct buffer text;
    struct json_doc doc;
};

/* Close it in any case. ERR_CONFIG: cannot be read, is too long or no JSON, with a fault.
 * ERR_NOMEM. */
MUST_CHECK enum err json_file_open(struct json_file *ret, const char *path, size_t len_max,
                                   struct fault_room fault);
/* OK, or ERR_CONFIG and the fault that stands in the document. */
MUST_CHECK enum err json_file_err(const struct json_file *file, struct fault_room fault);
void json_file_close(struct json_file *file);

/* The words that json_only and json_get_word take. */
#define JSON_KEYS(...) ((const char *const[]){__VA_ARGS__, NULL})
/* An array of char as the place and the room that json_get_text takes. */
#define JSON_ROOM(array) (array), sizeof(array)

/* The number of a word; 0 with a fault for another. */
int json_get_choice(const struct json_node *node, const char *key, const struct word_table *table);
/* A text that may be empty. */
void json_get_text_or_empty(const struct json_node *node, const char *key, char *ret, size_t room);
/* `2023-10-31` as days since 1970. */
int64_t json_get_day(const struct json_node *node, const char *key);

#endif
