#include "office/changes.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "credit/policy_words.h"
#include "store/store_desk.h"

enum field_kind { TEXT, COUNT, SWITCH, WORD, ZONE, DAY, MOMENT, PERSON };

struct field {
    const char *name;
    enum field_kind kind;
    size_t at;
    size_t room;
    const struct word_table *words;
};

#define PLACE(row, member) offsetof(struct row, member), sizeof(((struct row *)0)->member)
#define FIELD(row, kind, member)                                                                   \
    {                                                                                              \
#member, kind, PLACE(row, member), NULL                                                    \
    }
#define CHOICE(row, member, table)                                                                 \
    {                                                                                              \
#member, WORD, PLACE(row, member), table                                                   \
    }
#define N(table) (sizeof(table) / sizeof((table)[0]))

static const struct field activity_fields[] = {
    FIELD(activity_row, TEXT, title),
    FIELD(activity_row, TEXT, organiser),
    FIELD(activity_row, TEXT, category),
    FIELD(activity_row, SWITCH, international),
    FIELD(activity_row, COUNT, planned_jp),
    FIELD(activity_row, TEXT, policy),
    FIELD(activity_row, ZONE, zone),
    FIELD(activity_row, COUNT, min_attendance_percent),
    FIELD(activity_row, TEXT, description),
    CHOICE(activity_row, ledger, &jp_ledger_words),
    CHOICE(activity_row, post_test, &test_wish_words),
    FIELD(activity_row, TEXT, batch),
    FIELD(activity_row, TEXT, place),
    FIELD(activity_row, TEXT, legal_basis),
    FIELD(activity_row, TEXT, signatory_name),
    FIELD(activity_row, TEXT, signatory_position),
    FIELD(activity_row, TEXT, signatory_nip),
    FIELD(activity_row, MOMENT, cancelled_ms),
};
static const struct field unit_fields[] = {
    FIELD(unit_row, TEXT, title),
    CHOICE(unit_row, mode, &unit_mode_words),
    FIELD(unit_row, COUNT, planned_jp),
};
static const struct field class_fields[] = {
    FIELD(class_row, TEXT, title),
    FIELD(class_row, COUNT, unit),
    FIELD(class_row, MOMENT, cancelled_ms),
};
static const struct field person_fields[] = {
    FIELD(person_row, TEXT, name),
    FIELD(person_row, TEXT, nip),
    CHOICE(person_row, employment, &employment_words),
    FIELD(person_row, TEXT, post),
    FIELD(person_row, TEXT, unit),
    FIELD(person_row, TEXT, position),
    FIELD(person_row, TEXT, agency),
    FIELD(person_row, ZONE, zone),
    FIELD(person_row, DAY, contract_start_day),
    FIELD(person_row, DAY, contract_end_day),
    FIELD(person_row, DAY, status_day),
    FIELD(person_row, PERSON, superior),
    FIELD(person_row, TEXT, siasn_id),
    FIELD(person_row, MOMENT, left_ms),
};
static const struct field account_fields[] = {
    CHOICE(account_row, role, &account_role_words),
    FIELD(account_row, MOMENT, closed_ms),
};

/* ---- one value, in words ---- */

static void write_moment(int64_t at_ms, char *ret, size_t room)
{
    snprintf(ret, room, "%s", at_ms ? date_text(at_ms, DATE_UTC).text : "");
}

static void write_day(int64_t day, char *ret, size_t room)
{
    bool known = day != CATALOG_NO_DAY;
    snprintf(ret, room, "%s", known ? date_text_day(day * DATE_DAY_MS, DATE_UTC).text : "");
}

/* Short values only: texts are compared where they stand. */
static void write_value(const struct field *field, const void *at, char *ret, size_t room)
{
    switch (field->kind) {
    case TEXT:
        break;
    case COUNT:
        snprintf(ret, room, "%u", *(const uint32_t *)at);
        break;
    case SWITCH:
        snprintf(ret, room, "%s", *(const bool *)at ? "true" : "false");
        break;
    case WORD:
        snprintf(ret, room, "%s", word_name(field->words, (int)*(const unsigned *)at));
        break;
    case ZONE:
        snprintf(ret, room, "%s", zone_name(*(const enum date_zone *)at));
        break;
    case DAY:
        write_day(*(const int64_t *)at, ret, room);
        break;
    case MOMENT:
        write_moment(*(const int64_t *)at, ret, room);
        break;
    case PERSON:
        snprintf(ret, room, "%s",
                 id_is_none(*(const struct id *)at) ? "" : id_text(*(const struct id *)at).text);
        break;
    }
}

/* Both sides of a field; texts are borrowed, the rest is written into `memory`. */
static const char *value_text(const struct field *field, const void *row, char memory[64])
{
    const char *at = (const char *)row + field->at;
    if (field->kind == TEXT)
        return at;
    write_value(field, at, memory, 64);
    return memory;
}

/* ---- lines ---- */

enum err changes_line(struct store *store, const struct change_by *by,
                      const struct change_row *line)
{
    struct change_row row = *line;
    row.at_ms = by->at_ms;
    row.who = by->who;
    row.reason = by->reason ? by->reason : "";
    row.import_id = by->import_id;
    row.before = line->before ? line->before : "";
    row.after = line->after ? line->after : "";
    return store_change_append(store, &row);
}

struct sides {
    struct store *store;
    const struct change_by *by;
    enum change_noun noun;
    struct id about;
    const char *prefix; /* of the names of fields: which unit, which person */
    const void *before;
    const void *after;
};

static enum err write_field(const struct sides *sides, const struct field *field)
{
    char name[DESK_FIELD_MAX * 2];
    char old[64];
    char new[64];
    const char *before = value_text(field, sides->before, old);
    const char *after = value_text(field, sides->after, new);

    if (strcmp(before, after) == 0)
        return OK;
    snprintf(name, sizeof name, "%s%s", sides->prefix, field->name);
    return changes_line(sides->store, sides->by,
                        &(struct change_row){.noun = sides->noun,
                                             .about = sides->about,
                                             .field = name,
                                             .before = before,
                                             .after = after});
}

static enum err write_fields(const struct sides *sides, const struct field *fields, size_t n)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < n; i++)
        err = write_field(sides, &fields[i]);
    return err;
}

static enum err write_made(const struct sides *sides, const char *name)
{
    return changes_line(
        sides->store, sides->by,
        &(struct change_row){
            .noun = sides->noun, .about = sides->about, .field = "+", .after = name});
}

static enum err write_taken(const struct sides *sides, const char *name)
{
    return changes_line(
        sides->store, sides->by,
        &(struct change_row){
            .noun = sides->noun, .about = sides->about, .field = "-", .before = name});
}

/* ---- one function for each noun ---- */

enum err changes_activity(struct store *store, const struct change_by *by,
                          const struct activity_row *before, const struct activity_row *after)
{
    const struct sides sides = {store, by, CHANGE_ACTIVITY, after->id, "", before, after};
    return before ? write_fields(&sides, activity_fields, N(activity_fields))
                  : write_made(&sides, after->title);
}

enum err changes_unit(struct store *store, const struct change_by *by,
                      const struct unit_row *before, const struct unit_row *after)
{
    char prefix[16];
    struct sides sides = {store,  by,     CHANGE_UNIT, (after ? after : before)->activity,
                          prefix, before, after};
    snprintf(prefix, sizeof prefix, "%u.", (after ? after : before)->ordinal);
    if (!before)
        return write_made(&sides, after->title);
    return after ? write_fields(&sides, unit_fields, N(unit_fields))
                 : write_taken(&sides, before->title);
}

static void write_table(const struct timetable *table, char *ret, size_t room)
{
    size_t len = 0;
    ret[0] = '\0';
    for (size_t i = 0; i < table->n && len < room; i++) {
        const struct timetable_segment *segment = &table->segments[i];
        len += (size_t)snprintf(
            ret + len, room - len, "%s%s %s/%s", i ? "; " : "", timetable_kind_name(segment->kind),
            date_text(segment->start_ms, DATE_UTC).text, date_text(segment->end_ms, DATE_UTC).text);
    }
}

static enum err write_moved(const struct sides *sides)
{
    char before[DESK_VALUE_MAX];
    char after[DESK_VALUE_MAX];
    write_table(&((const struct class_row *)sides->before)->table, before, sizeof before);
    write_table(&((const struct class_row *)sides->after)->table, after, sizeof after);
    if (strcmp(before, after) == 0)
        return OK;
    return changes_line(sides->store, sides->by,
                        &(struct change_row){.noun = sides->noun,
                                             .about = sides->about,
                                             .field = "timetable",
                                             .before = before,
                                             .after = after});
}

enum err changes_class(struct store *store, const struct change_by *by,
                       const struct class_row *before, const struct class_row *after)
{
    const struct sides sides = {store, by, CHANGE_CLASS, after->id, "", before, after};
    if (!before)
        return write_made(&sides, after->title);
    enum err err = write_fields(&sides, class_fields, N(class_fields));
    return err ? err : write_moved(&sides);
}

enum err changes_person(struct store *store, const struct change_by *by,
                        const struct person_row *before, const struct person_row *after)
{
    const struct sides sides = {store, by, CHANGE_PERSON, after->id, "", before, after};
    return before ? write_fields(&sides, person_fields, N(person_fields))
                  : write_made(&sides, after->name);
}

/* "learner", "learner withdrawn 2026-03-02T08:00:00Z"; "" for none. */
static void write_enrolment(const struct enrolment_row *row, char *ret, size_t room)
{
    ret[0] = '\0';
    if (row)
        snprintf(ret, room, "%s%s%s", word_name(&enrolment_role_words, (int)row->role),
                 row->withdrawn_ms ? " withdrawn " : "",
                 row->withdrawn_ms ? date_text(row->withdrawn_ms, DATE_UTC).text : "");
}

enum err changes_enrolment(struct store *store, const struct change_by *by,
                           const struct enrolment_row *before, const struct enrolment_row *after)
{
    const struct enrolment_row *row = after ? after : before;
    char old[80];
    char new[80];

    write_enrolment(before, old, sizeof old);
    write_enrolment(after, new, sizeof new);
    if (strcmp(old, new) == 0)
        return OK;
    return changes_line(store, by,
                        &(struct change_row){.noun = CHANGE_ENROLMENT,
                                             .about = row->activity,
                                             .field = id_text(row->person).text,
                                             .before = old,
                                             .after = new});
}

enum err changes_account(struct store *store, const struct change_by *by,
                         const struct account_row *before, const struct account_row *after)
{
    const struct sides sides = {store, by, CHANGE_ACCOUNT, after->person, "", before, after};
    if (!before)
        return write_made(&sides, after->name);
    enum err err = write_fields(&sides, account_fields, N(account_fields));
    if (!err && strcmp(before->password, after->password) != 0)
        err =
            changes_line(store, by,
                         &(struct change_row){
                             .noun = CHANGE_ACCOUNT, .about = after->person, .field = "password"});
    return err;
}

/* ---- without writing, and backwards ---- */

void changes_person_each(const struct person_row *before, const struct person_row *after,
                         changes_each *each, void *arg)
{
    char old[64];
    char new[64];
    for (size_t i = 0; i < N(person_fields); i++) {
        const char *was = value_text(&person_fields[i], before, old);
        const char *is = value_text(&person_fields[i], after, new);
        if (strcmp(was, is) != 0)
            each(person_fields[i].name, was, is, arg);
    }
}

static enum err read_day(struct slice text, int64_t *ret)
{
    *ret = CATALOG_NO_DAY;
    return text.len ? date_parse_day(text, ret) : OK;
}

static enum err read_id(struct slice text, struct id *ret)
{
    *ret = id_none;
    return text.len ? id_parse(ret, text) : OK;
}

static bool read_value(const struct field *field, struct slice text, char *at)
{
    switch (field->kind) {
    case TEXT:
        return text_copy(at, field->room, text);
    case WORD:
        *(unsigned *)(void *)at = (unsigned)word_parse(field->words, text);
        return *(unsigned *)(void *)at != 0;
    case ZONE:
        return !zone_parse(text, (enum date_zone *)(void *)at);
    case DAY:
        return !read_day(text, (int64_t *)(void *)at);
    case PERSON:
        return !read_id(text, (struct id *)(void *)at);
    case COUNT:
    case SWITCH:
    case MOMENT:
        break; /* no import writes one */
    }
    return false;
}

bool changes_person_take_back(struct person_row *row, const struct change_row *line)
{
    char memory[64];
    for (size_t i = 0; i < N(person_fields); i++) {
        const struct field *field = &person_fields[i];
        if (strcmp(field->name, line->field) != 0)
            continue;
        if (field->at == offsetof(struct person_row, status_day))
            return true; /* the other lines make what holds since then as it was before */
        return strcmp(value_text(field, row, memory), line->after) == 0 &&
               read_value(field, slice_of_text(line->before), (char *)row + field->at);
    }
    return false;
}
