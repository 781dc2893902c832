#include "attendance/intervals.h"

#include <string.h>

#include "base/alloc.h"

struct fold_line {
    uint32_t line;
    uint32_t seat;
    size_t person; /* place in persons */
    int64_t joined_ms;
    int64_t end_ms;        /* of one that left; else the last sign of life so far */
    enum leave_reason why; /* NONE: has not left */
    bool present;          /* joined since the last roll, or stands in it */
};

void class_fold_init(struct class_fold *fold, uint32_t lines_max)
{
    *fold = (struct class_fold){.lines_max = lines_max};
    map_init(&fold->person_index, lines_max);
    roll_init(&fold->roll, lines_max);
}

void class_fold_finish(struct class_fold *fold)
{
    mem_free(fold->lines);
    mem_free(fold->persons);
    map_finish(&fold->person_index);
    roll_finish(&fold->roll);
    *fold = (struct class_fold){0};
}

/* Where the line stands, or where it would have to stand. */
static size_t place_of_line(const struct class_fold *fold, uint32_t line)
{
    size_t low = 0;
    size_t high = fold->n_lines;

    if (high > 0 && fold->lines[high - 1].line < line)
        return high; /* lines mostly come in order */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (fold->lines[middle].line < line)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct fold_line *find_line(const struct class_fold *fold, uint32_t line)
{
    size_t i = place_of_line(fold, line);
    return i < fold->n_lines && fold->lines[i].line == line ? &fold->lines[i] : NULL;
}

/* 0 for a stranger, else the place in persons and one. */
static size_t person_number(const struct class_fold *fold, struct id person)
{
    return (size_t)(uintptr_t)map_get_id(&fold->person_index, person);
}

static enum err make_room(void **items, size_t *room, size_t n, size_t item_bytes)
{
    if (n < *room)
        return OK;
    size_t more = *room ? *room * 2 : 16;
    void *memory = mem_realloc(*items, more * item_bytes);
    if (!memory)
        return ERR_NOMEM;
    *items = memory;
    *room = more;
    return OK;
}

static enum err add_person(struct class_fold *fold, struct id person)
{
    void *persons = fold->persons;
    enum err err = make_room(&persons, &fold->room_persons, fold->n_persons, sizeof *fold->persons);
    fold->persons = persons;
    if (!err)
        err = map_put_id(&fold->person_index, person, (void *)(uintptr_t)(fold->n_persons + 1));
    if (!err)
        fold->persons[fold->n_persons++] = person;
    return err;
}

static enum err add_joined(struct class_fold *fold, const struct presence *fact)
{
    size_t at = place_of_line(fold, fact->line);
    if (at < fold->n_lines && fold->lines[at].line == fact->line) {
        fold->oddities.joined_twice++;
        return OK;
    }
    if (fold->n_lines >= fold->lines_max)
        return ERR_FULL;

    void *lines = fold->lines;
    enum err err = make_room(&lines, &fold->room_lines, fold->n_lines, sizeof *fold->lines);
    fold->lines = lines;
    if (!err && !person_number(fold, fact->person))
        err = add_person(fold, fact->person);
    if (err)
        return err;

    memmove(&fold->lines[at + 1], &fold->lines[at], (fold->n_lines - at) * sizeof *fold->lines);
    fold->lines[at] = (struct fold_line){
        .line = fact->line,
        .seat = fact->seat,
        .person = person_number(fold, fact->person) - 1,
        .joined_ms = fact->at_ms,
        .end_ms = fact->at_ms,
        .why = LEAVE_NONE,
        .present = true,
    };
    fold->n_lines++;
    return OK;
}

static void add_left(struct class_fold *fold, const struct presence *fact)
{
    struct fold_line *line = find_line(fold, fact->line);
    if (!line) {
        fold->oddities.unknown_lines++;
        return;
    }
    if (!id_equal(fold->persons[line->person], fact->person)) {
        fold->oddities.bad_facts++;
        return;
    }
    if (line->why != LEAVE_NONE) {
        fold->oddities.left_twice++;
        return;
    }
    if (fact->at_ms < line->joined_ms)
        fold->oddities.left_before_join++;
    line->end_ms = fact->at_ms > line->joined_ms ? fact->at_ms : line->joined_ms;
    line->why = fact->why;
    line->present = false;
}

/* A sign of life from a roll: only ever moves the end of an open line forward. */
static void give_sign(struct fold_line *line, int64_t at_ms, uint8_t age_s)
{
    int64_t sign_ms = at_ms - (int64_t)age_s * 1000;
    if (age_s < ROLL_AGE_MAX && sign_ms > line->end_ms)
        line->end_ms = sign_ms;
    line->present = true;
}

static void take_signs(struct class_fold *fold, int64_t at_ms)
{
    const struct roll *roll = &fold->roll;
    size_t k = 0;
    size_t known = 0;

    for (size_t i = 0; i < fold->n_lines; i++) {
        struct fold_line *line = &fold->lines[i];
        while (k < roll->n && roll->entries[k].line < line->line)
            k++;
        bool stands = k < roll->n && roll->entries[k].line == line->line;
        known += stands;
        line->present = false;
        if (stands && line->why == LEAVE_NONE)
            give_sign(line, at_ms, roll->entries[k].age_s);
    }
    fold->oddities.unknown_lines += (uint32_t)(roll->n - known);
}

static enum err add_roll(struct class_fold *fold, const struct presence *fact)
{
    enum err err = roll_apply(&fold->roll, fact->roll);
    if (err == ERR_NOMEM)
        return err;
    if (err) {
        /* Changes against a roll that we could not read would be wrong: wait for a whole one. */
        roll_forget(&fold->roll);
        fold->oddities.bad_rolls++;
        return OK;
    }
    take_signs(fold, fact->at_ms);
    return OK;
}

enum err class_fold_add(struct class_fold *fold, const struct presence *fact)
{
    if (!presence_is_whole(fact)) {
        fold->oddities.bad_facts++;
        return OK;
    }
    switch (fact->kind) {
    case PRESENCE_JOINED:
        return add_joined(fold, fact);
    case PRESENCE_LEFT:
        add_left(fold, fact);
        return OK;
    case PRESENCE_ROLL:
        return add_roll(fold, fact);
    }
    return OK;
}

struct fold_oddities class_fold_oddities(const struct class_fold *fold)
{
    return fold->oddities;
}

size_t class_fold_person_count(const struct class_fold *fold)
{
    return fold->n_persons;
}

struct id class_fold_person(const struct class_fold *fold, size_t i)
{
    return fold->persons[i];
}

size_t class_fold_line_count(const struct class_fold *fold)
{
    return fold->n_lines;
}

struct line_interval class_fold_line(const struct class_fold *fold, size_t i, int64_t live_ms)
{
    const struct fold_line *line = &fold->lines[i];
    struct line_interval ret = {
        .person = fold->persons[line->person],
        .line = line->line,
        .seat = line->seat,
        .start_ms = line->joined_ms,
        .end_ms = line->end_ms,
        .why = line->why,
    };

    if (line->why != LEAVE_NONE)
        return ret;
    if (line->present && live_ms != FOLD_NOT_LIVE) {
        ret.open = true;
        ret.end_ms = live_ms > line->end_ms ? live_ms : line->end_ms;
    } else {
        ret.why = LEAVE_SERVER_LOST;
    }
    return ret;
}

enum err class_fold_unite(const struct class_fold *fold, struct id person, int64_t live_ms,
                          struct interval_list *ret)
{
    size_t number = person_number(fold, person);
    if (!number)
        return OK;

    for (size_t i = 0; i < fold->n_lines; i++) {
        if (fold->lines[i].person != number - 1)
            continue;
        struct line_interval line = class_fold_line(fold, i, live_ms);
        enum err err = interval_list_add(ret, line.start_ms, line.end_ms);
        if (err)
            return err;
    }
    interval_list_unite(ret, 0);
    return OK;
}

bool class_fold_open_line(const struct class_fold *fold, uint32_t from, struct open_line *ret)
{
    for (size_t i = place_of_line(fold, from); i < fold->n_lines; i++) {
        const struct fold_line *line = &fold->lines[i];
        if (line->why != LEAVE_NONE)
            continue;
        *ret = (struct open_line){fold->persons[line->person], line->line, line->seat,
                                  line->joined_ms, line->end_ms};
        return true;
    }
    return false;
}

uint32_t class_fold_last_line(const struct class_fold *fold)
{
    return fold->n_lines ? fold->lines[fold->n_lines - 1].line : 0;
}
