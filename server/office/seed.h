/* seed.h - people, activities and classes from a file (server/seed/README.md): the demo's, a
 * test's.
 *
 * Runs on   the main thread at start, before the store thread.
 * Ids follow from the keys in the file, so applying it again changes nothing, and applying an
 * edited one changes what was edited.
 */
#ifndef OFFICE_SEED_H
#define OFFICE_SEED_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "store/catalog.h"

#define SEED_FILE_BYTES_MAX (4u * 1024u * 1024u)
#define SEED_KEY_MAX 41
#define SEED_ACCOUNT_MAX 65
#define SEED_PEOPLE_MAX 5000
#define SEED_ACTIVITIES_MAX 50
#define SEED_CLASSES_MAX 40 /* of one activity */
#define SEED_POLLS_MAX 20   /* of one class */
#define SEED_COORDINATORS_MAX 20

struct policy_set;
struct store;

struct seed_person {
    char key[SEED_KEY_MAX];
    struct person_row row;
};

struct seed_coordinator {
    size_t person; /* place in people */
    char account[SEED_ACCOUNT_MAX];
};

struct seed_class {
    char key[SEED_KEY_MAX];
    struct class_row row;
    size_t n_polls;
    struct poll_row *polls;
};

struct seed_enrolled {
    size_t person; /* place in people */
    enum enrolment_role role;
};

struct seed_activity {
    char key[SEED_KEY_MAX];
    struct activity_row row;
    size_t n_classes;
    struct seed_class *classes;
    size_t n_enrolled; /* instructors first */
    struct seed_enrolled *enrolled;
};

/* What the file says, with all ids; owns its memory. */
struct seed {
    size_t n_people;
    struct seed_person *people;
    size_t n_coordinators;
    struct seed_coordinator *coordinators;
    size_t n_activities;
    struct seed_activity *activities;
};

struct seed_options {
    const char *path;
    int64_t now_ms; /* UTC; what "seconds_from_start" counts from */
    const struct policy_set *policies;
    const char *key_suffix; /* behind the keys of activities and classes: a fresh one each; or "" */
};

/* Reads and checks the file; no store is touched. Zeroed seed in; finish it in any case.
 * ERR_CONFIG: it is wrong, `ret_fault` says `<file>: <path>: <reason>`. ERR_NOMEM, ERR_IO (with a
 * fault). */
MUST_CHECK enum err seed_read(const struct seed_options *options, struct seed *ret, char *ret_fault,
                              size_t fault_room);
/* Puts what seed_read gave. Accounts are not: a seed holds no passwords. An activity that is closed
 * stays as it is. ERR_CONFIG: something that must be unique belongs to another row; nothing was
 * changed. ERR_STORE, ERR_NOMEM. */
MUST_CHECK enum err seed_put(struct store *store, const struct seed_options *options,
                             const struct seed *seed, char *ret_fault, size_t fault_room);
/* Both. */
MUST_CHECK enum err seed_apply(struct store *store, const struct seed_options *options,
                               struct seed *ret, char *ret_fault, size_t fault_room);
void seed_finish(struct seed *seed);

#endif
