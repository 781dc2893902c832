/* bundle_text.h - the lines of a bundle, each by its piece; for bundle*.c alone.
 *
 * Each adds one line with its line end to the buffer; a lack of memory shows in buffer->bad.
 */
#ifndef PROOF_BUNDLE_TEXT_H
#define PROOF_BUNDLE_TEXT_H

#include "proof/seal_content.h"
#include "proof/seal_text.h"
#include "store/journal.h"

/* How many lines of each kind there are. */
struct bundle_counts {
    uint64_t keys;
    uint64_t seals;
    uint64_t policies;
    uint64_t lines;
};

void bundle_put_begin(struct buffer *to, struct id activity);
void bundle_put_key(struct buffer *to, const struct signing_key_row *row);
/* `content` NULL: the head alone. */
void bundle_put_seal(struct buffer *to, const struct seal_head *head,
                     const uint8_t signature[SIGN_BYTES], const struct seal_content *content);
void bundle_put_policy(struct buffer *to, const char *id, struct slice text);
void bundle_put_line(struct buffer *to, const struct journal_row *row);
void bundle_put_end(struct buffer *to, const struct bundle_counts *counts);

/* What a walk through an activity brings, in the order of a bundle. */
struct bundle_visitor {
    enum err (*begin)(void *arg, struct id activity);
    enum err (*key)(void *arg, const struct signing_key_row *row);
    enum err (*seal)(void *arg, const struct seal_head *head, const uint8_t signature[SIGN_BYTES],
                     struct seal_content *content); /* takes the content; may be NULL */
    enum err (*policy)(void *arg, const char *id, struct slice text);
    enum err (*line)(void *arg, const struct journal_row *row);
    enum err (*end)(void *arg, const struct bundle_counts *counts);
};

/* bundle_walk.c. Errors as bundle_write. */
MUST_CHECK enum err bundle_walk(struct store *store, struct id activity,
                                const struct bundle_visitor *visitor, void *arg);

#endif
