/* filling.h - puts into the outbox what the personnel system is to know.
 *
 * Runs on   filling_put: the store thread, or a command that is alone with the database.
 *           The rest: any thread with a store of its own.
 *
 * A row's body always has `"id":null`: it becomes the remote id when it is sent. The same facts
 * give the same body, so filling again changes nothing; whatever changed becomes due at once.
 */
#ifndef FEED_FILLING_H
#define FEED_FILLING_H

#include <stdint.h>

#include "base/chance.h"
#include "base/err.h"
#include "feed/due.h"

#define FILLING_PEOPLE_MAX 100 /* in one transaction: journals wait for no more than that */

struct filling {
    const struct due_list *list;
    size_t from; /* the first person of this transaction */
    int64_t now_ms;
    const struct chance *chance;
    size_t changed; /* rows, so far */
};

/* The rows of up to FILLING_PEOPLE_MAX people, all or none. Errors of store_outbox_put. The shape
 * of store_thread_do's act: `arg` is a struct filling. */
MUST_CHECK enum err filling_put(struct store *store, void *arg);

/* All people of these activities, part by part. `put` runs filling_put on a store that writes. */
struct filling_job {
    struct due_wish wish;
    const struct chance *chance;
    int64_t now_ms;
    enum err (*put)(struct filling *filling, void *arg);
    void *arg;
    size_t changed; /* rows, counted here */
};
MUST_CHECK enum err filling_run(struct filling_job *job, const struct due_ids *activities);

/* ---- bodies of documents: {"id_ref_dokumen":"881","certificate":"<code>"} ---- */

struct document_body {
    char type[4];
    struct id certificate;
};
void document_body_write(const struct document_body *body, struct buffer *ret);
MUST_CHECK enum err document_body_read(struct slice body, struct document_body *ret);

#endif
