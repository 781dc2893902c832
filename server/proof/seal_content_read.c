/* Reading of seal_content.h: as strict as what writes it. */
#include "base/alloc.h"
#include "base/text.h"
#include "judging/json_file.h"
#include "proof/seal_content.h"
#include "proof/seal_text.h"

#define KEYS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define TEXT(member) (member), sizeof(member)
#define PEOPLE_MAX 100000
#define INTERVALS_MAX 100000
#define CLASSES_MAX 1000
#define SECONDS_MAX (INT64_C(1) << 40)

static uint32_t get_u32(const struct json_node *node, const char *key)
{
    return (uint32_t)json_get_i64(node, key, 0, UINT32_MAX);
}

static int32_t get_i32(const struct json_node *node, const char *key)
{
    return (int32_t)json_get_i64(node, key, INT32_MIN, INT32_MAX);
}

static void read_activity(const struct json_node *root, struct activity_row *ret)
{
    struct json_node node = json_get_object(root, "activity");
    json_only(&node, KEYS("id", "title", "organiser", "category", "international", "planned_jp",
                          "zone", "min_attendance_percent"));
    ret->id = json_get_id(&node, "id");
    json_get_text(&node, "title", TEXT(ret->title));
    json_get_text_or_empty(&node, "organiser", TEXT(ret->organiser));
    json_get_text(&node, "category", TEXT(ret->category));
    ret->international = json_get_bool(&node, "international");
    ret->planned_jp = get_u32(&node, "planned_jp");
    const char *zone = json_get_borrowed(&node, "zone", 8);
    if (json_ok(node.doc) && zone_parse(slice_of_text(zone), &ret->zone) != OK)
        json_fault(&node, "zone", "WIB, WITA or WIT is expected");
    ret->min_attendance_percent = (uint32_t)json_get_i64(&node, "min_attendance_percent", 0, 100);
}

static void read_timetable(const struct json_node *node, struct timetable *ret)
{
    enum timetable_fault fault;
    size_t where;
    struct json_node list = json_get_list(node, "timetable", 1, TIMETABLE_SEGMENTS_MAX);
    for (; ret->n < json_count(&list); ret->n++) {
        struct json_node item = json_at(&list, ret->n);
        struct timetable_segment *segment = &ret->segments[ret->n];
        json_only(&item, KEYS("kind", "start_ms", "end_ms"));
        segment->kind =
            (enum timetable_kind)(1 + json_get_word(&item, "kind", KEYS("learning", "break")));
        segment->start_ms = json_get_i64(&item, "start_ms", 0, INT64_MAX);
        segment->end_ms = json_get_i64(&item, "end_ms", 0, INT64_MAX);
    }
    if (json_ok(node->doc) && timetable_check(ret, &fault, &where) != OK)
        json_fault(node, "timetable", "segment %zu: %s", where, timetable_fault_name(fault));
}

static void read_class(const struct json_node *root, struct class_row *ret)
{
    struct json_node node = json_get_object(root, "class");
    json_only(&node, KEYS("id", "ordinal", "title", "timetable"));
    ret->id = json_get_id(&node, "id");
    ret->ordinal = get_u32(&node, "ordinal");
    json_get_text_or_empty(&node, "title", TEXT(ret->title));
    read_timetable(&node, &ret->table);
}

static enum err read_intervals(const struct json_node *node, struct interval_list *ret)
{
    struct json_node list = json_get_list(node, "there_ms", 0, INTERVALS_MAX);
    for (size_t i = 0; i < json_count(&list); i++) {
        struct json_node pair = json_at(&list, i);
        struct json_node both = json_get_list(&pair, NULL, 2, 2);
        struct json_node first = json_at(&both, 0);
        struct json_node second = json_at(&both, 1);
        int64_t start_ms = json_get_i64(&first, NULL, 0, INT64_MAX - 1);
        int64_t end_ms = json_get_i64(&second, NULL, start_ms + 1, INT64_MAX);
        enum err err = interval_list_add(ret, start_ms, end_ms);
        if (err)
            return err;
    }
    return OK;
}

static enum err read_people(const struct json_node *root, struct seal_content *ret)
{
    struct json_node list = json_get_list(root, "attendance", 0, PEOPLE_MAX);
    ret->people = mem_zalloc(json_count(&list), sizeof *ret->people);
    if (!ret->people)
        return ERR_NOMEM;
    enum err err = OK;
    for (size_t i = 0; !err && i < json_count(&list); i++) {
        struct json_node item = json_at(&list, i);
        struct sealed_presence *person = &ret->people[ret->n_people++];
        json_only(&item, KEYS("person", "name", "role", "attended_s", "there_ms"));
        person->person = json_get_id(&item, "person");
        json_get_text(&item, "name", TEXT(person->name));
        person->role = (enum enrolment_role)json_get_choice(&item, "role", &enrolment_role_words);
        person->attended_s = (uint64_t)json_get_i64(&item, "attended_s", 0, SECONDS_MAX);
        err = read_intervals(&item, &person->united);
    }
    return err;
}

static void read_part(const struct json_node *item, struct sealed_part *ret)
{
    json_only(item, KEYS("occurrence", "month_before", "basis", "awarded_jp", "counted_jp",
                         "surplus_jp", "exact_num", "exact_den"));
    json_get_text_or_empty(item, "occurrence", TEXT(ret->occurrence));
    ret->month_before = get_u32(item, "month_before");
    seal_get_hash(item, "basis", ret->basis);
    ret->awarded_jp = get_u32(item, "awarded_jp");
    ret->counted_jp = get_u32(item, "counted_jp");
    ret->surplus_jp = get_u32(item, "surplus_jp");
    ret->exact_num = (uint64_t)json_get_i64(item, "exact_num", 0, INT64_MAX);
    ret->exact_den = (uint64_t)json_get_i64(item, "exact_den", 0, INT64_MAX);
}

static enum err read_credit(const struct json_node *item, struct sealed_credit *ret)
{
    json_only(item, KEYS("person", "role", "employment", "post", "before_jp", "attended_s",
                         "learning_s", "basis", "awarded_jp", "counted_jp", "surplus_jp", "parts"));
    ret->person = json_get_id(item, "person");
    ret->role = (enum enrolment_role)json_get_choice(item, "role", &enrolment_role_words);
    ret->employment = (enum employment)json_get_choice(item, "employment", &employment_words);
    json_get_text_or_empty(item, "post", TEXT(ret->post));
    ret->before_jp = get_u32(item, "before_jp");
    ret->attended_s = (uint64_t)json_get_i64(item, "attended_s", 0, SECONDS_MAX);
    ret->learning_s = (uint64_t)json_get_i64(item, "learning_s", 0, SECONDS_MAX);
    seal_get_hash(item, "basis", ret->basis);
    ret->awarded_jp = get_u32(item, "awarded_jp");
    ret->counted_jp = get_u32(item, "counted_jp");
    ret->surplus_jp = get_u32(item, "surplus_jp");
    struct json_node parts = json_get_list(item, "parts", 0, CLASSES_MAX);
    ret->parts = mem_zalloc(json_count(&parts), sizeof *ret->parts);
    if (!ret->parts)
        return ERR_NOMEM;
    for (; ret->n_parts < json_count(&parts); ret->n_parts++) {
        struct json_node part = json_at(&parts, ret->n_parts);
        read_part(&part, &ret->parts[ret->n_parts]);
    }
    return OK;
}

static void read_entry(const struct json_node *item, struct id activity, struct jp_entry *ret)
{
    json_only(item, KEYS("id", "person", "occurrence", "policy", "revision", "reverses", "rule",
                         "ledger", "jp", "surplus_jp", "mode_jp", "exact_num", "exact_den",
                         "ends_day", "basis", "posted_ms", "posted_by", "note"));
    json_get_text(item, "id", TEXT(ret->id));
    ret->key.activity = activity;
    ret->key.person = json_get_id(item, "person");
    json_get_text_or_empty(item, "occurrence", TEXT(ret->key.occurrence));
    json_get_text(item, "policy", TEXT(ret->key.policy));
    ret->key.revision = get_u32(item, "revision");
    json_get_text_or_empty(item, "reverses", TEXT(ret->reverses));
    json_get_text(item, "rule", TEXT(ret->rule));
    ret->ledger = (enum jp_ledger)json_get_choice(item, "ledger", &jp_ledger_words);
    ret->jp = get_i32(item, "jp");
    ret->surplus_jp = get_i32(item, "surplus_jp");
    struct json_node modes = json_get_list(item, "mode_jp", UNIT_MODES, UNIT_MODES);
    for (size_t i = 0; i < json_count(&modes); i++) {
        struct json_node mode = json_at(&modes, i);
        ret->mode_jp[i] = get_i32(&mode, NULL);
    }
    ret->exact_num = json_get_i64(item, "exact_num", INT64_MIN, INT64_MAX);
    ret->exact_den = json_get_i64(item, "exact_den", 1, INT64_MAX);
    ret->ends_day = json_get_i64(item, "ends_day", INT32_MIN, INT32_MAX);
    seal_get_hash(item, "basis", ret->basis);
    ret->posted_ms = json_get_i64(item, "posted_ms", 0, INT64_MAX);
    json_get_text_or_empty(item, "posted_by", TEXT(ret->posted_by));
    json_get_text_or_empty(item, "note", TEXT(ret->note));
}

static enum err read_credits(const struct json_node *root, struct seal_content *ret)
{
    struct json_node node = json_get_object_or_none(root, "credit");
    if (!json_is_there(&node))
        return OK;
    json_only(&node, KEYS("classes", "people", "entries"));
    struct json_node classes = json_get_list(&node, "classes", 1, CLASSES_MAX);
    struct json_node people = json_get_list(&node, "people", 0, PEOPLE_MAX);
    struct json_node entries = json_get_list(&node, "entries", 0, PEOPLE_MAX);

    ret->has_credit = true;
    ret->classes = mem_zalloc(json_count(&classes), sizeof *ret->classes);
    ret->credits = mem_zalloc(json_count(&people), sizeof *ret->credits);
    ret->entries = mem_zalloc(json_count(&entries), sizeof *ret->entries);
    if (!ret->classes || !ret->credits || !ret->entries)
        return ERR_NOMEM;
    for (; ret->n_classes < json_count(&classes); ret->n_classes++) {
        struct json_node item = json_at(&classes, ret->n_classes);
        ret->classes[ret->n_classes] = json_get_id(&item, NULL);
    }
    enum err err = OK;
    for (size_t i = 0; !err && i < json_count(&people); i++) {
        struct json_node item = json_at(&people, i);
        err = read_credit(&item, &ret->credits[ret->n_credits++]);
    }
    for (; ret->n_entries < json_count(&entries); ret->n_entries++) {
        struct json_node item = json_at(&entries, ret->n_entries);
        read_entry(&item, ret->activity.id, &ret->entries[ret->n_entries]);
    }
    return err;
}

enum err seal_content_read(const struct json_node *node, struct seal_content *ret)
{
    json_only(node, KEYS("sinkron_content", "activity", "class", "policy", "attendance", "credit"));
    json_get_i64(node, "sinkron_content", 1, 1);
    read_activity(node, &ret->activity);
    read_class(node, &ret->class);
    ret->class.activity = ret->activity.id;
    struct json_node policy = json_get_object(node, "policy");
    json_only(&policy, KEYS("id", "sha256"));
    json_get_text(&policy, "id", TEXT(ret->activity.policy));
    seal_get_hash(&policy, "sha256", ret->policy_hash);
    enum err err = read_people(node, ret);
    return err ? err : read_credits(node, ret);
}
