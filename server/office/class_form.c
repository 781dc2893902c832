#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "credit/policy_set.h"
#include "office/call.h"
#include "office/form.h"
#include "office/office_inside.h"
#include "office/plan_form.h"
#include "store/store_catalog.h"

#define FAR_AWAY_MS (INT64_C(2) * 366 * DATE_DAY_MS)

const char *const class_form_keys[] = {"title", "unit", "segments", "due_ms", "reason", NULL};

/* A segment and where it stood in the list that was sent. */
struct placed {
    struct timetable_segment segment;
    uint32_t line;
};

struct placed_list {
    size_t n;
    struct placed at[CATALOG_SEGMENTS_MAX];
};

/* ---- reading ---- */

static void put_in_order(struct placed_list *list, const struct placed *placed)
{
    size_t i = list->n++;
    for (; i && list->at[i - 1].segment.start_ms > placed->segment.start_ms; i--)
        list->at[i] = list->at[i - 1];
    list->at[i] = *placed;
}

static void read_segment(struct form *form, struct placed_list *list)
{
    char kind[16] = "learning";
    struct placed placed = {.line = form->line};

    form_text(form, "kind", kind, sizeof kind);
    form_moment(form, "start_ms", &placed.segment.start_ms);
    form_moment(form, "end_ms", &placed.segment.end_ms);
    if (timetable_kind_parse(slice_of_text(kind), &placed.segment.kind))
        form_fault(form, "segments", "unknown_word", kind);
    else
        put_in_order(list, &placed);
}

static void read_segments(struct form *form, struct placed_list *ret)
{
    const struct json_node whole = form->at;
    struct json_node list = json_get_list(&whole, "segments", 0, 4 * (size_t)CATALOG_SEGMENTS_MAX);
    size_t n = json_count(&list);

    ret->n = 0;
    if (n > CATALOG_SEGMENTS_MAX) {
        form_fault(form, "segments", "too_many", "32");
        n = 0;
    }
    for (size_t i = 0; i < n && json_ok(&form->doc); i++) {
        form->at = json_at(&list, i);
        form->line = (uint32_t)i + 1;
        json_only(&form->at, (const char *const[]){"kind", "start_ms", "end_ms", NULL});
        read_segment(form, ret);
    }
    form->at = whole;
    form->line = 0;
}

/* ---- what is wrong with them ---- */

struct hours {
    char text[48];
};

/* "2: 09.15-10.00" */
static struct hours hours_of(const struct placed *placed, enum date_zone zone)
{
    const struct civil from = date_civil(placed->segment.start_ms, (int)zone);
    const struct civil to = date_civil(placed->segment.end_ms, (int)zone);
    struct hours ret;
    snprintf(ret.text, sizeof ret.text, "%u: %02d.%02d-%02d.%02d", placed->line, from.hour % 100,
             from.minute % 100, to.hour % 100, to.minute % 100);
    return ret;
}

static void check_segments(struct form *form, const struct placed_list *list, enum date_zone zone)
{
    int64_t end_ms = INT64_MIN;
    bool learns = false;
    char both[FAULT_VALUE_MAX];

    for (size_t i = 0; i < list->n; i++) {
        const struct placed *placed = &list->at[i];
        learns = learns || placed->segment.kind == SEGMENT_LEARNING;
        form->line = placed->line;
        if (placed->segment.end_ms <= placed->segment.start_ms) {
            form_fault(form, "segments", "not_forward", hours_of(placed, zone).text);
        } else if (i && placed->segment.start_ms < list->at[i - 1].segment.end_ms) {
            snprintf(both, sizeof both, "%s, %s", hours_of(&list->at[i - 1], zone).text,
                     hours_of(placed, zone).text);
            form_fault(form, "segments", "overlap", both);
        }
        if (placed->segment.end_ms > end_ms)
            end_ms = placed->segment.end_ms;
    }
    form->line = 0;
    if (!learns)
        form_fault(form, "segments", "no_learning", NULL);
    else if (end_ms - list->at[0].segment.start_ms > TIMETABLE_SPAN_MS_MAX)
        form_fault(form, "segments", "too_long_span", "24");
}

static void take_segments(const struct placed_list *list, struct timetable *ret)
{
    *ret = (struct timetable){.n = list->n};
    for (size_t i = 0; i < list->n; i++)
        ret->segments[i] = list->at[i].segment;
}

/* ---- beside the others ---- */

struct neighbours {
    struct form *form;
    const struct class_row *row;
};

static enum err look_at_neighbour(const struct class_row *other, void *arg)
{
    const struct neighbours *neighbours = arg;
    const struct timetable *own = &neighbours->row->table;
    bool apart = timetable_end_ms(&other->table) <= timetable_start_ms(own) ||
                 timetable_start_ms(&other->table) >= timetable_end_ms(own);
    if (!apart && !other->cancelled_ms && !id_equal(other->id, neighbours->row->id))
        form_warn(neighbours->form, "segments", "class_overlap", other->title);
    return OK;
}

static void warn_of_moment(struct form *form, const struct class_row *row)
{
    int64_t away_ms = timetable_start_ms(&row->table) - form->call->now_ms;
    if (away_ms > FAR_AWAY_MS || away_ms < -FAR_AWAY_MS)
        form_warn(form, "segments", "far_away", NULL);
    else if (timetable_end_ms(&row->table) < form->call->now_ms)
        form_warn(form, "segments", "in_the_past", NULL);
}

/* ---- units ---- */

struct unit_search {
    uint32_t ordinal;
    struct unit_row found; /* ordinal 0: there is none */
};

static enum err look_for_unit(const struct unit_row *row, void *arg)
{
    struct unit_search *search = arg;
    if (row->ordinal == search->ordinal)
        search->found = *row;
    return OK;
}

/* Something done alone until it is due: its planned JP as one stretch before that moment. */
static void stretch_until_due(struct form *form, const struct activity_row *activity,
                              const struct unit_row *unit, struct class_row *row)
{
    const struct policy *policy =
        policy_set_find(form->call->office->links.policies, activity->policy);
    int64_t due_ms = 0;

    form_moment(form, "due_ms", &due_ms);
    if (unit->mode != MODE_ASYNCHRONOUS) {
        form_fault(form, "due_ms", "not_asynchronous", NULL);
        return;
    }
    int64_t length_ms = policy ? (int64_t)unit->planned_jp * policy->jp_seconds * 1000 : 0;
    if (length_ms == 0)
        form_fault(form, "unit", "no_planned_jp", unit->title);
    else if (length_ms > TIMETABLE_SPAN_MS_MAX || due_ms < length_ms)
        form_fault(form, "unit", "too_long_span", "24");
    else
        row->table = (struct timetable){
            .n = 1, .segments = {{SEGMENT_LEARNING, due_ms - length_ms, due_ms}}};
}

enum err class_form_read(struct form *form, const struct activity_row *activity,
                         struct class_row *row)
{
    struct unit_search search = {0};
    struct placed_list list = {0};

    form_text(form, "title", row->title, sizeof row->title);
    form_count(form, "unit", 0, INT32_MAX, &row->unit);
    form_need(form, "title", row->title);
    search.ordinal = row->unit;
    enum err err = store_units(form->store, row->activity, look_for_unit, &search);
    if (err)
        return err;
    if (row->unit && !search.found.ordinal)
        form_fault(form, "unit", "unknown", NULL);
    if (form_has(form, "due_ms")) {
        stretch_until_due(form, activity, &search.found, row);
    } else if (form_has(form, "segments")) {
        read_segments(form, &list);
        if (json_ok(&form->doc))
            check_segments(form, &list, activity->zone);
        take_segments(&list, &row->table);
    } else if (row->table.n == 0) {
        form_fault(form, "segments", "missing", NULL);
    }
    err = form_err(form);
    if (err)
        return err;
    warn_of_moment(form, row);
    return store_activity_classes(form->store, row->activity, look_at_neighbour,
                                  &(struct neighbours){form, row});
}
