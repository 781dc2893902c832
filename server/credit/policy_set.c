#include "credit/policy_set.h"

#include <stdio.h>
#include <string.h>

const struct policy *policy_set_find(const struct policy_set *set, const char *id)
{
    for (size_t i = 0; i < set->n; i++)
        if (strcmp(set->at[i]->id, id) == 0)
            return set->at[i];
    return NULL;
}

const struct policy *policy_set_for_day(const struct policy_set *set, int64_t day)
{
    for (size_t i = 0; i < set->n; i++)
        if (set->at[i]->valid_from <= day && day <= set->at[i]->valid_to)
            return set->at[i];
    return NULL;
}

static enum err check_pair(const struct policy *a, const struct policy *b, struct policy_fault *ret)
{
    const char *member = "valid_from";

    if (strcmp(a->id, b->id) == 0) {
        member = "id";
        snprintf(ret->reason, sizeof ret->reason, "is there twice");
    } else if (a->valid_from <= b->valid_to && b->valid_from <= a->valid_to) {
        snprintf(ret->reason, sizeof ret->reason, "shares days with %s", a->id);
    } else {
        return OK;
    }
    snprintf(ret->where, sizeof ret->where, "%s.%s", b->id, member);
    return ERR_INVALID;
}

enum err policy_set_check(const struct policy_set *set, struct policy_fault *ret)
{
    for (size_t i = 0; i < set->n; i++) {
        struct policy_fault wrong;
        enum err err = policy_check(set->at[i], &wrong);
        if (err) {
            snprintf(ret->where, sizeof ret->where, "%s.%.60s", set->at[i]->id, wrong.where);
            memcpy(ret->reason, wrong.reason, sizeof ret->reason);
            return err;
        }
        for (size_t k = 0; k < i; k++) {
            err = check_pair(set->at[k], set->at[i], ret);
            if (err)
                return err;
        }
    }
    return OK;
}
