#include "credit/policy.h"

#include <string.h>

const struct policy_category *policy_category(const struct policy *policy, const char *id)
{
    for (uint32_t i = 0; i < policy->n_categories; i++)
        if (strcmp(policy->categories[i].id, id) == 0)
            return &policy->categories[i];
    return NULL;
}

const struct policy_status *policy_status(const struct policy *policy, enum employment status)
{
    for (uint32_t i = 0; i < policy->n_statuses; i++)
        if (policy->statuses[i].status == status)
            return &policy->statuses[i];
    return NULL;
}

const struct legal_source *policy_source(const struct policy *policy, const char *rule)
{
    for (uint32_t i = 0; i < policy->n_sources; i++)
        if (strcmp(policy->sources[i].rule, rule) == 0)
            return &policy->sources[i].legal_source;
    return NULL;
}

bool policy_status_lists(const struct policy_status *status, const char *category)
{
    if (status->all_categories)
        return true;
    for (uint32_t i = 0; i < status->n_allowed_categories; i++)
        if (strcmp(status->allowed_categories[i], category) == 0)
            return true;
    return false;
}

bool policy_status_caps(const struct policy_status *status, const char *post)
{
    if (!status->cap_applies)
        return false;
    for (uint32_t i = 0; post && i < status->n_exemptions; i++)
        if (strcmp(status->exemptions[i], post) == 0)
            return false;
    return true;
}
