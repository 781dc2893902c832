/* jp_parts.h - the insides of a valuation, for jp*.c alone: one piece of an activity (the whole, a
 * day, a session) on its way from attendance to a result.
 */
#ifndef CREDIT_JP_PARTS_H
#define CREDIT_JP_PARTS_H

#include "credit/jp.h"

struct valuing {
    const struct policy *policy;
    const struct jp_input *input;
    const struct policy_category *category;
    const struct policy_value *value; /* national or international */
    bool planned;                     /* as if everybody were there: of a plan, not of a person */
    uint32_t counted_jp;              /* in the year, before the piece at hand */
    int64_t month;                    /* of the piece before, as a number that rises */
    uint32_t month_used;              /* sessions that counted in it, of this activity */
};

/* What a piece is worth before it is rounded. */
struct worth {
    uint64_t num;
    uint64_t den; /* never 0 */
    enum rounding rounding;
    uint32_t jp_max; /* of a day, after rounding; 0: no limit */
};

/* jp_worth.c: the worth by the basis of the category, and the reasons for it. */
struct worth jp_worth(const struct valuing *v, const struct jp_part *piece,
                      struct reason_list *reasons);
/* jp_count.c: puts what was awarded into month, evidence and year; moves `v` on. */
void jp_count(struct valuing *v, const struct jp_part *piece, struct jp_result *ret);

#endif
