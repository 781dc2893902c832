/* sealing_parts.h - the insides of sealing, for sealing*.c alone.
 */
#ifndef PROOF_SEALING_PARTS_H
#define PROOF_SEALING_PARTS_H

#include "judging/judging.h"
#include "proof/seal_content.h"

/* Where the journal of a class, or the book of an activity, ends. */
struct chain_end {
    uint64_t lines;
    uint8_t head[DIGEST_BYTES];
};

/* Follows the whole chain. ERR_MALFORMED: it is broken. */
MUST_CHECK enum err sealing_chain_end(struct store *store, struct id of, struct chain_end *ret);

/* What there is to say about class `c` of the plan. Into a zeroed content; finish it in any case.
 * ERR_NOMEM. */
MUST_CHECK enum err sealing_class_content(const struct activity_judgement *judgement, size_t c,
                                          struct seal_content *ret);
/* The same about the account of the activity. */
MUST_CHECK enum err sealing_account_content(const struct activity_judgement *judgement,
                                            struct seal_content *ret);

#endif
