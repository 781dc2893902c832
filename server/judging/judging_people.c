#include "base/alloc.h"
#include "judging/judging_parts.h"
#include "store/store.h"
#include "store/store_catalog.h"

static enum err add_person(const struct person_row *row, enum enrolment_role role, void *arg)
{
    struct judging *judging = arg;
    struct activity_judgement *ret = judging->ret;

    if (ret->n_people == judging->people_room) {
        size_t room = judging->people_room ? judging->people_room * 2 : 32;
        struct judged_enrolled *more = mem_realloc(ret->people, room * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        ret->people = more;
        judging->people_room = room;
    }
    ret->people[ret->n_people++] = (struct judged_enrolled){.row = *row, .role = role};
    return map_put_id(&judging->places, row->id, (void *)(uintptr_t)ret->n_people);
}

static enum err add_only(struct judging *judging, struct id person)
{
    struct enrolment_row enrolment;
    struct person_row row;
    enum err err =
        store_enrolment_find(judging->store, judging->ret->plan.activity.id, person, &enrolment);
    if (!err)
        err = store_person_find(judging->store, person, &row);
    return err ? err : add_person(&row, enrolment.role, judging);
}

/* What they were employed as on the last day decides; of an activity without classes nobody knows
 * the day. */
static enum err read_status(const struct judging *judging, struct person_row *row)
{
    struct person_statuses statuses;
    struct person_status status;

    if (judging->ret->plan.ends_day == CATALOG_NO_DAY)
        return OK;
    enum err err = store_person_statuses(judging->store, row->id, &statuses);
    if (err)
        return err;
    catalog_status_on(&statuses, judging->ret->plan.ends_day, &status);
    catalog_take_status(row, &status);
    return OK;
}

enum err judging_read_people(struct judging *judging)
{
    struct activity_judgement *ret = judging->ret;
    struct id activity = ret->plan.activity.id;
    struct enrolment_row enrolment;

    enum err err = judging->only
                       ? add_only(judging, *judging->only)
                       : store_activity_people(judging->store, activity, add_person, judging);
    for (size_t i = 0; !err && i < ret->n_people; i++) {
        err = store_enrolment_find(judging->store, activity, ret->people[i].row.id, &enrolment);
        if (!err)
            err = read_status(judging, &ret->people[i].row);
        if (!err)
            ret->people[i].withdrawn_ms = enrolment.withdrawn_ms;
    }
    return err;
}

size_t judging_place(const struct judging *judging, struct id person)
{
    uintptr_t place = (uintptr_t)map_get_id(&judging->places, person);
    return place ? (size_t)place - 1 : judging->ret->n_people;
}

struct judged_presence *judging_presence(const struct judging *judging, size_t place, size_t c)
{
    return &judging->ret->presences[place * judging->ret->plan.n_classes + c];
}

/* ---- who withdrew ---- */

static bool is_out(const struct judging *judging, size_t place)
{
    const struct judged_enrolled *person = &judging->ret->people[place];
    if (!person->withdrawn_ms || person->n_entries)
        return false;
    for (size_t c = 0; c < judging->ret->plan.n_classes; c++)
        if (person->classes[c].seen.n || person->classes[c].united.n)
            return false;
    return true;
}

void judging_leave_out(struct judging *judging)
{
    struct activity_judgement *ret = judging->ret;
    size_t kept = 0;

    for (size_t place = 0; place < ret->n_people; place++) {
        if (is_out(judging, place))
            continue; /* its lists are empty */
        if (kept < place) {
            for (size_t c = 0; c < ret->plan.n_classes; c++)
                *judging_presence(judging, kept, c) = *judging_presence(judging, place, c);
            ret->people[kept] = ret->people[place];
            ret->people[kept].classes = ret->presences + kept * ret->plan.n_classes;
        }
        kept++;
    }
    ret->n_people = kept;
}
