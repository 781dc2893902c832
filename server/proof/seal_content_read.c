/* Reading of seal_content.h: as strict as what writes it. */
#include "base/alloc.h"
#include "base/text.h"
#include "judging/json_file.h"
#include "proof/seal_content.h"
#include "proof/seal_text.h"

#define PEOPLE_MAX 100000
#define INTERVALS_MAX 100000
#define UNITS_MAX 1000

static int32_t get_i32(const struct json_node *node, const char *key)
{
    return (int32_t)json_get_i64(node, key, -INT32_MAX, INT32_MAX);
}

static void read_activity(const struct json_node *root, struct activity_row *ret)
{
    struct json_node node = json_get_object(root, "activity");
    json_only(&node,
              JSON_KEYS("id", "title", "organiser", "category", "international", "planned_jp",
                        "zone", "min_attendance_percent", "ledger", "post_test"));
    ret->id = json_get_id(&node, "id");
    json_get_text(&node, "title", JSON_ROOM(ret->title));
    json_get_text_or_empty(&node, "organiser", JSON_ROOM(ret->organiser));
    json_get_text(&node, "category", JSON_ROOM(ret->category));
    ret->international = json_get_bool(&node, "international");
    ret->planned_jp = seal_get_u32(&node, "planned_jp");
    const char *zone = json_get_borrowed(&node, "zone", 8);
    if (json_ok(node.doc) && zone_parse(slice_of_text(zone), &ret->zone) != OK)
        json_fault(&node, "zone", "WIB, WITA or WIT is expected");
    ret->min_attendance_percent = (uint32_t)json_get_i64(&node, "min_attendance_percent", 0, 100);
    ret->ledger = (enum jp_ledger)json_get_choice(&node, "ledger", &jp_ledger_words);
    ret->post_test = (enum test_wish)json_get_choice(&node, "post_test", &test_wish_words);
}

static void read_timetable(const struct json_node *node, struct timetable *ret)
{
    enum timetable_fault fault;
    size_t where;
    struct json_node list = json_get_list(node, "timetable", 1, TIMETABLE_SEGMENTS_MAX);
    for (; ret->n < json_count(&list); ret->n++) {
        struct json_node item = json_at(&list, ret->n);
        struct timetable_segment *segment = &ret->segments[ret->n];
        json_only(&item, JSON_KEYS("kind", "start_ms", "end_ms"));
        segment->kind =
            (enum timetable_kind)(1 + json_get_word(&item, "kind", JSON_KEYS("learning", "break")));
        segment->start_ms = json_get_i64(&item, "start_ms", 0, INT64_MAX);
        segment->end_ms = json_get_i64(&item, "end_ms", 0, INT64_MAX);
    }
    if (json_ok(node->doc) && timetable_check(ret, &fault, &where) != OK)
        json_fault(node, "timetable", "segment %zu: %s", where, timetable_fault_name(fault));
}

static void read_class(const struct json_node *root, struct seal_content *ret)
{
    struct json_node node = json_get_object_or_none(root, "class");
    ret->has_class = json_is_there(&node);
    if (!ret->has_class)
        return;
    json_only(&node, JSON_KEYS("id", "ordinal", "title", "unit", "timetable"));
    ret->class.id = json_get_id(&node, "id");
    ret->class.activity = ret->activity.id;
    ret->class.ordinal = seal_get_u32(&node, "ordinal");
    json_get_text_or_empty(&node, "title", JSON_ROOM(ret->class.title));
    ret->class.unit = seal_get_u32(&node, "unit");
    read_timetable(&node, &ret->class.table);
}

static enum err read_intervals(const struct json_node *node, const char *key,
                               struct interval_list *ret)
{
    struct json_node list = json_get_list(node, key, 0, INTERVALS_MAX);
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
        json_only(&item, JSON_KEYS("person", "name", "role", "attended_s", "checks_answered",
                                   "checks_missed", "there_ms"));
        person->person = json_get_id(&item, "person");
        json_get_text(&item, "name", JSON_ROOM(person->name));
        person->role = (enum enrolment_role)json_get_choice(&item, "role", &enrolment_role_words);
        person->attended_s = seal_get_seconds(&item, "attended_s");
        person->checks.answered = seal_get_u32(&item, "checks_answered");
        person->checks.missed = seal_get_u32(&item, "checks_missed");
        err = read_intervals(&item, "there_ms", &person->united);
    }
    return err;
}

static void read_part(const struct json_node *item, struct sealed_part *ret)
{
    json_only(item, JSON_KEYS("occurrence", "month_before", "basis", "awarded_jp", "counted_jp",
                              "surplus_jp", "exact_num", "exact_den"));
    json_get_text_or_empty(item, "occurrence", JSON_ROOM(ret->occurrence));
    ret->month_before = seal_get_u32(item, "month_before");
    seal_get_hash(item, "basis", ret->basis);
    ret->awarded_jp = seal_get_u32(item, "awarded_jp");
    ret->counted_jp = seal_get_u32(item, "counted_jp");
    ret->surplus_jp = seal_get_u32(item, "surplus_jp");
    ret->exact_num = (uint64_t)json_get_i64(item, "exact_num", 0, INT64_MAX);
    ret->exact_den = (uint64_t)json_get_i64(item, "exact_den", 0, INT64_MAX);
}

static enum err read_taken(const struct json_node *item, size_t n_classes,
                           struct sealed_credit *ret)
{
    struct json_node list =
        json_get_list(item, "taken_ms", (unsigned)n_classes, (unsigned)n_classes);
    enum err err = OK;
    ret->taken = mem_zalloc(n_classes, sizeof *ret->taken);
    if (!ret->taken)
        return ERR_NOMEM;
    for (size_t c = 0; !err && c < json_count(&list); c++) {
        struct json_node one = json_at(&list, c);
        err = read_intervals(&one, NULL, &ret->taken[c]);
    }
    return err;
}

static enum err read_parts(const struct json_node *item, struct sealed_credit *ret)
{
    struct json_node parts = json_get_list(item, "parts", 0, SEAL_CLASSES_MAX);
    ret->parts = mem_zalloc(json_count(&parts), sizeof *ret->parts);
    if (!ret->parts)
        return ERR_NOMEM;
    for (; ret->n_parts < json_count(&parts); ret->n_parts++) {
        struct json_node part = json_at(&parts, ret->n_parts);
        read_part(&part, &ret->parts[ret->n_parts]);
    }
    return OK;
}

/* "": none on the last day of the activity. */
static enum employment read_employment(const struct json_node *item)
{
    char word[16];
    json_get_text_or_empty(item, "employment", JSON_ROOM(word));
    return word[0] ? (enum employment)json_get_choice(item, "employment", &employment_words) : 0;
}

static enum err read_credit(const struct json_node *item, size_t n_classes,
                            struct sealed_credit *ret)
{
    json_only(item,
              JSON_KEYS("person", "role", "employment", "post", "before_jp", "office_hours_ms",
                        "other_hours_ms", "overlap_s", "taken_ms", "evidence", "attended_s",
                        "learning_s", "basis", "awarded_jp", "counted_jp", "surplus_jp", "parts"));
    ret->person = json_get_id(item, "person");
    ret->role = (enum enrolment_role)json_get_choice(item, "role", &enrolment_role_words);
    ret->employment = read_employment(item);
    json_get_text_or_empty(item, "post", JSON_ROOM(ret->post));
    ret->before_jp = seal_get_u32(item, "before_jp");
    ret->hours.inside_ms = (uint64_t)json_get_i64(item, "office_hours_ms", 0, INT64_MAX);
    ret->hours.outside_ms = (uint64_t)json_get_i64(item, "other_hours_ms", 0, INT64_MAX);
    ret->overlap_s = seal_get_seconds(item, "overlap_s");
    ret->evidence = (enum evidence_state)json_get_choice(item, "evidence", &evidence_state_words);
    ret->attended_s = seal_get_seconds(item, "attended_s");
    ret->learning_s = seal_get_seconds(item, "learning_s");
    seal_get_hash(item, "basis", ret->basis);
    ret->awarded_jp = seal_get_u32(item, "awarded_jp");
    ret->counted_jp = seal_get_u32(item, "counted_jp");
    ret->surplus_jp = seal_get_u32(item, "surplus_jp");
    enum err err = read_taken(item, n_classes, ret);
    return err ? err : read_parts(item, ret);
}

static void read_entry(const struct json_node *item, struct id activity, struct jp_entry *ret)
{
    json_only(item, JSON_KEYS("id", "person", "occurrence", "policy", "revision", "reverses",
                              "rule", "ledger", "jp", "surplus_jp", "mode_jp", "exact_num",
                              "exact_den", "ends_day", "basis", "posted_ms", "posted_by", "note"));
    json_get_text(item, "id", JSON_ROOM(ret->id));
    ret->key.activity = activity;
    ret->key.person = json_get_id(item, "person");
    json_get_text_or_empty(item, "occurrence", JSON_ROOM(ret->key.occurrence));
    json_get_text(item, "policy", JSON_ROOM(ret->key.policy));
    ret->key.revision = seal_get_u32(item, "revision");
    json_get_text_or_empty(item, "reverses", JSON_ROOM(ret->reverses));
    json_get_text(item, "rule", JSON_ROOM(ret->rule));
    ret->ledger = (enum jp_ledger)json_get_choice(item, "ledger", &jp_ledger_words);
    ret->jp = get_i32(item, "jp");
    ret->surplus_jp = get_i32(item, "surplus_jp");
    struct json_node modes = json_get_list(item, "mode_jp", UNIT_MODES, UNIT_MODES);
    for (size_t i = 0; i < json_count(&modes); i++) {
        struct json_node mode = json_at(&modes, i);
        ret->mode_jp[i] = get_i32(&mode, NULL);
    }
    ret->exact_num = json_get_i64(item, "exact_num", -INT64_MAX, INT64_MAX);
    ret->exact_den = json_get_i64(item, "exact_den", 1, INT64_MAX);
    ret->ends_day = json_get_i64(item, "ends_day", INT32_MIN, INT32_MAX);
    seal_get_hash(item, "basis", ret->basis);
    ret->posted_ms = json_get_i64(item, "posted_ms", 0, INT64_MAX);
    json_get_text_or_empty(item, "posted_by", JSON_ROOM(ret->posted_by));
    json_get_text_or_empty(item, "note", JSON_ROOM(ret->note));
}

static enum err read_units(const struct json_node *node, struct seal_content *ret)
{
    struct json_node list = json_get_list(node, "units", 0, UNITS_MAX);
    ret->units = mem_zalloc(json_count(&list), sizeof *ret->units);
    if (!ret->units)
        return ERR_NOMEM;
    for (; ret->n_units < json_count(&list); ret->n_units++) {
        struct json_node item = json_at(&list, ret->n_units);
        struct unit_row *unit = &ret->units[ret->n_units];
        json_only(&item, JSON_KEYS("ordinal", "mode", "planned_jp"));
        unit->activity = ret->activity.id;
        unit->ordinal = seal_get_u32(&item, "ordinal");
        unit->mode = (enum unit_mode)json_get_choice(&item, "mode", &unit_mode_words);
        unit->planned_jp = seal_get_u32(&item, "planned_jp");
    }
    return OK;
}

static enum err read_classes(const struct json_node *node, struct seal_content *ret)
{
    struct json_node list = json_get_list(node, "classes", 1, SEAL_CLASSES_MAX);
    ret->classes = mem_zalloc(json_count(&list), sizeof *ret->classes);
    if (!ret->classes)
        return ERR_NOMEM;
    for (; ret->n_classes < json_count(&list); ret->n_classes++) {
        struct json_node item = json_at(&list, ret->n_classes);
        ret->classes[ret->n_classes] = json_get_id(&item, NULL);
    }
    return OK;
}

static enum err read_entries(const struct json_node *node, struct seal_content *ret)
{
    struct json_node list = json_get_list(node, "entries", 0, PEOPLE_MAX);
    ret->entries = mem_zalloc(json_count(&list), sizeof *ret->entries);
    if (!ret->entries)
        return ERR_NOMEM;
    for (; ret->n_entries < json_count(&list); ret->n_entries++) {
        struct json_node item = json_at(&list, ret->n_entries);
        read_entry(&item, ret->activity.id, &ret->entries[ret->n_entries]);
    }
    return OK;
}

static enum err read_account(const struct json_node *root, struct seal_content *ret)
{
    struct json_node node = json_get_object_or_none(root, "credit");
    ret->has_credit = json_is_there(&node);
    if (!ret->has_credit)
        return OK;
    json_only(&node, JSON_KEYS("units", "classes", "people", "entries"));
    enum err err = read_units(&node, ret);
    if (!err)
        err = read_classes(&node, ret);
    if (err)
        return err;
    struct json_node people = json_get_list(&node, "people", 0, PEOPLE_MAX);
    ret->credits = mem_zalloc(json_count(&people), sizeof *ret->credits);
    if (!ret->credits)
        return ERR_NOMEM;
    for (size_t i = 0; !err && i < json_count(&people); i++) {
        struct json_node item = json_at(&people, i);
        err = read_credit(&item, ret->n_classes, &ret->credits[ret->n_credits++]);
    }
    return err ? err : read_entries(&node, ret);
}

enum err seal_content_read(const struct json_node *node, struct seal_content *ret)
{
    json_only(node,
              JSON_KEYS("sinkron_content", "activity", "class", "policy", "attendance", "credit"));
    json_get_i64(node, "sinkron_content", 1, 1);
    read_activity(node, &ret->activity);
    read_class(node, ret);
    struct json_node policy = json_get_object(node, "policy");
    json_only(&policy, JSON_KEYS("id", "sha256"));
    json_get_text(&policy, "id", JSON_ROOM(ret->activity.policy));
    seal_get_hash(&policy, "sha256", ret->policy_hash);
    enum err err = read_people(node, ret);
    if (!err)
        err = read_account(node, ret);
    if (!err && json_ok(node->doc) && ret->has_class == ret->has_credit)
        json_fault(node, "credit", "a seal is of a class, or of an account");
    return err;
}

enum err seal_content_of(struct slice text, struct seal_content *ret)
{
    struct json_doc doc;
    enum err err = json_open(&doc, text);
    if (!err) {
        struct json_node root = json_root(&doc);
        err = seal_content_read(&root, ret);
    }
    if (!err && !json_ok(&doc))
        err = ERR_MALFORMED;
    json_close(&doc);
    return err;
}
