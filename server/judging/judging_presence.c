#include "base/alloc.h"
#include "history/history.h"
#include "judging/judging_parts.h"

/* Who holds how many lines, then each presence gets its part of one block. Strangers (coordinators,
 * who look on) get none. */
static enum err deal_room(struct judging *judging, const struct class_fold *fold, size_t c)
{
    struct activity_judgement *ret = judging->ret;
    size_t n_lines = class_fold_line_count(fold);

    for (size_t i = 0; i < n_lines; i++) {
        struct line_interval line = class_fold_line(fold, i, FOLD_NOT_LIVE);
        size_t place = judging_place(judging, line.person);
        if (place < ret->n_people)
            judging_presence(judging, place, c)->n_lines++;
    }
    struct line_interval *at = mem_zalloc(n_lines ? n_lines : 1, sizeof *at);
    if (!at)
        return ERR_NOMEM;
    ret->class_lines[c] = at;
    for (size_t place = 0; place < ret->n_people; place++) {
        struct judged_presence *presence = judging_presence(judging, place, c);
        presence->lines = at;
        at += presence->n_lines;
        presence->n_lines = 0; /* counted again while they are put there */
    }
    return OK;
}

static enum err put_lines(struct judging *judging, const struct class_fold *fold, size_t c,
                          int64_t live_ms)
{
    struct activity_judgement *ret = judging->ret;
    for (size_t i = 0; i < class_fold_line_count(fold); i++) {
        struct line_interval line = class_fold_line(fold, i, live_ms);
        size_t place = judging_place(judging, line.person);
        if (place == ret->n_people)
            continue;
        struct judged_presence *presence = judging_presence(judging, place, c);
        size_t first = (size_t)(presence->lines - ret->class_lines[c]);
        ret->class_lines[c][first + presence->n_lines++] = line;
        enum err err = interval_list_add(&presence->seen, line.start_ms, line.end_ms);
        if (err)
            return err;
    }
    return OK;
}

static void unite(struct judging *judging, const struct history_checks *checks, size_t c)
{
    for (size_t place = 0; place < judging->ret->n_people; place++) {
        struct judged_presence *presence = judging_presence(judging, place, c);
        interval_list_unite(&presence->seen, 0);
        history_checks_of(checks, judging->ret->people[place].row.id, &presence->checks.answered,
                          &presence->checks.missed);
    }
}

static uint32_t count_oddities(const struct class_fold *fold)
{
    struct fold_oddities odd = class_fold_oddities(fold);
    return odd.joined_twice + odd.left_twice + odd.unknown_lines + odd.left_before_join +
           odd.bad_facts + odd.bad_rolls;
}

static uint32_t count_open(const struct class_fold *fold)
{
    uint32_t n = 0;
    struct open_line open;
    for (uint32_t from = 0; class_fold_open_line(fold, from, &open); from = open.line + 1)
        n++;
    return n;
}

static enum err read_class(struct judging *judging, size_t c)
{
    const struct plan_class *class = &judging->ret->plan.classes[c];
    bool ended = class->phase == CLASS_PHASE_ENDED;
    struct class_fold fold;
    struct history_checks checks;

    /* Oddities are asked for where everybody is judged, not on one person's page. */
    enum err err = judging->only && ended
                       ? history_presence_ended(judging->store, class->row.id, &fold, &checks)
                       : history_presence(judging->store, class->row.id, &fold, &checks);
    if (!err)
        err = deal_room(judging, &fold, c);
    if (!err)
        err = put_lines(judging, &fold, c, ended ? FOLD_NOT_LIVE : judging->ret->now_ms);
    if (!err) {
        unite(judging, &checks, c);
        judging->ret->oddities += count_oddities(&fold);
        judging->ret->left_open += ended ? count_open(&fold) : 0;
    }
    class_fold_finish(&fold);
    history_checks_finish(&checks);
    return err;
}

enum err judging_read_presence(struct judging *judging)
{
    struct activity_judgement *ret = judging->ret;
    size_t n_classes = ret->plan.n_classes;

    ret->presences = mem_zalloc(ret->n_people * n_classes, sizeof *ret->presences);
    ret->class_lines = mem_zalloc(n_classes, sizeof *ret->class_lines);
    if (!ret->presences || !ret->class_lines)
        return ERR_NOMEM;
    for (size_t place = 0; place < ret->n_people; place++)
        ret->people[place].classes = ret->presences + place * n_classes;

    enum err err = OK;
    for (size_t c = 0; !err && c < n_classes; c++)
        err = read_class(judging, c);
    return err;
}
