#include "office/certificate_fill.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "judging/certificate_due.h"
#include "judging/judging.h"

#define ORGANISER_CODE_MAX 17
#define ORGANISER_CODE_MIN 2 /* letters */

#define COPY(to, from) text_copy((to), sizeof(to), slice_of_text(from))

/* ---- the activity ---- */

static int64_t day_of(int64_t at_ms, enum date_zone zone)
{
    struct civil civil = date_civil(at_ms, (int)zone);
    return date_days(civil.year, civil.month, civil.day);
}

static void fill_days(const struct activity_plan *plan, struct certificate_activity *ret)
{
    int64_t first_ms = INT64_MAX;
    for (size_t c = 0; c < plan->n_classes; c++) {
        int64_t start_ms = timetable_start_ms(&plan->classes[c].row.table);
        first_ms = start_ms < first_ms ? start_ms : first_ms;
        ret->modes[plan->classes[c].mode - 1] = true;
    }
    ret->last_day = plan->ends_day;
    ret->first_day = plan->n_classes ? day_of(first_ms, plan->activity.zone) : plan->ends_day;
}

static struct certificate_line *next_line(struct certificate_content *content)
{
    if (content->n_lines < CERTIFICATE_LINES_MAX)
        return &content->lines[content->n_lines++];
    content->lines_more++;
    return NULL;
}

static uint32_t unit_minutes(const struct activity_plan *plan, uint32_t ordinal)
{
    uint64_t learning_s = 0;
    for (size_t c = 0; c < plan->n_classes; c++)
        if (plan->classes[c].row.unit == ordinal)
            learning_s += plan->classes[c].learning_s;
    return (uint32_t)(learning_s / 60);
}

static void fill_units(const struct activity_plan *plan, struct certificate_content *ret)
{
    for (size_t i = 0; i < plan->n_units; i++) {
        const struct unit_row *unit = &plan->units[i];
        struct certificate_line *line = next_line(ret);
        if (!line)
            continue;
        COPY(line->title, unit->title);
        line->mode = unit->mode;
        line->jp = unit->planned_jp;
        line->minutes = unit_minutes(plan, unit->ordinal);
    }
}

static void fill_classes(const struct activity_plan *plan, struct certificate_content *ret)
{
    for (size_t c = 0; c < plan->n_classes; c++) {
        const struct plan_class *class = &plan->classes[c];
        struct certificate_line *line = next_line(ret);
        if (!line)
            continue;
        COPY(line->title, class->row.title);
        line->mode = class->mode;
        line->minutes = (uint32_t)(class->learning_s / 60);
    }
}

void certificate_fill_activity(const struct activity_judgement *judgement, int64_t now_ms,
                               struct certificate_content *ret)
{
    const struct activity_plan *plan = &judgement->plan;
    const struct activity_row *row = &plan->activity;
    const struct policy_category *category = policy_category(plan->policy, row->category);
    struct certificate_activity *activity = &ret->activity;

    ret->issued_day = day_of(now_ms, row->zone);
    COPY(activity->title, row->title);
    COPY(activity->batch, row->batch);
    COPY(activity->category, category ? category->title_id : row->category);
    COPY(activity->organiser, row->organiser);
    COPY(activity->legal_basis, row->legal_basis);
    COPY(activity->place, row->place);
    COPY(activity->policy, plan->policy->id);
    fill_days(plan, activity);
    COPY(ret->signatory.name, row->signatory_name);
    COPY(ret->signatory.position, row->signatory_position);
    COPY(ret->signatory.nip, row->signatory_nip);
    if (plan->n_units)
        fill_units(plan, ret);
    else
        fill_classes(plan, ret);
}

/* ---- the person ---- */

void certificate_fill_person(const struct judged_enrolled *person,
                             const struct certificate_due *due, struct certificate_content *ret)
{
    const struct person_row *row = &person->row;
    bool marked = person->test.state == TEST_PASSED || person->test.state == TEST_FAILED;

    ret->kind = due->kind;
    ret->jp = due->jp;
    ret->mark = marked ? person->test.score : CERTIFICATE_NO_MARK;
    COPY(ret->person.name, row->name);
    COPY(ret->person.nip, row->nip);
    ret->person.employment = row->employment;
    COPY(ret->person.agency, row->agency);
    COPY(ret->person.unit, row->unit);
    COPY(ret->person.position, row->position);
}

/* ---- the number ---- */

struct organiser_code {
    char text[ORGANISER_CODE_MAX];
};

static size_t capitals(const char *word)
{
    size_t n = 0;
    while (word[n] >= 'A' && word[n] <= 'Z')
        n++;
    bool ends = word[n] == '\0' || word[n] == ' ' || word[n] == ',';
    return ends ? n : 0;
}

static struct organiser_code code_of(const char *organiser)
{
    struct organiser_code ret = {"SNK"};
    for (const char *word = organiser; *word; word += *word == ' ') {
        size_t n = capitals(word);
        if (n >= ORGANISER_CODE_MIN && n < ORGANISER_CODE_MAX) {
            snprintf(ret.text, sizeof ret.text, "%.*s", (int)n, word);
            break;
        }
        word += strcspn(word, " ");
    }
    return ret;
}

void certificate_fill_number(uint32_t serial, struct certificate_content *ret)
{
    struct civil civil = date_civil(ret->issued_day * DATE_DAY_MS, DATE_UTC);
    snprintf(ret->number, sizeof ret->number, "%04d/%05u/%s", civil.year, (unsigned)serial,
             code_of(ret->activity.organiser).text);
}
