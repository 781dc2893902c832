#include "session/rollbook.h"

#include <stdio.h>

#include "attendance/intervals.h"
#include "base/alloc.h"
#include "base/log.h"
#include "base/map.h"
#include "credit/jp.h"
#include "credit/progress.h"
#include "room/room_watch.h"
#include "store/store_thread.h"
#include "wire/gen_messages.h"
#include "wire/pack.h"

#define WHOLE_ROLL_MS 300000
#define PEOPLE_MAX 20000

struct rollbook {
    struct rollbook_setup setup;
    char category[POLICY_RULE_MAX];
    struct room_watch watch;
    struct class_fold fold;
    struct roll roll; /* as written in this run */
    int64_t whole_roll_at_ms;
    struct map prior; /* person to struct rollbook_prior */
    uint64_t last_tag;
};

/* ---- the journal ---- */

static bool append(struct rollbook *book, const struct journal_line *line, uint64_t tag)
{
    struct journal_line whole = *line;
    whole.event = id_new(book->setup.chance);
    whole.class_id = book->setup.class_id;
    whole.run = book->setup.run;
    int64_t since_ms = whole.at_ms - book->setup.anchor.wall_ms;
    whole.mono_ms = since_ms > 0 || book->setup.anchor.mono_ms > (uint64_t)-since_ms
                        ? book->setup.anchor.mono_ms + (uint64_t)since_ms
                        : 0;
    enum err err =
        store_thread_append(book->setup.store, &whole, 1, tag ? book->setup.answer_to : NULL, tag);
    if (err)
        LOG_ERROR(rollbook, "line not taken", "class=%s kind=%u err=%s",
                  id_text(whole.class_id).text, whole.kind, err_name(err));
    return !err;
}

static void remember(struct rollbook *book, const struct presence *fact)
{
    enum err err = class_fold_add(&book->fold, fact);
    if (err)
        LOG_ERROR(rollbook, "account falls behind", "class=%s err=%s",
                  id_text(book->setup.class_id).text, err_name(err));
}

static enum leave_reason reason_of(enum line_end why)
{
    switch (why) {
    case LINE_END_ASKED:
        return LEAVE_ASKED;
    case LINE_END_LOST:
        return LEAVE_LOST;
    case LINE_END_REMOVED:
        return LEAVE_REMOVED;
    case LINE_END_CLASS_OVER:
        return LEAVE_CLASS_OVER;
    case LINE_END_SERVER_STOPPED:
        return LEAVE_SERVER_STOPPED;
    }
    return LEAVE_LOST;
}

static void write_presence(struct rollbook *book, const struct presence *fact)
{
    const struct journal_line line = {.kind = (uint16_t)fact->kind,
                                      .why = (uint8_t)fact->why,
                                      .person = fact->person,
                                      .line = fact->line,
                                      .seat = fact->seat,
                                      .at_ms = fact->at_ms,
                                      .body = fact->roll};
    append(book, &line, 0);
    remember(book, fact);
}

static void on_entered(void *arg, const struct watch_entered *entered)
{
    write_presence(arg, &(struct presence){.kind = PRESENCE_JOINED,
                                           .at_ms = entered->at_ms,
                                           .line = entered->line,
                                           .seat = entered->seat,
                                           .person = entered->person});
}

static void on_left(void *arg, const struct watch_left *left)
{
    write_presence(arg, &(struct presence){.kind = PRESENCE_LEFT,
                                           .why = reason_of(left->why),
                                           .at_ms = left->at_ms,
                                           .line = left->line,
                                           .seat = left->seat,
                                           .person = left->person});
}

static enum err pack_roll(struct rollbook *book, const struct watch_roll_entry *entries, size_t n,
                          bool whole, struct writer *w)
{
    struct roll_entry *rows = mem_zalloc(n ? n : 1, sizeof *rows);
    if (!rows)
        return ERR_NOMEM;
    for (size_t i = 0; i < n; i++)
        rows[i] = (struct roll_entry){.line = entries[i].line, .age_s = entries[i].age_s};
    enum err err = roll_encode(&book->roll, rows, n, whole, w);
    mem_free(rows);
    return err;
}

static void on_roll(void *arg, const struct watch_roll_entry *entries, size_t n, int64_t at_ms)
{
    struct rollbook *book = arg;
    bool whole = at_ms - book->whole_roll_at_ms >= WHOLE_ROLL_MS;
    size_t room = roll_bytes_max(book->roll.n, n);
    uint8_t *body = mem_alloc(room);
    if (!body) {
        LOG_ERROR(rollbook, "roll not written", "err=%s", err_name(ERR_NOMEM));
        return;
    }
    struct writer w = writer_of(body, room);
    enum err err = pack_roll(book, entries, n, whole, &w);
    if (err) {
        LOG_ERROR(rollbook, "roll not written", "err=%s", err_name(err));
    } else {
        if (whole)
            book->whole_roll_at_ms = at_ms;
        write_presence(book, &(struct presence){.kind = PRESENCE_ROLL,
                                                .at_ms = at_ms,
                                                .roll = {body, writer_len(&w)}});
    }
    mem_free(body);
}

static void on_fact(void *arg, enum fact_type type, const void *fact, int64_t at_ms, uint64_t tag)
{
    struct rollbook *book = arg;
    struct buffer body = {0};
    enum err err = wire_pack_fact(type, fact, &body);
    if (err) {
        LOG_ERROR(rollbook, "fact not written", "type=%s err=%s", fact_info[type].name,
                  err_name(err));
    } else {
        const struct journal_line line = {
            .kind = fact_info[type].id, .at_ms = at_ms, .body = buffer_slice(&body)};
        if (append(book, &line, tag) && tag)
            book->last_tag = tag;
    }
    buffer_finish(&body);
}

/* ---- life ---- */

enum err rollbook_create(struct rollbook **ret, const struct rollbook_setup *setup)
{
    struct rollbook *book = mem_zalloc(1, sizeof *book);
    if (!book)
        return ERR_NOMEM;
    book->setup = *setup;
    snprintf(book->category, sizeof book->category, "%s", setup->category);
    book->setup.category = book->category;
    book->whole_roll_at_ms = setup->anchor.wall_ms;
    book->watch = (struct room_watch){
        .entered = on_entered, .left = on_left, .roll = on_roll, .fact = on_fact, .arg = book};
    class_fold_init(&book->fold, setup->lines_max);
    roll_init(&book->roll, setup->lines_max);
    map_init(&book->prior, PEOPLE_MAX);
    *ret = book;
    return OK;
}

void rollbook_destroy(struct rollbook *book)
{
    if (!book)
        return;
    unsigned cursor = 0;
    for (void *at = map_next(&book->prior, &cursor); at; at = map_next(&book->prior, &cursor))
        mem_free(at);
    map_finish(&book->prior);
    roll_finish(&book->roll);
    class_fold_finish(&book->fold);
    mem_free(book);
}

const struct room_watch *rollbook_watch(struct rollbook *book)
{
    return &book->watch;
}

enum err rollbook_replay(struct rollbook *book, const struct presence *fact)
{
    return class_fold_add(&book->fold, fact);
}

enum err rollbook_add_prior(struct rollbook *book, const struct rollbook_prior *prior)
{
    struct rollbook_prior *copy = mem_alloc(sizeof *copy);
    if (!copy)
        return ERR_NOMEM;
    *copy = *prior;
    enum err err = map_put_id(&book->prior, prior->person, copy);
    if (err)
        mem_free(copy);
    return err;
}

bool rollbook_took_tag(const struct rollbook *book, uint64_t tag)
{
    return book->last_tag == tag;
}

/* ---- the account ---- */

/* Learning milliseconds of the timetable that are over at now_ms. */
static uint64_t elapsed_ms(const struct timetable *table, const struct judge_rule *rule,
                           int64_t now_ms)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < table->n; i++) {
        const struct timetable_segment *segment = &table->segments[i];
        int64_t end_ms = segment->end_ms < now_ms ? segment->end_ms : now_ms;
        bool counts = segment->kind == SEGMENT_LEARNING || rule->break_counts;
        if (counts && end_ms > segment->start_ms)
            sum += (uint64_t)(end_ms - segment->start_ms);
    }
    return sum;
}

static enum err class_sum(const struct rollbook *book, struct id person, int64_t now_ms,
                          const struct judge_rule *rule, struct attendance_sum *ret)
{
    struct interval_list united = {0};
    enum err err = class_fold_unite(&book->fold, person, now_ms, &united);
    if (!err)
        attendance_sum_add(ret, &united, &book->setup.table, rule);
    interval_list_finish(&united);
    return err;
}

enum err rollbook_account(const struct rollbook *book, struct id person, int64_t now_ms,
                          struct msg_account *ret)
{
    const struct rollbook_setup *setup = &book->setup;
    struct judge_rule rule = jp_judge_rule(setup->policy, setup->min_attendance_percent);
    struct attendance_sum own = {0};

    enum err err = class_sum(book, person, now_ms, &rule, &own);
    if (err)
        return err;
    uint64_t gone_ms = elapsed_ms(&setup->table, &rule, now_ms);
    const struct rollbook_prior *prior = map_get_id(&book->prior, person);
    struct progress_input input = {.category = setup->category,
                                   .international = setup->international,
                                   .whole = own,
                                   .remaining_ms =
                                       own.learning_ms - gone_ms + setup->other_to_come_ms,
                                   .min_attendance_percent = setup->min_attendance_percent};
    input.whole.attended_ms += prior ? prior->attended_ms : 0;
    input.whole.learning_ms += setup->other_learning_ms;
    struct progress progress;
    err = progress_of(setup->policy, &input, &progress);
    uint32_t jp_full = 0;
    if (!err)
        err = jp_of_programme(setup->policy, setup->category, setup->international,
                              &(struct jp_plan){.learning_s = progress.learning_seconds}, &jp_full);
    if (err)
        return err;
    if (prior && prior->no_status)
        jp_full = progress.jp_now = 0;
    *ret = (struct msg_account){.state = ACCOUNT_STATE_LIVE,
                                .attended_s = (uint32_t)(own.attended_ms / 1000),
                                .elapsed_s = (uint32_t)(gone_ms / 1000),
                                .learning_s = (uint32_t)(own.learning_ms / 1000),
                                .activity_attended_s = (uint32_t)progress.attended_seconds,
                                .activity_learning_s = (uint32_t)progress.learning_seconds,
                                .needed_s = (uint32_t)progress.needed_seconds,
                                .reachable = progress.reachable,
                                .jp_full = jp_full,
                                .jp = progress.jp_now,
                                .enough = progress.reached};
    return OK;
}
