#include "judging/enrolled.h"

#include "store/store_catalog.h"

static enum err count(const struct person_row *row, enum enrolment_role role, void *arg)
{
    uint32_t *n = arg;
    (void)row;
    if (role == ENROLMENT_LEARNER)
        ++*n;
    return OK;
}

enum err enrolled_count(struct store *store, struct id activity, uint32_t *ret)
{
    *ret = 0;
    return store_activity_people(store, activity, count, ret);
}
