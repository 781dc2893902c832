/* seed_put.c - a seed that was read, into the database: first everything is looked at, then
 * everything is put. */
#include "judging/json_file.h"
#include "office/seed.h"
#include "store/store.h"
#include "store/store_catalog.h"

struct putting {
    struct store *store;
    const char *path;
    const struct seed *seed;
    struct fault_room fault;
    const struct seed_activity *activity; /* the one at hand */
    size_t activity_i;
};

static enum err check_person(struct putting *putting, size_t i)
{
    const struct person_row *row = &putting->seed->people[i].row;
    struct person_row other;

    if (!row->nip[0])
        return OK;
    enum err err = store_person_find_nip(putting->store, row->nip, &other);
    if (err == ERR_NOT_FOUND || (!err && id_equal(other.id, row->id)))
        return OK;
    if (err)
        return err;
    fault_write(putting->fault, "%s: people[%zu].nip: belongs to somebody else in the database",
                putting->path, i);
    return ERR_CONFIG;
}

/* Classes keep their places: one that is there already may not be pushed on by another. */
static enum err check_place(const struct class_row *row, void *arg)
{
    const struct putting *putting = arg;
    const struct seed_activity *activity = putting->activity;
    size_t i = row->ordinal - 1u;

    if (i < activity->n_classes && id_equal(activity->classes[i].row.id, row->id))
        return OK;
    fault_write(putting->fault,
                "%s: activities[%zu].classes: the database has another class in place %u; give the "
                "activity another key",
                putting->path, putting->activity_i, row->ordinal);
    return ERR_CONFIG;
}

static enum err check_all(struct putting *putting)
{
    const struct seed *seed = putting->seed;
    enum err err = OK;
    for (size_t i = 0; !err && i < seed->n_people; i++)
        err = check_person(putting, i);
    for (size_t i = 0; !err && i < seed->n_activities; i++) {
        putting->activity = &seed->activities[i];
        putting->activity_i = i;
        err = store_activity_classes(putting->store, seed->activities[i].row.id, check_place,
                                     putting);
    }
    return err;
}

static enum err put_class(struct store *store, const struct seed_class *class)
{
    enum err err = store_class_put(store, &class->row);
    for (size_t i = 0; !err && i < class->n_polls; i++)
        err = store_poll_put(store, &class->polls[i]);
    return err;
}

static enum err put_activity(struct store *store, const struct seed *seed,
                             const struct seed_activity *activity)
{
    struct activity_row there;
    enum err err = store_activity_find(store, activity->row.id, &there);
    if (!err && there.closed_ms)
        return OK; /* its entries are posted: it stays as it was */
    if (err && err != ERR_NOT_FOUND)
        return err;
    err = store_activity_put(store, &activity->row);
    for (size_t i = 0; !err && i < activity->n_enrolled; i++) {
        const struct seed_enrolled *enrolled = &activity->enrolled[i];
        const struct enrolment_row row = {activity->row.id, seed->people[enrolled->person].row.id,
                                          enrolled->role, 0};
        err = store_enrolment_put(store, &row);
    }
    for (size_t i = 0; !err && i < activity->n_classes; i++)
        err = put_class(store, &activity->classes[i]);
    return err;
}

enum err seed_put(struct store *store, const struct seed_options *options, const struct seed *seed,
                  char *ret_fault, size_t fault_room)
{
    struct putting putting = {
        .store = store, .path = options->path, .seed = seed, .fault = {ret_fault, fault_room}};
    enum err err = check_all(&putting);
    if (err == ERR_CONFIG)
        return err;
    for (size_t i = 0; !err && i < seed->n_people; i++)
        err = store_person_put(store, &seed->people[i].row);
    for (size_t i = 0; !err && i < seed->n_activities; i++)
        err = put_activity(store, seed, &seed->activities[i]);
    if (err)
        fault_write(putting.fault, "%s: cannot be put into the database: %s %s", options->path,
                    err_name(err), store_fault_text(store));
    return err;
}
