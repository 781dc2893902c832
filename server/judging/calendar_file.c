#include "judging/calendar_file.h"

#include <stdio.h>

#include "base/alloc.h"
#include "judging/json_file.h"

#define HOURS_TEXT_MAX 12 /* 07.30-16.00 */

static void read_source(const struct json_node *parent, const char *key, struct legal_source *ret)
{
    char confidence[2];
    struct json_node node = json_get_object(parent, key);

    json_only(&node, JSON_KEYS("mark", "confidence", "text"));
    ret->mark = (enum source_mark)json_get_choice(&node, "mark", &source_mark_words);
    json_get_text(&node, "confidence", JSON_ROOM(confidence));
    ret->confidence = confidence[0];
    json_get_text(&node, "text", JSON_ROOM(ret->text));
}

/* `07.30-16.00`, or empty: no work. */
static struct work_hours read_hours(const struct json_node *item)
{
    char text[HOURS_TEXT_MAX];
    int hour[2], minute[2], len = 0;

    json_get_text_or_empty(item, NULL, JSON_ROOM(text));
    if (!text[0])
        return (struct work_hours){0, 0};
    if (sscanf(text, "%2d.%2d-%2d.%2d%n", &hour[0], &minute[0], &hour[1], &minute[1], &len) != 4 ||
        text[len] || hour[0] < 0 || hour[1] > 24 || minute[0] < 0 || minute[0] > 59 ||
        minute[1] < 0 || minute[1] > 59) {
        json_fault(item, NULL, "hours like 07.30-16.00 are expected, or nothing");
        return (struct work_hours){0, 0};
    }
    return (struct work_hours){hour[0] * 60 + minute[0], hour[1] * 60 + minute[1]};
}

static void read_period(const struct json_node *node, struct work_period *ret)
{
    json_only(node, JSON_KEYS("title", "first_day", "last_day", "week", "legal_source"));
    json_get_text(node, "title", JSON_ROOM(ret->title));
    ret->first_day = json_get_day(node, "first_day");
    ret->last_day = json_has(node, "last_day") ? json_get_day(node, "last_day") : POLICY_OPEN_END;
    struct json_node week = json_get_list(node, "week", CALENDAR_WEEKDAYS, CALENDAR_WEEKDAYS);
    for (size_t i = 0; i < json_count(&week); i++) {
        struct json_node item = json_at(&week, i);
        ret->week[i] = read_hours(&item);
    }
    read_source(node, "legal_source", &ret->legal_source);
}

static void read_calendar(const struct json_node *root, struct work_calendar *ret)
{
    json_only(root, JSON_KEYS("id", "title", "periods", "holidays_source", "holidays"));
    json_get_text(root, "id", JSON_ROOM(ret->id));
    json_get_text(root, "title", JSON_ROOM(ret->title));
    struct json_node list = json_get_list(root, "periods", 1, CALENDAR_PERIODS_MAX);
    for (; ret->n_periods < json_count(&list); ret->n_periods++) {
        struct json_node item = json_at(&list, ret->n_periods);
        read_period(&item, &ret->periods[ret->n_periods]);
    }
    read_source(root, "holidays_source", &ret->holidays_source);
    list = json_get_list(root, "holidays", 0, CALENDAR_HOLIDAYS_MAX);
    for (; ret->n_holidays < json_count(&list); ret->n_holidays++) {
        struct json_node item = json_at(&list, ret->n_holidays);
        struct work_holiday *holiday = &ret->holidays[ret->n_holidays];
        json_only(&item, JSON_KEYS("day", "title"));
        holiday->day = json_get_day(&item, "day");
        json_get_text(&item, "title", JSON_ROOM(holiday->title));
    }
}

static enum err read_file(const char *path, struct fault_room room, struct work_calendar *ret)
{
    struct json_file file;
    struct policy_fault wrong;
    enum err err = json_file_open(&file, path, CALENDAR_FILE_BYTES_MAX, room);
    if (!err) {
        struct json_node root = json_root(&file.doc);
        read_calendar(&root, ret);
        err = json_file_err(&file, room);
    }
    json_file_close(&file);
    if (!err && work_calendar_check(ret, &wrong)) {
        fault_write(room, "%s: %s: %s", path, wrong.where, wrong.reason);
        err = ERR_CONFIG;
    }
    return err;
}

enum err calendar_file_load(struct work_calendar **ret, const char *path, char *ret_fault,
                            size_t fault_room)
{
    struct fault_room room = {ret_fault, fault_room};
    struct work_calendar *calendar = mem_zalloc(1, sizeof *calendar);
    enum err err = calendar ? read_file(path, room, calendar) : ERR_NOMEM;

    if (err)
        mem_free(calendar);
    else
        *ret = calendar;
    return err;
}
