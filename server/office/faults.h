/* faults.h - what is wrong with what was sent, place by place.
 *
 * Runs on   one thread; a list belongs to one request.
 * Owns      its rows; columns and values are copied (cut off at their room), codes are static.
 *
 * A form, a timetable and a file of people are read to their end, so that whoever sent it sees all
 * that is wrong at once. The list is bounded: what comes after FAULTS_MAX is counted.
 */
#ifndef OFFICE_FAULTS_H
#define OFFICE_FAULTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "wire/json_out.h"

#define FAULTS_MAX 200
#define FAULT_COLUMN_MAX 41
#define FAULT_VALUE_MAX 121

struct fault {
    uint32_t line; /* of a file, or place in a list, from 1; 0: neither */
    char column[FAULT_COLUMN_MAX];
    const char *code; /* a stable word; the page has the sentence */
    char value[FAULT_VALUE_MAX];
};

/* Zeroed: empty. */
struct faults {
    struct fault *at;
    size_t n;
    size_t room;
    uint64_t more; /* found beyond FAULTS_MAX */
    bool no_memory;
};

/* `value` may be NULL: nothing to show. A lack of memory shows in faults_err. */
void faults_add(struct faults *faults, uint32_t line, const char *column, const char *code,
                const char *value);
/* OK: none. ERR_INVALID; ERR_NOMEM: not all could be written down. */
MUST_CHECK enum err faults_err(const struct faults *faults);
/* [{"line":3,"column":"nip","code":"nip_length","value":"1985"}] */
void faults_put(const struct faults *faults, struct json_out *out, const char *key);
void faults_finish(struct faults *faults);

#endif
