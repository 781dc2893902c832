/* A class without a live room whose attendance was stated as complete: it is not moved, held
 * otherwise or cancelled before that is taken back. */
#include "office/desk.h"
#include "wire/pack.h"

static struct desk desk;

#define LATER                                                                                      \
    "{\"segments\":[{\"kind\":\"learning\",\"start_ms\":1741573800000,"                            \
    "\"end_ms\":1741577400000}]}"

static const char *plan_path(const char *rest)
{
    static char path[200];
    snprintf(path, sizeof path, "/api/v1/activities/%s%s", id_text(school_activity()).text, rest);
    return path;
}

static const char *class_path(const char *rest)
{
    static char path[200];
    snprintf(path, sizeof path, "/api/v1/classes/%s%s", id_text(key("class", 1)).text, rest);
    return path;
}

static void post(const char *path, const char *body, int status, const char *part,
                 const char *story)
{
    desk_ask(&desk, "POST", path, body);
    check_same(desk.last->status, status, story);
    if (!strstr(desk_body(&desk), part))
        check_text(story, desk_body(&desk), part);
    else
        check(true, story);
}

static void state(enum fact_type type, const void *fact, unsigned n)
{
    struct buffer body = {0};
    struct journal_line line = {.event = key("book", n),
                                .class_id = school_activity(),
                                .person = key("person", DESK_COORDINATOR),
                                .kind = fact_info[type].id,
                                .at_ms = MONDAY_MS + DATE_DAY_MS};
    enum err err = wire_pack_fact(type, fact, &body);
    line.body = buffer_slice(&body);
    if (err || store_journal_append(desk.school.store, &line, 1))
        exit(2);
    buffer_finish(&body);
}

/* Face to face: class 1 of two, whose list is complete. */
static void begin_recorded(void)
{
    struct class_row class;
    struct unit_row unit = {school_activity(), 1, "Praktik", MODE_FACE_TO_FACE, 2};
    struct unit_row other = {school_activity(), 2, "Daring", MODE_SYNCHRONOUS, 2};
    struct msg_fact_recorded fact = {.by = key("person", DESK_COORDINATOR)};
    desk_open(&desk, 2, 90, 3);
    struct store *store = desk.school.store;
    enum err err = store_class_find(store, key("class", 1), &class);
    class.unit = 1;
    fact.class_id = class.id;
    if (err || store_unit_put(store, &unit) || store_unit_put(store, &other) ||
        store_class_put(store, &class))
        exit(2);
    state(FACT_RECORDED, &fact, 1);
    desk_start(&desk);
    desk_sign_in(&desk);
}

#define UNIT(ordinal, mode)                                                                        \
    "{\"ordinal\":" ordinal ",\"title\":\"Praktik\",\"mode\":\"" mode "\",\"planned_jp\":2}"

static void what_is_recorded_is_not_moved(void)
{
    struct msg_fact_withdrawn undo = {
        .fact = key("book", 1), .reason = "Salah", .by = key("person", DESK_COORDINATOR)};
    begin_recorded();
    post(class_path(""), LATER, 409,
         "{\"error\":\"wrong_phase\",\"faults\":[{\"line\":0,\"column\":\"segments\","
         "\"code\":\"class_recorded\",\"value\":\"Pertemuan 1\"",
         "not moved");
    post(class_path(""), "{\"unit\":2}", 409, "\"column\":\"unit\",\"code\":\"mode_held\"",
         "not held otherwise");
    post(class_path(""), "{\"title\":\"Praktik pagi\"}", 200, "", "but may have another name");
    post(class_path("/cancel"), "{}", 409, "\"code\":\"class_recorded\"", "nor cancelled");
    post(plan_path("/cancel"), "{}", 409, "\"code\":\"class_recorded\"", "nor its activity");
    post(plan_path("/units"), "{\"units\":[" UNIT("1", "sinkron") "," UNIT("2", "sinkron") "]}",
         400, "\"line\":1,\"column\":\"mode\",\"code\":\"mode_held\"", "nor its unit");
    post(plan_path("/units"), "{\"units\":[" UNIT("1", "tatap_muka") "," UNIT("2", "asinkron") "]}",
         200, "", "one without such a class is free");
    desk_stop(&desk);

    state(FACT_WITHDRAWN, &undo, 2);
    desk_start(&desk);
    desk_sign_in(&desk);
    post(class_path(""), LATER, 200, "", "moved once the record is taken back");
    desk_close(&desk);
}

TEST_MAIN(TEST(what_is_recorded_is_not_moved))
