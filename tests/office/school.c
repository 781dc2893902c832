#include "office/school.h"

#include <sqlite3.h>

#include "base/alloc.h"
#include "judging/calendar_file.h"
#include "judging/policy_file.h"
#include "wire/pack.h"

#define CALENDAR SINKRON_ROOT "/server/policies/calendars/nasional.json"
#define DAY_MS (24 * 60 * MINUTE_MS)

static void must(enum err err, const char *what)
{
    if (!err)
        return;
    printf("%s: %s\n", what, err_name(err));
    exit(2);
}

static struct scratch_path db_path(const struct school *school)
{
    return scratch_file(&school->folder, "sinkron.db");
}

static void put_class(struct school *school, unsigned n, unsigned minutes)
{
    int64_t start_ms = MONDAY_MS + (int64_t)(n - 1) * DAY_MS;
    struct class_row row = {.id = key("class", n), .activity = school_activity(), .ordinal = n};
    snprintf(row.title, sizeof row.title, "Pertemuan %u", n);
    row.table.n = 1;
    row.table.segments[0] = (struct timetable_segment){SEGMENT_LEARNING, start_ms,
                                                       start_ms + (int64_t)minutes * MINUTE_MS};
    must(store_class_put(school->store, &row), "class");
}

static void put_person(struct school *school, unsigned n)
{
    struct person_row row = person_row(n);
    struct enrolment_row enrolment = {school_activity(), row.id,
                                      n == 1 ? ENROLMENT_INSTRUCTOR : ENROLMENT_LEARNER, 0};
    must(store_person_put(school->store, &row), "person");
    must(store_enrolment_put(school->store, &enrolment), "enrolment");
}

void school_open(struct school *school, unsigned classes, unsigned minutes, unsigned people)
{
    char fault[512] = "";
    *school = (struct school){.class_n = 1};
    scratch_make(&school->folder);
    school->store = store_must_open(&backends[0], db_path(school).text, false);
    roll_init(&school->roll, 1000);
    if (policy_dir_load(&school->policies, SINKRON_ROOT "/server/policies", fault, sizeof fault)) {
        printf("%s\n", fault);
        exit(2);
    }
    if (calendar_file_load(&school->calendar, CALENDAR, fault, sizeof fault)) {
        printf("%s\n", fault);
        exit(2);
    }
    school->policies.calendar = school->calendar;
    struct activity_row activity = activity_row(1);
    must(store_activity_put(school->store, &activity), "activity");
    for (unsigned n = 1; n <= classes; n++)
        put_class(school, n, minutes);
    for (unsigned n = 1; n <= people; n++)
        put_person(school, n);
}

void school_close(struct school *school)
{
    roll_finish(&school->roll);
    policy_set_finish(&school->policies);
    mem_free(school->calendar);
    store_close(school->store);
    scratch_drop(&school->folder);
}

struct store *school_reader(const struct school *school)
{
    return store_must_open(&backends[0], db_path(school).text, true);
}

struct id school_activity(void)
{
    return key("activity", 1);
}

struct id school_person(unsigned n)
{
    return key("person", n);
}

int64_t school_at_ms(const struct school *school, int at_s)
{
    return MONDAY_MS + (int64_t)(school->class_n - 1) * DAY_MS + (int64_t)at_s * 1000;
}

static void append(struct school *school, struct journal_line line, int at_s)
{
    line.event = key("event", ++school->events);
    line.class_id = key("class", school->class_n);
    line.run = key("run", 1);
    line.at_ms = school_at_ms(school, at_s);
    line.mono_ms = 777777 + school->events;
    must(store_journal_append(school->store, &line, 1), "journal");
}

void school_class(struct school *school, unsigned class_n)
{
    school->class_n = class_n;
    roll_forget(&school->roll);
}

void school_phase(struct school *school, enum class_phase phase, int at_s)
{
    struct msg_fact_phase fact = {.phase = phase};
    school_fact(school, FACT_PHASE, &fact, at_s);
}

void school_fact(struct school *school, enum fact_type type, const void *fact, int at_s)
{
    struct buffer body = {0};
    must(wire_pack_fact(type, fact, &body), fact_info[type].name);
    append(school, (struct journal_line){.kind = fact_info[type].id, .body = buffer_slice(&body)},
           at_s);
    buffer_finish(&body);
}

void school_talks(struct school *school, const char *text, int at_s)
{
    struct msg_fact_chat said = {.line = 1, .from = 2, .to = CHAT_AUDIENCE_EVERYONE};
    struct msg_fact_vote vote = {.poll = 1, .seat = 2, .choices_n = 1};
    struct msg_fact_removed removed = {.seat = 3, .has_note = true, .by = 1};
    snprintf(said.text, sizeof said.text, "%s", text);
    snprintf(removed.note, sizeof removed.note, "%s", text);
    school_fact(school, FACT_CHAT, &said, at_s);
    school_fact(school, FACT_VOTE, &vote, at_s);
    school_fact(school, FACT_REMOVED, &removed, at_s);
}

void school_joins(struct school *school, uint32_t line, unsigned person, int at_s)
{
    append(
        school,
        (struct journal_line){
            .kind = PRESENCE_JOINED, .person = school_person(person), .line = line, .seat = person},
        at_s);
}

void school_leaves(struct school *school, uint32_t line, unsigned person, int at_s,
                   enum leave_reason why)
{
    append(school,
           (struct journal_line){.kind = PRESENCE_LEFT,
                                 .why = (uint8_t)why,
                                 .person = school_person(person),
                                 .line = line,
                                 .seat = person},
           at_s);
}

void school_roll(struct school *school, const uint32_t *lines, size_t n, uint8_t age_s, int at_s)
{
    struct roll_entry entries[64];
    uint8_t body[1024];
    struct writer w = writer_of(body, sizeof body);
    for (size_t i = 0; i < n; i++)
        entries[i] = (struct roll_entry){lines[i], age_s};
    must(roll_encode(&school->roll, entries, n, true, &w), "roll");
    append(school, (struct journal_line){.kind = PRESENCE_ROLL, .body = {body, writer_len(&w)}},
           at_s);
}

void school_holds(struct school *school, unsigned class_n, unsigned people, int to_s)
{
    school_class(school, class_n);
    school_phase(school, CLASS_PHASE_RUNNING, 0);
    for (unsigned n = 1; n <= people; n++)
        school_joins(school, n, n, 0);
    school_phase(school, CLASS_PHASE_ENDED, to_s);
    for (unsigned n = 1; n <= people; n++)
        school_leaves(school, n, n, to_s, LEAVE_CLASS_OVER);
}

void school_tamper(const struct school *school, const char *sql)
{
    sqlite3 *db = NULL;
    char *fault = NULL;
    if (sqlite3_open(db_path(school).text, &db) || sqlite3_exec(db, sql, NULL, NULL, &fault)) {
        printf("%s: %s\n", sql, fault ? fault : "cannot be opened");
        exit(2);
    }
    sqlite3_close(db);
}
