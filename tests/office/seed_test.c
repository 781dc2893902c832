/* Seeds: the shipped one goes in and stays the same, wrong ones are named and change nothing. */
#include "base/alloc.h"
#include "office/school.h"
#include "office/seed.h"

#define SHIPPED SINKRON_ROOT "/server/seed/demo.json"
#define NOW_MS (MONDAY_MS + 123)

static char text[SCRATCH_TEXT_MAX];

static struct seed_options options_of(const struct school *school, const char *path)
{
    return (struct seed_options){
        .path = path, .now_ms = NOW_MS, .policies = &school->policies, .key_suffix = "@1"};
}

static enum err count_poll(const struct poll_row *row, void *arg)
{
    (*(int *)arg)++;
    check(row->n_options >= 2, "options");
    return OK;
}

static enum err count_person(const struct person_row *row, enum enrolment_role role, void *arg)
{
    int *n = arg;
    n[role == ENROLMENT_INSTRUCTOR]++;
    check(row->name[0] != '\0', "a name");
    return OK;
}

static enum err count_row(const struct person_row *row, void *arg)
{
    (*(int *)arg)++;
    (void)row;
    return OK;
}

static int people_in(struct store *store)
{
    int n = 0;
    check_same(store_people(store, count_row, &n), OK, "people");
    return n;
}

static void the_shipped_one_goes_in(void)
{
    struct school school;
    struct seed seed = {0};
    char fault[512] = "";
    int enrolled[2] = {0}, polls = 0;
    struct activity_row activity;
    struct class_row class;

    school_open(&school, 0, 1, 0);
    struct seed_options options = options_of(&school, SHIPPED);
    check_same(seed_apply(school.store, &options, &seed, fault, sizeof fault), OK, "goes in");
    check_text("says nothing", fault, "");
    check_same(people_in(school.store), 16, "people");
    check_same(seed.n_coordinators, 1, "a coordinator");
    check_text("its account", seed.coordinators[0].account, "koordinator");
    check_same(seed.n_activities, 1, "an activity");

    struct id id = id_from_key("activity", "rpp-kelas-awal-3@1");
    check_same(store_activity_find(school.store, id, &activity), OK, "found by its key");
    check_text("title", activity.title, "Penyusunan RPP Kelas Awal, angkatan 3");
    check_same(activity.planned_jp, 2, "90 minutes are 2 JP");
    check_same(activity.min_attendance_percent, 80, "80 %");
    check_same(store_activity_people(school.store, id, count_person, enrolled), OK, "enrolled");
    check_same(enrolled[1], 2, "two instructors");
    check_same(enrolled[0], 13, "and learners");

    id = id_from_key("class", "rpp-kelas-awal-3-1@1");
    check_same(store_class_find(school.store, id, &class), OK, "its class");
    check_same(class.table.n, 3, "45, a break, 45");
    check_same(timetable_start_ms(&class.table), MONDAY_MS - 60000, "began a minute ago");
    check_same(timetable_end_ms(&class.table) - timetable_start_ms(&class.table), 105 * MINUTE_MS,
               "105 minutes");
    check_same(store_class_polls(school.store, id, count_poll, &polls), OK, "polls");
    check_same(polls, 2, "two polls");
    seed_finish(&seed);
    school_close(&school);
}

static void again_changes_what_was_edited(void)
{
    struct school school;
    struct seed seed = {0};
    char fault[512] = "";
    struct person_row person;
    struct scratch_path path;

    school_open(&school, 0, 1, 0);
    path = scratch_file(&school.folder, "seed.json");
    text_read(SHIPPED, text);
    scratch_write(&school.folder, "seed.json", text);
    struct seed_options options = options_of(&school, path.text);
    check_same(seed_apply(school.store, &options, &seed, fault, sizeof fault), OK, "goes in");
    seed_finish(&seed);
    check_same(seed_apply(school.store, &options, &seed, fault, sizeof fault), OK, "again");
    check_same(people_in(school.store), 16, "nobody comes twice");
    seed_finish(&seed);

    text_edit(text, "Dewi Kartika Sari", "Dewi Kartika Dewanti");
    scratch_write(&school.folder, "seed.json", text);
    check_same(seed_apply(school.store, &options, &seed, fault, sizeof fault), OK, "edited");
    check_same(store_person_find(school.store, id_from_key("person", "dewi"), &person), OK, "her");
    check_text("her new name", person.name, "Dewi Kartika Dewanti");
    check_text("her number, in digits", person.nip, "199203142022212005");
    check_same(person.contract_start_day, date_days(2022, 3, 1), "her contract");
    seed_finish(&seed);

    struct id activity = id_from_key("activity", "rpp-kelas-awal-3@1");
    check_same(store_activity_close(school.store, activity, NOW_MS, NULL, 0), OK, "closed");
    text_edit(text, "angkatan 3", "angkatan 4");
    scratch_write(&school.folder, "seed.json", text);
    check_same(seed_apply(school.store, &options, &seed, fault, sizeof fault), OK, "edited");
    struct activity_row row;
    check_same(store_activity_find(school.store, activity, &row), OK, "the closed one");
    check_text("stays as it was", row.title, "Penyusunan RPP Kelas Awal, angkatan 3");
    seed_finish(&seed);
    options.key_suffix = "@2";
    check_same(seed_apply(school.store, &options, &seed, fault, sizeof fault), OK, "a fresh one");
    check_same(
        store_activity_find(school.store, id_from_key("activity", "rpp-kelas-awal-3@2"), &row), OK,
        "beside it");
    check_text("is as written", row.title, "Penyusunan RPP Kelas Awal, angkatan 4");
    seed_finish(&seed);
    school_close(&school);
}

static void a_status_holds_from_its_day(void)
{
    struct school school;
    struct seed seed = {0};
    char fault[512] = "";
    struct person_statuses statuses;

    school_open(&school, 0, 1, 0);
    struct scratch_path path = scratch_file(&school.folder, "seed.json");
    text_read(SHIPPED, text);
    scratch_write(&school.folder, "seed.json", text);
    struct seed_options options = options_of(&school, path.text);
    check_same(seed_apply(school.store, &options, &seed, fault, sizeof fault), OK, "goes in");
    seed_finish(&seed);
    text_edit(text, "\"contract_start\": \"2022-03-01\"", "\"contract_start\": \"2027-03-01\"");
    text_edit(text, "\"contract_end\": \"2027-02-28\"",
              "\"contract_end\": \"2032-02-29\", \"status_from\": \"2027-03-01\"");
    scratch_write(&school.folder, "seed.json", text);
    for (int i = 0; i < 2; i++) { /* the second time changes nothing */
        check_same(seed_apply(school.store, &options, &seed, fault, sizeof fault), OK, "renewed");
        seed_finish(&seed);
        check_same(store_person_statuses(school.store, id_from_key("person", "dewi"), &statuses),
                   OK, "hers");
        check_same(statuses.n, 2, "an agreement after another");
        check_same(statuses.at[0].contract_start_day, date_days(2022, 3, 1), "the first");
        check_same(statuses.at[1].from_day, date_days(2027, 3, 1), "the second");
    }
    school_close(&school);
}

static const struct {
    const char *story, *find, *put, *want;
} mistakes[] = {
    {"no JSON", "\"people\": [", "\"people\": ", "line "},
    {"an unknown key", "\"unit\"", "\"units\"",
     "people[0].units: this key is unknown; did you mean unit?"},
    {"nobody", "\"person\": \"sri\"", "\"person\": \"sari\"",
     "coordinators[0].person: sari is nobody in people"},
    {"a key twice", "\"key\": \"hendra\"", "\"key\": \"ratna\"",
     "people[1].key: ratna is there twice"},
    {"a key with blanks", "\"key\": \"hendra\"", "\"key\": \"hendra g\"",
     "people[1].key: a key is of a-z, 0-9, - and _"},
    {"a number twice", "19810817 200604 1 003", "19780412 200312 2 001",
     "people[1].nip: is that of people[0] too"},
    {"a wrong number", "19810817 200604 1 003", "19811317 200604 1 003",
     "people[1].nip: digits 1 to 8 are no date of birth"},
    {"a civil servant without number", "\"nip\": \"19780412 200312 2 001\",", "",
     "people[0].nip: it is missing"},
    {"a status that is none", "\"status\": \"pns\"", "\"status\": \"honorer\"",
     "people[0].status: one of pns, pppk, other is expected"},
    {"a zone that is none", "\"zone\": \"WIB\"", "\"zone\": \"WIBB\"",
     "people[0].zone: one of WIB, WITA, WIT is expected"},
    {"a contract that ends first", "\"contract_end\": \"2027-02-28\"",
     "\"contract_end\": \"2021-02-28\"", "people[3].contract_end: lies before contract_start"},
    {"a date that is none", "\"contract_start\": \"2022-03-01\"",
     "\"contract_start\": \"2022-03-00\"",
     "people[3].contract_start: a date like 2025-03-10 is expected"},
    {"a status that begins behind its contract", "\"contract_end\": \"2027-02-28\"",
     "\"contract_end\": \"2027-02-28\", \"status_from\": \"2027-03-01\"",
     "people[3].status_from: lies behind contract_end"},
    {"a status from a day that is none", "\"contract_end\": \"2027-02-28\"",
     "\"contract_end\": \"2027-02-28\", \"status_from\": \"lusa\"",
     "people[3].status_from: a date like 2025-03-10 is expected"},
    {"a status from the days of nobody", "\"contract_end\": \"2027-02-28\"",
     "\"contract_end\": \"2027-02-28\", \"status_from\": \"1700-01-01\"",
     "people[3].status_from: lies too far back"},
    {"a policy that is not there", "\"policy\": \"asn-2023\"", "\"policy\": \"asn-2025\"",
     "activities[0].policy: asn-2025 is not among the policies here"},
    {"a policy of another time", "\"policy\": \"asn-2023\"", "\"policy\": \"asn-2018\"",
     "activities[0].policy: asn-2018 is not in force on 2025-03-10, the last day"},
    {"a category that is none", "\"pelatihan_teknis\"", "\"pelatihan_sihir\"",
     "activities[0].category: pelatihan_sihir is no category of asn-2023"},
    {"a category without a value", "\"pelatihan_teknis\"", "\"klasikal_lain\"",
     "activities[0].category: klasikal_lain has no value in asn-2023"},
    {"a share past 100", "\"min_attendance_percent\": 80", "\"min_attendance_percent\": 180",
     "activities[0].min_attendance_percent: 180 is not between 1 and 100"},
    {"somebody twice", "\"instructors\": [\"ratna\", \"hendra\"]",
     "\"instructors\": [\"ratna\", \"ratna\"]",
     "activities[0].instructors[1]: this person is enrolled twice"},
    {"teaches and learns", "\"dewi\", \"budi\"", "\"dewi\", \"hendra\"",
     "activities[0].learners[1]: this person is enrolled twice"},
    {"nobody teaches", "\"instructors\": [\"ratna\", \"hendra\"]", "\"instructors\": []",
     "activities[0].instructors: it has 0 items, 1 to 5000 are allowed"},
    {"a moment that is none", "{\"seconds_from_start\": -60}", "\"besok pagi\"",
     "activities[0].classes[0].begin: a moment like 2025-03-10T08:00:00+07:00 is expected"},
    {"a moment without zone", "{\"seconds_from_start\": -60}", "\"2025-03-10T08:00:00\"",
     "activities[0].classes[0].begin: a moment like 2025-03-10T08:00:00+07:00 is expected"},
    {"a segment that is none", "\"kind\": \"break\"", "\"kind\": \"nap\"",
     "activities[0].classes[0].segments[1].kind: one of learning, break is expected"},
    {"a segment without length", "{\"kind\": \"break\", \"minutes\": 15}", "{\"kind\": \"break\"}",
     "activities[0].classes[0].segments[1].minutes: it is missing"},
    {"a segment with two lengths", "\"minutes\": 15", "\"minutes\": 15, \"seconds\": 900",
     "activities[0].classes[0].segments[1].seconds: minutes stands there too: one of both is "
     "expected"},
    {"a class of a day and a half", "\"minutes\": 15", "\"minutes\": 1440",
     "activities[0].classes[0].segments: no timetable: too_long (segment 1)"},
    {"a poll without choice",
     "[\"Tujuan pembelajaran\", \"Kegiatan inti\", \"Penilaian\", "
     "\"Pengelolaan waktu\"]",
     "[\"Ya\"]", "activities[0].classes[0].polls[0].options: it has 1 items, 2 to 10 are allowed"},
};

static void each_mistake_is_named(void)
{
    struct school school;
    school_open(&school, 0, 1, 0);
    struct scratch_path path = scratch_file(&school.folder, "seed.json");
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        struct seed seed = {0};
        char fault[512] = "";
        char want[512];
        long before = alloc_live();
        struct seed_options options = options_of(&school, path.text);

        text_read(SHIPPED, text);
        text_edit(text, mistakes[i].find, mistakes[i].put);
        scratch_write(&school.folder, "seed.json", text);
        check_same(seed_apply(school.store, &options, &seed, fault, sizeof fault), ERR_CONFIG,
                   mistakes[i].story);
        snprintf(want, sizeof want, "%.200s: %s", path.text, mistakes[i].want);
        if (strncmp(fault, want, strlen(want)) != 0)
            check_text(mistakes[i].story, fault, want);
        seed_finish(&seed);
        check_same(alloc_live(), before, "keeps nothing");
    }
    check_same(people_in(school.store), 0, "nothing was put");
    school_close(&school);
}

static void what_the_database_does_not_take(void)
{
    struct school school;
    struct seed seed = {0};
    char fault[512] = "";
    char want[512];
    school_open(&school, 0, 1, 0);
    struct scratch_path path = scratch_file(&school.folder, "seed.json");
    struct seed_options options = options_of(&school, path.text);
    struct person_row other = person_row(1);
    snprintf(other.nip, sizeof other.nip, "199203142022212005");
    check_same(store_person_put(school.store, &other), OK, "somebody with Dewi's number");

    text_read(SHIPPED, text);
    scratch_write(&school.folder, "seed.json", text);
    check_same(seed_apply(school.store, &options, &seed, fault, sizeof fault), ERR_CONFIG,
               "is refused");
    snprintf(want, sizeof want, "%.200s: people[3].nip: belongs to somebody else in the database",
             path.text);
    check_text("and named", fault, want);
    check_same(people_in(school.store), 1, "nothing was put");
    seed_finish(&seed);

    other.nip[0] = '\0';
    check_same(store_person_put(school.store, &other), OK, "gives it up");
    check_same(seed_apply(school.store, &options, &seed, fault, sizeof fault), OK, "goes in");
    seed_finish(&seed);
    text_edit(text, "rpp-kelas-awal-3-1", "rpp-kelas-awal-3-x");
    scratch_write(&school.folder, "seed.json", text);
    check_same(seed_apply(school.store, &options, &seed, fault, sizeof fault), ERR_CONFIG,
               "another class in its place is refused");
    snprintf(want, sizeof want,
             "%.200s: activities[0].classes: the database has another class in place 1; give the "
             "activity another key",
             path.text);
    check_text("and named", fault, want);
    seed_finish(&seed);
    school_close(&school);
}

static void no_memory_keeps_nothing(void)
{
    struct school school;
    school_open(&school, 0, 1, 0);
    long before = alloc_live();
    struct seed_options options = options_of(&school, SHIPPED);
    for (int n = 0; n < 100000; n += 1 + n / 16) {
        struct seed seed = {0};
        char fault[512] = "";
        alloc_fail_after(n);
        enum err err = seed_read(&options, &seed, fault, sizeof fault);
        alloc_fail_after(-1);
        check(err == OK || err == ERR_NOMEM, "only says what is true");
        seed_finish(&seed);
        check_same(alloc_live(), before, "keeps nothing");
        if (err == OK)
            break;
    }
    school_close(&school);
}

TEST_MAIN(TEST(the_shipped_one_goes_in), TEST(again_changes_what_was_edited),
          TEST(a_status_holds_from_its_day), TEST(each_mistake_is_named),
          TEST(what_the_database_does_not_take), TEST(no_memory_keeps_nothing))
