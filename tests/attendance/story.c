#include "attendance/story.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINES_MAX 26
#define FACT_WORDS_MAX 32

struct id story_person(int number)
{
    struct id id = {{0}};
    id.bytes[0] = 0xaa;
    id.bytes[15] = (uint8_t)number;
    return id;
}

static void give_up(const char *why, const char *at)
{
    printf("story: %s at \"%s\"\n", why, at);
    exit(2);
}

static int64_t moment(const char *word)
{
    char *end = NULL;
    double at_s = strtod(word, &end);
    if (end == word || *end)
        give_up("no moment", word);
    return STORY_START_MS + (int64_t)(at_s * 1000 + (at_s < 0 ? -0.5 : 0.5));
}

/* "b2": line b of person 2. */
static void name_line(struct presence *fact, const char *word)
{
    fact->line = 1;
    fact->person = story_person(1);
    if (!word)
        return;
    if (word[0] < 'a' || word[0] > 'z')
        give_up("no line", word);
    fact->line = (uint32_t)(word[0] - 'a' + 1);
    if (word[1])
        fact->person = story_person(word[1] - '0');
}

static enum leave_reason reason(const char *word)
{
    enum leave_reason why = LEAVE_ASKED;
    if (word && leave_reason_parse(slice_of_text(word), &why))
        give_up("no reason", word);
    return why;
}

static struct slice roll_body(struct roll *roll, char **words, int n, uint8_t memory[512])
{
    struct roll_entry entries[LINES_MAX];
    size_t k = 0;
    for (int i = 2; i < n; i++) {
        entries[k].line = (uint32_t)(words[i][0] - 'a' + 1);
        entries[k++].age_s = (uint8_t)atoi(words[i] + 1);
    }
    roll_sort(entries, k);

    struct writer w = writer_of(memory, 512);
    enum err err = roll_encode(roll, entries, k, words[0][0] == 'W', &w);
    if (err == ERR_NOMEM) { /* taken away once, by a test that does that */
        w = writer_of(memory, 512);
        err = roll_encode(roll, entries, k, words[0][0] == 'W', &w);
    }
    if (err)
        give_up("roll cannot be written", words[1]);
    return (struct slice){memory, writer_len(&w)};
}

static enum err feed_words(struct class_fold *fold, struct roll *roll, char **words, int n)
{
    uint8_t memory[512];
    struct presence fact = {0};

    if (words[0][0] == 'N') {
        roll_forget(roll);
        return OK;
    }
    if (n < 2)
        give_up("fact without a moment", words[0]);
    fact.at_ms = moment(words[1]);
    switch (words[0][0]) {
    case 'J':
        fact.kind = PRESENCE_JOINED;
        name_line(&fact, n > 2 ? words[2] : NULL);
        break;
    case 'L':
        fact.kind = PRESENCE_LEFT;
        name_line(&fact, n > 2 ? words[2] : NULL);
        fact.why = reason(n > 3 ? words[3] : NULL);
        break;
    case 'R':
    case 'W':
        fact.kind = PRESENCE_ROLL;
        fact.roll = roll_body(roll, words, n, memory);
        break;
    case 'X':
        fact.kind = PRESENCE_ROLL;
        fact.roll = slice_of_text("\x7f nonsense");
        break;
    default:
        give_up("no such fact", words[0]);
    }
    fact.seat = fact.line * 10;
    enum err err = class_fold_add(fold, &fact);
    return err == ERR_NOMEM ? class_fold_add(fold, &fact) : err;
}

enum err story_feed(struct class_fold *fold, const char *events)
{
    char copy[STORY_TEXT_MAX];
    char *facts = NULL;
    struct roll roll;
    enum err err = OK;

    roll_init(&roll, LINES_MAX);
    snprintf(copy, sizeof copy, "%s", events);
    for (char *fact = strtok_r(copy, ";", &facts); fact && !err;
         fact = strtok_r(NULL, ";", &facts)) {
        char *words[FACT_WORDS_MAX];
        char *rest = NULL;
        int n = 0;
        for (char *w = strtok_r(fact, " ", &rest); w && n < FACT_WORDS_MAX;
             w = strtok_r(NULL, " ", &rest))
            words[n++] = w;
        if (n > 0)
            err = feed_words(fold, &roll, words, n);
    }
    roll_finish(&roll);
    return err;
}

static int64_t live_ms(int live_s)
{
    return live_s < 0 ? FOLD_NOT_LIVE : STORY_START_MS + live_s * INT64_C(1000);
}

static void write_moment(struct writer *w, int64_t at_ms)
{
    int64_t ms = at_ms - STORY_START_MS;
    write_format(w, "%" PRId64, ms / 1000);
    if (ms % 1000)
        write_format(w, ".%" PRId64, ms % 1000 / 100);
}

static void write_interval(struct writer *w, int64_t start_ms, int64_t end_ms)
{
    write_moment(w, start_ms);
    write_text(w, "-");
    write_moment(w, end_ms);
}

static void write_person(struct writer *w, const struct class_fold *fold, struct id person,
                         int64_t at_ms)
{
    struct interval_list list = {0};
    enum err err = class_fold_unite(fold, person, at_ms, &list);
    if (err)
        write_text(w, err_name(err));
    for (size_t i = 0; i < list.n; i++) {
        write_text(w, i ? " " : "");
        write_interval(w, list.at[i].start_ms, list.at[i].end_ms);
    }
    interval_list_finish(&list);
}

struct story_text story_united(const struct class_fold *fold, int live_s)
{
    struct story_text ret = {""};
    struct writer w = writer_of(ret.text, sizeof ret.text - 1);
    size_t n = class_fold_person_count(fold);

    for (size_t i = 0; i < n; i++) {
        struct id person = class_fold_person(fold, i);
        if (n > 1)
            write_format(&w, "%s%u: ", i ? " | " : "", person.bytes[15]);
        write_person(&w, fold, person, live_ms(live_s));
    }
    return ret;
}

struct story_text story_lines(const struct class_fold *fold, int live_s)
{
    struct story_text ret = {""};
    struct writer w = writer_of(ret.text, sizeof ret.text - 1);

    for (size_t i = 0; i < class_fold_line_count(fold); i++) {
        struct line_interval line = class_fold_line(fold, i, live_ms(live_s));
        write_format(&w, "%s%c ", i ? ", " : "", (char)('a' + line.line - 1));
        write_interval(&w, line.start_ms, line.end_ms);
        write_format(&w, " %s", line.open ? "open" : leave_reason_name(line.why));
    }
    return ret;
}

struct story_text story_oddities(const struct class_fold *fold)
{
    struct fold_oddities odd = class_fold_oddities(fold);
    const struct {
        const char *name;
        uint32_t n;
    } all[] = {
        {"joined_twice", odd.joined_twice},   {"left_twice", odd.left_twice},
        {"unknown_lines", odd.unknown_lines}, {"left_before_join", odd.left_before_join},
        {"bad_facts", odd.bad_facts},         {"bad_rolls", odd.bad_rolls},
    };
    struct story_text ret = {""};
    struct writer w = writer_of(ret.text, sizeof ret.text - 1);

    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        if (all[i].n)
            write_format(&w, "%s%s %u", writer_len(&w) ? ", " : "", all[i].name, all[i].n);
    }
    return ret;
}
