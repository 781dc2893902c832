/* notice.h - what the office tells the workers, and how a home asks it to judge.
 *
 * Runs on   letters are written by office threads and read by workers. class_over is called on a
 *           worker and returns at once.
 * Letter bodies are in memory from base/alloc and belong to the reader.
 */
#ifndef SWITCH_NOTICE_H
#define SWITCH_NOTICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/id.h"
#include "wire/gen_messages.h"

struct mailbox;

/* Kinds of struct letter (base/mailbox.h). */
enum notice_letter {
    LETTER_LINK_ENDED = 300, /* struct link_ended: a personal link was revoked or replaced */
    LETTER_CLASS_JUDGED,     /* struct class_judged: the answer to class_over */
    LETTER_CLASS_CHANGED     /* struct class_changed: its plan is another one now */
};

struct link_ended {
    struct id activity;
    struct id person;
    int64_t at_ms; /* tickets issued before no longer open */
};

/* A class that has not begun was moved, renamed or cancelled: who has loaded it must read it anew. */
struct class_changed {
    struct id class_id;
};

#define JUDGED_REASONS_MAX 8

/* One learner's account after the class, in the numbers of the message `account`. */
struct judged_person {
    struct id person;
    uint32_t attended_s; /* of this class */
    uint32_t learning_s;
    uint32_t activity_attended_s;
    uint32_t activity_learning_s;
    uint32_t needed_s;
    uint32_t jp_full;
    uint32_t jp;
    bool enough;
    size_t reasons_n;
    struct reason reasons[JUDGED_REASONS_MAX]; /* codes are static texts */
};

struct class_judged {
    struct id class_id;
    bool posted; /* the activity is closed and its entries are in the ledger */
    bool more_to_come; /* another class of the activity has not ended yet */
    size_t n;
    struct judged_person people[];
};

/* Who judges when a class is over; main plugs the office in. Asking again is harmless: an activity
 * is closed once. No letter comes while it cannot be done (the database is away): ask again. */
struct class_closer {
    void (*class_over)(void *arg, struct id class_id, struct mailbox *answer_to);
    void *arg;
};

#endif
