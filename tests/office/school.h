/* school.h - a school of one activity on a real store, its journal written by hand.
 *
 * Person 1 teaches, the others learn. Class k begins on day k at 08.00 WIB; times are seconds after
 * the beginning of the class at hand. Whatever goes wrong here ends the program.
 */
#ifndef TESTS_OFFICE_SCHOOL_H
#define TESTS_OFFICE_SCHOOL_H

#include "attendance/presence.h"
#include "attendance/roll.h"
#include "credit/policy_set.h"
#include "office/scratch.h"
#include "store/fixture.h"
#include "wire/gen_messages.h"

struct school {
    struct scratch folder;
    struct store *store;
    struct policy_set policies; /* the shipped ones */
    struct work_calendar *calendar;
    unsigned events;
    unsigned class_n; /* the class at hand */
    struct roll roll;
};

/* One activity (key 1) of `classes` classes with one learning segment of `minutes` each. */
void school_open(struct school *school, unsigned classes, unsigned minutes, unsigned people);
void school_close(struct school *school);
/* Another connection to the same database. */
struct store *school_reader(const struct school *school);

/* From now on the facts are of this class. */
void school_class(struct school *school, unsigned class_n);
void school_phase(struct school *school, enum class_phase phase, int at_s);
void school_fact(struct school *school, enum fact_type type, const void *fact, int at_s);
/* Person 2 says this and votes, person 3 is removed with it as the note. */
void school_talks(struct school *school, const char *text, int at_s);
void school_joins(struct school *school, uint32_t line, unsigned person, int at_s);
void school_leaves(struct school *school, uint32_t line, unsigned person, int at_s,
                   enum leave_reason why);
/* These lines gave a sign `age_s` ago. */
void school_roll(struct school *school, const uint32_t *lines, size_t n, uint8_t age_s, int at_s);
/* Everybody from 1 to `people` is there from the beginning to `to_s`, when the class ends. */
void school_holds(struct school *school, unsigned class_n, unsigned people, int to_s);

int64_t school_at_ms(const struct school *school, int at_s);
struct id school_activity(void);
struct id school_person(unsigned n);

/* Runs SQL on the database as somebody would who tampers with it. */
void school_tamper(const struct school *school, const char *sql);

#endif
