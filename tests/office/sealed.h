/* sealed.h - a school whose classes are closed and sealed by the real parts: store thread, closing,
 * sealing, a signing key in the school's folder.
 *
 * The policy is the shipped one with a single category, in the school's folder: a bundle is small
 * enough to be tried byte by byte.
 */
#ifndef TESTS_OFFICE_SEALED_H
#define TESTS_OFFICE_SEALED_H

#include "office/closing.h"
#include "office/school.h"
#include "proof/proof.h"
#include "proof/receipt.h"
#include "proof/sealing.h"
#include "store/store_seal.h"
#include "store/store_thread.h"
#include "support/fake_chance.h"
#include "support/fake_clock.h"
#include "wire/gen_messages.h"

#define SEALED_COORDINATOR 90 /* the number of that person, who is in no activity */
#define SEALED_SECOND 91      /* and of another one */

struct sealed {
    struct school school;
    struct fake_clock clock;
    struct fake_chance chance;
    struct store_thread *thread;
    struct sealing *sealing;
    struct closing closing;
    struct store *reader;
};

void sealed_open(struct sealed *sealed, unsigned classes, unsigned minutes, unsigned people);
/* The same with the activity, and the policy's only category, of another kind. */
void sealed_open_as(struct sealed *sealed, const char *category, unsigned classes, unsigned minutes,
                    unsigned people);
void sealed_close(struct sealed *sealed);

/* Between these two the store belongs to the store thread. */
void sealed_start(struct sealed *sealed);
void sealed_stop(struct sealed *sealed);

/* Starts, does what a server does then for what an earlier run left, stops. */
void sealed_sweep(struct sealed *sealed);
/* Starts, lets the closing judge this class as a home does, stops. */
void sealed_class_over(struct sealed *sealed, unsigned class_n);
/* A line of the book of activity n, written by person `by` at the clock's moment; its event.
 * Between stop and start. */
struct id sealed_states(struct sealed *sealed, unsigned activity, unsigned by, enum fact_type type,
                        const void *fact);
/* Person n was there (or was not) from second to second of a class of activity 1. */
struct sealed_claim {
    unsigned class_n;
    unsigned person;
    bool absent;
    int from_s;
    int to_s;
    bool second; /* waits for somebody else */
};
struct id sealed_corrects(struct sealed *sealed, const struct sealed_claim *claim);
struct id sealed_approves(struct sealed *sealed, unsigned activity, unsigned by, struct id fact);
struct id sealed_withdraws(struct sealed *sealed, unsigned activity, unsigned by, struct id fact);
/* Starts, settles activity n, stops. */
void sealed_settle(struct sealed *sealed, unsigned activity);
/* What recheck finds; prints it when there is anything. */
uint64_t sealed_differences(struct sealed *sealed);
/* Another activity with one class (number `class_n`) and the same people, held and sealed. */
void sealed_other_activity(struct sealed *sealed, unsigned activity, unsigned class_n,
                           unsigned people);
/* A new signing key, made by `who`. */
void sealed_rotate(struct sealed *sealed, const char *who);

size_t sealed_count(struct sealed *sealed);
/* The bundle of activity n; ends the program when there is none. The caller finishes it. */
struct buffer sealed_bundle(struct sealed *sealed, unsigned activity);
/* The receipt's text of person n; ends the program when there is none. */
struct buffer sealed_receipt(struct sealed *sealed, unsigned activity, unsigned person);

/* What is to be said of a bundle, "" when it holds. */
struct verdict {
    enum err err;
    uint64_t line;
    char text[512];
    struct proof_totals totals;
};

/* Prints it when it does not say so. */
bool sealed_says(const struct verdict *verdict, const char *what);

struct verdict sealed_prove(struct slice bundle);
/* The same, then held against a receipt. */
struct verdict sealed_prove_with(struct slice bundle, struct slice receipt);

#endif
