/* seed_classes.c - the classes of an activity: when they are, and what is asked in them. */
#include "base/date.h"
#include "office/seed_parts.h"

#define SECONDS_FROM_START_MAX (400 * 24 * 3600)
#define SEGMENT_SECONDS_MAX (24 * 3600)

static const struct word_table segment_words = {(const char *const[]){NULL, "learning", "break"},
                                                3};

static int64_t read_begin(const struct seed_reading *reading, const struct json_node *node)
{
    struct json_node begin = json_get_any(node, "begin");
    int64_t at_ms = 0;

    if (json_count(&begin)) { /* a text has no members */
        json_only(&begin, SEED_KEYS("seconds_from_start"));
        return reading->start_ms + 1000 * json_get_i64(&begin, "seconds_from_start",
                                                       -SECONDS_FROM_START_MAX,
                                                       SECONDS_FROM_START_MAX);
    }
    const char *text = json_get_borrowed(&begin, NULL, DATE_TEXT_MAX);
    if (date_parse(slice_of_text(text), &at_ms))
        json_fault(&begin, NULL, "a moment like 2025-03-10T08:00:00+07:00 is expected");
    return at_ms;
}

static int64_t read_length_ms(const struct json_node *node)
{
    bool in_seconds = json_has(node, "seconds");
    if (in_seconds && json_has(node, "minutes"))
        json_fault(node, "seconds", "minutes stands there too: one of both is expected");
    if (in_seconds)
        return 1000 * json_get_i64(node, "seconds", 1, SEGMENT_SECONDS_MAX);
    return 60000 * json_get_i64(node, "minutes", 1, SEGMENT_SECONDS_MAX / 60);
}

static void read_segments(const struct json_node *node, int64_t at_ms, struct timetable *ret)
{
    struct json_node list = json_get_list(node, "segments", 1, CATALOG_SEGMENTS_MAX);
    enum timetable_fault fault;
    size_t segment = 0;

    for (size_t i = 0; i < json_count(&list); i++) {
        struct json_node item = json_at(&list, i);
        json_only(&item, SEED_KEYS("kind", "minutes", "seconds"));
        enum timetable_kind kind =
            (enum timetable_kind)json_get_choice(&item, "kind", &segment_words);
        int64_t end_ms = at_ms + read_length_ms(&item);
        ret->segments[ret->n++] = (struct timetable_segment){kind, at_ms, end_ms};
        at_ms = end_ms;
    }
    if (json_ok(node->doc) && timetable_check(ret, &fault, &segment))
        json_fault(&list, NULL, "no timetable: %s (segment %zu)", timetable_fault_name(fault),
                   segment);
}

static void read_poll(const struct json_node *node, struct poll_row *ret)
{
    json_only(node, SEED_KEYS("question", "options", "multiple", "anonymous"));
    json_get_text(node, "question", SEED_TEXT(ret->question));
    ret->multiple = json_get_bool_or(node, "multiple", false);
    ret->anonymous = json_get_bool_or(node, "anonymous", false);
    struct json_node options = json_get_list(node, "options", 2, CATALOG_OPTIONS_MAX);
    for (; ret->n_options < json_count(&options); ret->n_options++) {
        struct json_node item = json_at(&options, ret->n_options);
        json_get_text(&item, NULL, SEED_TEXT(ret->options[ret->n_options]));
    }
}

static void read_polls(struct seed_reading *reading, const struct json_node *node,
                       struct seed_class *ret)
{
    struct json_node list = json_get_list_or_none(node, "polls", SEED_POLLS_MAX);
    size_t n = json_count(&list);

    ret->polls = seed_items(reading, n, sizeof *ret->polls);
    for (; ret->polls && ret->n_polls < n; ret->n_polls++) {
        struct json_node item = json_at(&list, ret->n_polls);
        struct poll_row *poll = &ret->polls[ret->n_polls];
        poll->class_id = ret->row.id;
        poll->ordinal = (uint32_t)ret->n_polls + 1;
        read_poll(&item, poll);
    }
}

static void read_class(struct seed_reading *reading, const struct json_node *node,
                       struct seed_class *ret)
{
    json_only(node, SEED_KEYS("key", "title", "begin", "segments", "polls"));
    seed_get_key(node, "key", ret->key);
    ret->row.id = seed_plan_id(reading, node, "class", ret->key);
    json_get_text(node, "title", SEED_TEXT(ret->row.title));
    read_segments(node, read_begin(reading, node), &ret->row.table);
    read_polls(reading, node, ret);
}

void seed_read_classes(struct seed_reading *reading, const struct json_node *node,
                       struct seed_activity *ret)
{
    struct json_node list = json_get_list(node, "classes", 1, SEED_CLASSES_MAX);
    size_t n = json_count(&list);

    ret->classes = seed_items(reading, n, sizeof *ret->classes);
    for (; ret->classes && ret->n_classes < n && !reading->err; ret->n_classes++) {
        struct json_node item = json_at(&list, ret->n_classes);
        struct seed_class *class = &ret->classes[ret->n_classes];
        class->row.activity = ret->row.id;
        class->row.ordinal = (uint32_t)ret->n_classes + 1;
        read_class(reading, &item, class);
    }
}
