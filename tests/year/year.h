/* year.h - a year of an agency, written into a store as a server would have written it.
 *
 * Runs on   one thread; the store belongs to it, but for year_close, which starts a store thread.
 * Owns      its folder's database and signing key; nothing of it is taken away at the end.
 *
 * The same size gives the same year, line by line. Numbers of people, activities and classes count
 * from 1; ids come from them (year_person and its like). Whatever goes wrong ends the program.
 */
#ifndef TESTS_YEAR_YEAR_H
#define TESTS_YEAR_YEAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/id.h"
#include "credit/policy_set.h"
#include "store/catalog.h"
#include "support/fake_chance.h"
#include "wire/gen_messages.h"

struct store;
struct work_calendar;

#define YEAR 2025
#define YEAR_CLASSES_MAX 5 /* of one activity */
#define YEAR_COORDINATORS 2
#define YEAR_PASSWORD "rahasia negara"
#define YEAR_LIVE_TOKEN "kelas-langsung-" /* then the number of the person */

/* A hundredth of the agency for each percent: 500 people in 2 units, 9 activities, 20 classes. */
struct year_size {
    unsigned people;
    unsigned units;
    unsigned activities;
};
struct year_size year_size(unsigned percent);

struct year {
    char folder[200];
    char db[240];
    struct store *store;
    struct policy_set policies;
    struct work_calendar *calendar;
    struct year_size size;
    struct fake_chance chance;
    unsigned attendances; /* people who came to a class, each class on its own */
    unsigned lines;       /* of the journal */
};

/* What follows from the number of an activity alone. */
struct year_activity {
    struct id id;
    const char *category;
    unsigned learners;
    unsigned n_classes;
    unsigned first_class; /* its number among all classes */
    unsigned first_person;
    unsigned step; /* learner k is the person k steps behind the first */
    bool capacity;
    bool tested;
    bool late_correction; /* one that comes after it was closed */
};

void year_must(enum err err, const char *what);
/* The folder must be there; the database must not, when it is to be written. */
void year_open(struct year *year, const char *folder, struct year_size size, bool read_only);
void year_close(struct year *year);

struct id year_person(unsigned n);
struct id year_coordinator(unsigned n);
struct year_activity year_activity(const struct year *year, unsigned n);
/* The person who sits in this seat: the instructor in seat 1, learners from seat 2 on. */
unsigned year_seat(const struct year *year, const struct year_activity *activity, unsigned seat);
struct class_row year_class(const struct year *year, const struct year_activity *activity,
                            unsigned ordinal);
/* An even draw that is the same in every run. */
unsigned year_draw(struct year *year, unsigned below);

/* The parts, in this order. */
void year_put_people(struct year *year);
void year_put_activities(struct year *year);
void year_hold_classes(struct year *year);
void year_write_books(struct year *year);
/* Judges, posts and seals everything in order of time; says how long that took when `to_say`. */
void year_settle(struct year *year, bool to_say);
/* All of them. */
void year_make(struct year *year, bool to_say);

/* A class of this very moment, an hour long, with a link for each of `people`: token
 * YEAR_LIVE_TOKEN and a number from 1; the first teaches. The real clock counts. */
void year_put_live(struct year *year, unsigned people);

/* Who states something about an activity, and when. */
struct year_stating {
    struct id activity;
    struct id by;
    int64_t at_ms;
};
/* A line of its book; its event. */
struct id year_states(struct year *year, const struct year_stating *stating, enum fact_type type,
                      const void *fact);

#endif
