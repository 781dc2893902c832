/* sealing_parts.h - the insides of sealing, for sealing*.c alone.
 */
#ifndef PROOF_SEALING_PARTS_H
#define PROOF_SEALING_PARTS_H

#include "judging/judging.h"
#include "proof/seal_content.h"

/* Where a class's journal ends. */
struct chain_end {
    uint64_t lines;
    uint8_t head[DIGEST_BYTES];
};

/* Follows the whole chain of a class. ERR_MALFORMED: it is broken, or has no line. */
MUST_CHECK enum err sealing_chain_end(struct store *store, struct id class_id,
                                      struct chain_end *ret);

/* What there is to say about class `c` of the plan, with the credit of the activity or without.
 * Into a zeroed content; finish it in any case. ERR_NOMEM. */
MUST_CHECK enum err sealing_content(const struct activity_judgement *judgement, size_t c,
                                    bool with_credit, struct seal_content *ret);

#endif
