/* seed_parts.h - a seed file being read, for seed*.c alone.
 */
#ifndef OFFICE_SEED_PARTS_H
#define OFFICE_SEED_PARTS_H

#include "base/map.h"
#include "judging/json_file.h"
#include "office/seed.h"

#define SEED_KEYS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define SEED_TEXT(member) (member), sizeof(member)

/* Faults of what was written stand in the document; `err` is a lack of memory. */
struct seed_reading {
    const struct seed_options *options;
    struct seed *seed;
    struct map people; /* id to place in seed->people, from 1, as a pointer */
    struct map plans;  /* ids of activities and classes: each key once */
    int64_t start_ms;  /* options->now_ms in whole seconds */
    enum err err;
};

/* Zeroed memory for the items of a list, at least one; NULL after a lack of memory. */
void *seed_items(struct seed_reading *reading, size_t n, size_t size);
/* A key of a-z, 0-9, - and _ into `ret` of SEED_KEY_MAX bytes. */
void seed_get_key(const struct json_node *node, const char *key, char *ret);
/* A key of somebody in people; the place, or 0 with a fault. */
size_t seed_get_person(struct seed_reading *reading, const struct json_node *node, const char *key);
enum date_zone seed_get_zone(const struct json_node *node);
/* The id of an activity or a class; a fault when the key was there before. */
struct id seed_plan_id(struct seed_reading *reading, const struct json_node *node, const char *kind,
                       const char *key);

/* seed_people.c */
void seed_read_people(struct seed_reading *reading, const struct json_node *root);
/* seed_plans.c */
void seed_read_activities(struct seed_reading *reading, const struct json_node *root);
/* seed_classes.c */
void seed_read_classes(struct seed_reading *reading, const struct json_node *node,
                       struct seed_activity *ret);

#endif
