/* seed_plans.c - the activities, and who takes part. */
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "credit/entry.h"
#include "credit/parts.h"
#include "credit/policy_set.h"
#include "office/seed_parts.h"

static void add_enrolled(struct seed_reading *reading, const struct json_node *list,
                         enum enrolment_role role, struct seed_activity *ret)
{
    for (size_t i = 0; i < json_count(list); i++) {
        struct json_node item = json_at(list, i);
        size_t person = seed_get_person(reading, &item, NULL);
        for (size_t k = 0; k < ret->n_enrolled; k++)
            if (ret->enrolled[k].person == person)
                json_fault(&item, NULL, "this person is enrolled twice");
        if (json_ok(list->doc))
            ret->enrolled[ret->n_enrolled++] = (struct seed_enrolled){person, role};
    }
}

static void read_enrolled(struct seed_reading *reading, const struct json_node *node,
                          struct seed_activity *ret)
{
    struct json_node instructors = json_get_list(node, "instructors", 1, SEED_PEOPLE_MAX);
    struct json_node learners = json_get_list(node, "learners", 0, SEED_PEOPLE_MAX);
    size_t n = json_count(&instructors) + json_count(&learners);

    ret->enrolled = seed_items(reading, n, sizeof *ret->enrolled);
    if (!ret->enrolled)
        return;
    add_enrolled(reading, &instructors, ENROLMENT_INSTRUCTOR, ret);
    add_enrolled(reading, &learners, ENROLMENT_LEARNER, ret);
}

/* What the plan is worth must be known before anybody joins. */
static void read_worth(struct seed_reading *reading, const struct json_node *node,
                       const struct policy *policy, struct seed_activity *ret)
{
    struct activity_row *row = &ret->row;
    struct part_class *classes = seed_items(reading, ret->n_classes, sizeof *classes);

    if (!classes)
        return;
    for (size_t i = 0; i < ret->n_classes; i++)
        classes[i] = (struct part_class){.table = &ret->classes[i].row.table,
                                         .ordinal = ret->classes[i].row.ordinal};
    const struct part_plan plan = {.category = row->category,
                                   .international = row->international,
                                   .offset_min = (int)row->zone,
                                   .classes = classes,
                                   .n = ret->n_classes};
    enum err err = parts_programme(policy, &plan, &row->planned_jp);
    mem_free(classes);
    if (err == ERR_NOMEM)
        reading->err = err;
    else if (!policy_category(policy, row->category))
        json_fault(node, "category", "%s is no category of %s", row->category, policy->id);
    else if (err)
        json_fault(node, "category", "%s has no value in %s", row->category, policy->id);
}

static void read_policy(struct seed_reading *reading, const struct json_node *node,
                        struct seed_activity *ret)
{
    const struct policy_set *set = reading->options->policies;
    if (!json_ok(node->doc) || reading->err)
        return;
    const struct policy *policy = policy_set_find(set, ret->row.policy);
    if (!policy) {
        json_fault(node, "policy", "%s is not among the policies here", ret->row.policy);
        return;
    }
    int64_t end_ms = INT64_MIN;
    for (size_t i = 0; i < ret->n_classes; i++)
        if (timetable_end_ms(&ret->classes[i].row.table) > end_ms)
            end_ms = timetable_end_ms(&ret->classes[i].row.table);
    int64_t day = entry_ends_day(end_ms, (int)ret->row.zone);
    if (policy_set_for_day(set, day) != policy)
        json_fault(node, "policy", "%s is not in force on %s, the last day", policy->id,
                   date_text_day(end_ms - 1, (int)ret->row.zone).text);
    read_worth(reading, node, policy, ret);
}

static void read_activity(struct seed_reading *reading, const struct json_node *node,
                          struct seed_activity *ret)
{
    struct activity_row *row = &ret->row;

    json_only(node, SEED_KEYS("key", "title", "organiser", "description", "category",
                              "international", "policy", "zone", "min_attendance_percent",
                              "instructors", "learners", "classes"));
    seed_get_key(node, "key", ret->key);
    row->id = seed_plan_id(reading, node, "activity", ret->key);
    json_get_text(node, "title", SEED_TEXT(row->title));
    json_get_text(node, "organiser", SEED_TEXT(row->organiser));
    json_get_text_or(node, "description", "", SEED_TEXT(row->description));
    json_get_text(node, "category", SEED_TEXT(row->category));
    row->international = json_get_bool_or(node, "international", false);
    json_get_text(node, "policy", SEED_TEXT(row->policy));
    row->zone = seed_get_zone(node);
    row->min_attendance_percent =
        (uint32_t)json_get_i64_or(node, "min_attendance_percent", 1, 100, 0);
    row->created_ms = reading->options->now_ms;
    read_enrolled(reading, node, ret);
    seed_read_classes(reading, node, ret);
    read_policy(reading, node, ret);
}

void seed_read_activities(struct seed_reading *reading, const struct json_node *root)
{
    struct seed *seed = reading->seed;
    struct json_node list = json_get_list(root, "activities", 1, SEED_ACTIVITIES_MAX);
    size_t n = json_count(&list);

    seed->activities = seed_items(reading, n, sizeof *seed->activities);
    for (; seed->activities && seed->n_activities < n && !reading->err; seed->n_activities++) {
        struct json_node node = json_at(&list, seed->n_activities);
        read_activity(reading, &node, &seed->activities[seed->n_activities]);
    }
}
