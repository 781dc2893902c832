#include "fixture.h"

static void a_person_comes_back_whole(struct store *store)
{
    struct person_row put = person_row(1);
    struct person_row got = {0};
    put.employment = EMPLOYMENT_PPPK;
    put.zone = DATE_WIT;
    put.contract_start_day = 19052;
    snprintf(put.name, sizeof put.name, "Ni Made Ayu Sri Ḍewi");
    snprintf(put.post, sizeof put.post, "jpt_madya");
    snprintf(put.siasn_id, sizeof put.siasn_id, "A8ACA7E5-1C2D");
    put.superior = key("person", 2);
    put.left_ms = MONDAY_MS;
    check_same(store_person_put(store, &put), ERR_NOT_FOUND, "a superior nobody knows");
    struct person_row superior = person_row(2);
    check_same(store_person_put(store, &superior), OK, "the superior");
    check_same(store_person_put(store, &put), OK, "put");
    check_same(store_person_find(store, put.id, &got), OK, "find");
    check(id_equal(got.id, put.id), "id");
    check_text("name", got.name, put.name);
    check_text("NIP", got.nip, put.nip);
    check_same(got.employment, EMPLOYMENT_PPPK, "employment");
    check_text("post", got.post, "jpt_madya");
    check_text("unit", got.unit, put.unit);
    check_text("position", got.position, put.position);
    check_text("agency", got.agency, put.agency);
    check_same(got.zone, DATE_WIT, "zone");
    check_same(got.contract_start_day, 19052, "contract begins");
    check(got.contract_end_day == CATALOG_NO_DAY, "contract has no end");
    check(id_equal(got.superior, superior.id), "superior");
    check_text("id of the personnel system", got.siasn_id, put.siasn_id);
    check_same(got.left_ms, MONDAY_MS, "left");

    snprintf(put.name, sizeof put.name, "Ni Made Ayu");
    put.contract_end_day = 20000;
    check_same(store_person_put(store, &put), OK, "put again");
    check_same(store_person_find_nip(store, put.nip, &got), OK, "find by NIP");
    check_text("the new name", got.name, "Ni Made Ayu");
    check_same(got.contract_end_day, 20000, "the new end");
}

static void a_nip_belongs_to_one_person(struct store *store)
{
    struct person_row a = person_row(1);
    struct person_row b = person_row(2);
    struct person_row got = {0};
    check_same(store_person_put(store, &a), OK, "the first");
    snprintf(b.nip, sizeof b.nip, "%s", a.nip);
    check_same(store_person_put(store, &b), ERR_TAKEN, "the second with the same NIP");
    check_same(store_person_find(store, b.id, &got), ERR_NOT_FOUND, "is not there");
    a.nip[0] = b.nip[0] = '\0';
    check_same(store_person_put(store, &a), OK, "without a NIP");
    check_same(store_person_put(store, &b), OK, "any number of people");
    check_same(store_person_find_nip(store, "", &got), ERR_NOT_FOUND, "no NIP finds nobody");
}

static void bad_rows_are_refused(struct store *store)
{
    struct person_row person = person_row(1);
    person.nip[3] = 'x';
    check_same(store_person_put(store, &person), ERR_INVALID, "a letter in a NIP");
    person = person_row(1);
    person.nip[17] = '\0';
    check_same(store_person_put(store, &person), ERR_INVALID, "17 digits");
    person = person_row(1);
    person.name[0] = '\0';
    check_same(store_person_put(store, &person), ERR_INVALID, "no name");
    person = person_row(1);
    person.name[0] = (char)0xff;
    check_same(store_person_put(store, &person), ERR_INVALID, "no UTF-8");
    person = person_row(1);
    person.zone = DATE_UTC;
    check_same(store_person_put(store, &person), ERR_INVALID, "not a zone of Indonesia");
    person = person_row(1);
    person.contract_start_day = 100;
    person.contract_end_day = 99;
    check_same(store_person_put(store, &person), ERR_INVALID, "a contract that ends first");
    person = person_row(1);
    person.superior = person.id;
    check_same(store_person_put(store, &person), ERR_INVALID, "the own superior");
    person = person_row(1);
    person.left_ms = -1;
    check_same(store_person_put(store, &person), ERR_INVALID, "left before there was time");

    struct activity_row activity = activity_row(1);
    activity.min_attendance_percent = 101;
    check_same(store_activity_put(store, &activity), ERR_INVALID, "101 percent");
    activity = activity_row(1);
    activity.policy[0] = '\0';
    check_same(store_activity_put(store, &activity), ERR_INVALID, "no policy");
    activity = activity_row(1);
    activity.ledger = (enum jp_ledger)9;
    check_same(store_activity_put(store, &activity), ERR_INVALID, "an unknown ledger");
    activity = activity_row(1);
    activity.post_test = (enum test_wish)9;
    check_same(store_activity_put(store, &activity), ERR_INVALID, "an unknown wish");
    activity = activity_row(1);
    snprintf(activity.signatory_nip, sizeof activity.signatory_nip, "1985");
    check_same(store_activity_put(store, &activity), ERR_INVALID, "4 digits sign");
    activity = activity_row(1);
    activity.place[0] = (char)0xff;
    check_same(store_activity_put(store, &activity), ERR_INVALID, "a place that is no UTF-8");
    activity = activity_row(1);
    check_same(store_activity_put(store, &activity), OK, "a good one");

    struct class_row meeting = class_row(1, 1, 1);
    meeting.table.segments[1].end_ms = meeting.table.segments[2].start_ms + 1;
    check_same(store_class_put(store, &meeting), ERR_INVALID, "overlapping segments");
    meeting = class_row(1, 1, 0);
    check_same(store_class_put(store, &meeting), ERR_INVALID, "ordinal 0");
    meeting = class_row(1, 2, 1);
    check_same(store_class_put(store, &meeting), ERR_NOT_FOUND, "an unknown activity");
}

static void an_activity_comes_back_whole(struct store *store)
{
    struct activity_row put = activity_row(1);
    struct activity_row got = {0};
    put.international = true;
    put.closed_ms = 5;
    memset(put.description, 'u', sizeof put.description - 1);
    put.description[sizeof put.description - 1] = '\0';
    check_same(store_activity_put(store, &put), OK, "put");
    check_same(store_activity_find(store, put.id, &got), OK, "find");
    check_same(got.ledger, LEDGER_COMPETENCY, "ledger when nobody says");
    check_same(got.post_test, TEST_AS_POLICY, "post-test when nobody says");
    put.ledger = LEDGER_CAPACITY;
    put.post_test = TEST_REQUIRED;
    put.cancelled_ms = MONDAY_MS;
    snprintf(put.batch, sizeof put.batch, "Angkatan II");
    snprintf(put.place, sizeof put.place, "Aula BKD");
    snprintf(put.legal_basis, sizeof put.legal_basis, "Surat Tugas 800/12/BKD");
    snprintf(put.signatory_name, sizeof put.signatory_name, "Dra. Siti Aminah");
    snprintf(put.signatory_position, sizeof put.signatory_position, "Kepala Badan");
    snprintf(put.signatory_nip, sizeof put.signatory_nip, "196803151990032001");
    check_same(store_activity_put(store, &put), OK, "put all");
    check_same(store_activity_find(store, put.id, &got), OK, "find");
    check_text("title", got.title, put.title);
    check_text("organiser", got.organiser, put.organiser);
    check_text("category", got.category, put.category);
    check(got.international, "international");
    check_same(got.planned_jp, 5, "planned JP");
    check_text("policy", got.policy, "asn-2023");
    check_same(got.zone, DATE_WIB, "zone");
    check_same(got.min_attendance_percent, 80, "percent");
    check_text("the longest description", got.description, put.description);
    check_same(got.ledger, LEDGER_CAPACITY, "ledger");
    check_same(got.post_test, TEST_REQUIRED, "post-test");
    check_same(got.cancelled_ms, MONDAY_MS, "cancelled");
    check_text("batch", got.batch, put.batch);
    check_text("place", got.place, put.place);
    check_text("legal basis", got.legal_basis, put.legal_basis);
    check_text("signatory", got.signatory_name, put.signatory_name);
    check_text("position", got.signatory_position, put.signatory_position);
    check_text("NIP", got.signatory_nip, put.signatory_nip);
    check_same(got.created_ms, put.created_ms, "created");
    check_same(got.closed_ms, 0, "a put closes nothing");

    int64_t created_ms = put.created_ms;
    put.created_ms += 1000;
    snprintf(put.title, sizeof put.title, "Judul baru");
    check_same(store_activity_put(store, &put), OK, "put again");
    check_same(store_activity_find(store, put.id, &got), OK, "find again");
    check_text("the new title", got.title, "Judul baru");
    check_same(got.created_ms, created_ms, "created when it was created");
}

static void a_class_comes_back_with_its_timetable(struct store *store)
{
    struct activity_row activity = activity_row(1);
    struct class_row put = class_row(1, 1, 1);
    struct class_row got = {0};
    check_same(store_activity_put(store, &activity), OK, "activity");
    check_same(store_class_put(store, &put), OK, "put");
    check_same(store_class_find(store, put.id, &got), OK, "find");
    check_same(got.ordinal, 1, "ordinal");
    check_text("title", got.title, put.title);
    check_same(got.table.n, 3, "three segments");
    for (size_t i = 0; i < 3; i++) {
        check_same(got.table.segments[i].kind, put.table.segments[i].kind, "kind");
        check_same(got.table.segments[i].start_ms, put.table.segments[i].start_ms, "start");
        check_same(got.table.segments[i].end_ms, put.table.segments[i].end_ms, "end");
    }
    put.table.n = 1;
    put.unit = 2;
    put.cancelled_ms = MONDAY_MS;
    check_same(store_class_put(store, &put), ERR_NOT_FOUND, "a unit nobody knows");
    struct unit_row unit = {activity.id, 2, "Kerja kelompok", MODE_FACE_TO_FACE, 3};
    check_same(store_unit_put(store, &unit), OK, "the unit");
    check_same(store_class_put(store, &put), OK, "a shorter timetable");
    check_same(store_class_find(store, put.id, &got), OK, "find");
    check_same(got.unit, 2, "of a unit");
    check_same(got.cancelled_ms, MONDAY_MS, "cancelled");
    check_same(got.table.n, 1, "one segment is left");

    struct class_row twin = class_row(2, 1, 1);
    check_same(store_class_put(store, &twin), ERR_TAKEN, "the same ordinal");
    struct activity_row other = activity_row(2);
    check_same(store_activity_put(store, &other), OK, "another activity");
    put.activity = other.id;
    check_same(store_class_put(store, &put), ERR_TAKEN, "a class does not move");
}

struct names {
    char text[512];
    unsigned n;
};

static void add_name(struct names *names, const char *name)
{
    size_t len = strlen(names->text);
    snprintf(names->text + len, sizeof names->text - len, "%s%s", names->n++ ? ", " : "", name);
}

static enum err name_of_class(const struct class_row *row, void *arg)
{
    add_name(arg, row->title);
    return row->table.n == 3 ? OK : ERR_INVALID;
}

static enum err name_of_activity(const struct activity_row *row, void *arg)
{
    add_name(arg, row->title);
    return OK;
}

static enum err name_of_person(const struct person_row *row, void *arg)
{
    add_name(arg, row->name);
    return OK;
}

static void lists_are_in_order(struct store *store)
{
    struct names names = {0};
    for (unsigned i = 3; i >= 1; i--) {
        struct activity_row activity = activity_row(i);
        struct person_row person = person_row(i);
        check_same(store_activity_put(store, &activity), OK, "activity");
        check_same(store_person_put(store, &person), OK, "person");
    }
    for (unsigned i = 3; i >= 1; i--) {
        struct class_row meeting = class_row(i, 1, i);
        check_same(store_class_put(store, &meeting), OK, "class");
    }
    check_same(store_activities(store, name_of_activity, &names), OK, "activities");
    check_text("newest first", names.text, "Pelatihan 1, Pelatihan 2, Pelatihan 3");
    names = (struct names){0};
    check_same(store_people(store, name_of_person, &names), OK, "people");
    check_text("by name", names.text, "Pegawai 01, Pegawai 02, Pegawai 03");
    names = (struct names){0};
    check_same(store_activity_classes(store, key("activity", 1), name_of_class, &names), OK,
               "classes");
    check_text("by ordinal", names.text, "Pertemuan 1, Pertemuan 2, Pertemuan 3");

    static const struct {
        const char *story;
        int64_t start_min, end_min; /* after the begin of day 1 */
        const char *want;
    } cases[] = {
        {"in the first class", 10, 11, "Pertemuan 1"},
        {"ends as the first begins", -10, 0, ""},
        {"begins as the first ends", 240, 250, ""},
        {"touches the last minute", 239, 250, "Pertemuan 1"},
        {"two days", 0, 24 * 60 + 1, "Pertemuan 1, Pertemuan 2"},
        {"from the second on", 24 * 60 + 100, INT32_MAX, "Pertemuan 2, Pertemuan 3"},
    };
    int64_t day_ms = MONDAY_MS + DATE_DAY_MS;
    for (size_t i = 0; i < COUNT(cases); i++) {
        names = (struct names){0};
        check_same(store_classes_between(store, day_ms + cases[i].start_min * MINUTE_MS,
                                         day_ms + cases[i].end_min * MINUTE_MS, name_of_class,
                                         &names),
                   OK, cases[i].story);
        check_text(cases[i].story, names.text, cases[i].want);
    }
}

static enum err name_enrolled(const struct person_row *row, enum enrolment_role role, void *arg)
{
    char text[CATALOG_NAME_MAX + 16];
    snprintf(text, sizeof text, "%s %s", row->name, word_name(&enrolment_role_words, (int)role));
    add_name(arg, text);
    return OK;
}

static enum err name_enrolled_in(const struct activity_row *row, enum enrolment_role role,
                                 void *arg)
{
    char text[CATALOG_TITLE_MAX + 16];
    snprintf(text, sizeof text, "%s %s", row->title, word_name(&enrolment_role_words, (int)role));
    add_name(arg, text);
    return OK;
}

static void people_are_enrolled(struct store *store)
{
    struct names names = {0};
    struct enrolment_row row = {0};
    check_same(school_put(store, 2), OK, "a school");
    struct activity_row second = activity_row(2);
    check_same(store_activity_put(store, &second), OK, "a second activity");
    row = (struct enrolment_row){second.id, key("person", 2), ENROLMENT_INSTRUCTOR, 0};
    check_same(store_enrolment_put(store, &row), OK, "teaches in the second");

    check_same(store_activity_people(store, key("activity", 1), name_enrolled, &names), OK, "list");
    check_text("instructors first", names.text,
               "Pegawai 01 instructor, Pegawai 02 learner, Pegawai 03 learner");
    names = (struct names){0};
    check_same(store_person_activities(store, key("person", 2), name_enrolled_in, &names), OK,
               "list");
    check_text("newest first", names.text, "Pelatihan 1 learner, Pelatihan 2 instructor");

    row = (struct enrolment_row){key("activity", 1), key("person", 2), ENROLMENT_INSTRUCTOR, 0};
    check_same(store_enrolment_put(store, &row), OK, "another role");
    row = (struct enrolment_row){0};
    check_same(store_enrolment_find(store, key("activity", 1), key("person", 2), &row), OK, "find");
    check_same(row.role, ENROLMENT_INSTRUCTOR, "the new role");
    check_same(store_enrolment_find(store, key("activity", 2), key("person", 3), &row),
               ERR_NOT_FOUND, "not enrolled there");
    row = (struct enrolment_row){key("activity", 1), key("person", 9), ENROLMENT_LEARNER, 0};
    check_same(store_enrolment_put(store, &row), ERR_NOT_FOUND, "an unknown person");
}

static void learners_are_counted(struct store *store)
{
    uint32_t n = 99;
    check_same(school_put(store, 3), OK, "a school");
    check_same(store_activity_learners(store, key("activity", 1), &n), OK, "counted");
    check_same(n, 3, "who teaches is none");
    struct enrolment_row row = {key("activity", 1), key("person", 2), ENROLMENT_LEARNER, MONDAY_MS};
    check_same(store_enrolment_put(store, &row), OK, "withdrawn");
    check_same(store_activity_learners(store, key("activity", 1), &n), OK, "counted");
    check_same(n, 2, "who withdrew is none");
    check_same(store_activity_learners(store, key("activity", 2), &n), OK, "counted");
    check_same(n, 0, "nobody in an activity that is not there");
}

static struct poll_row poll_row(uint32_t ordinal)
{
    struct poll_row row = {.class_id = key("class", 1), .ordinal = ordinal, .n_options = 3};
    snprintf(row.question, sizeof row.question, "Sudah jelas?");
    snprintf(row.options[0], sizeof row.options[0], "Ya");
    snprintf(row.options[1], sizeof row.options[1], "Belum");
    snprintf(row.options[2], sizeof row.options[2], "Sebagian");
    return row;
}

static enum err see_poll(const struct poll_row *row, void *arg)
{
    struct names *names = arg;
    char text[64];
    snprintf(text, sizeof text, "%u%s%s:", row->ordinal, row->multiple ? "m" : "",
             row->anonymous ? "a" : "");
    for (uint32_t i = 0; i < row->n_options; i++) {
        size_t len = strlen(text);
        snprintf(text + len, sizeof text - len, " %.12s", row->options[i]);
    }
    add_name(names, text);
    return OK;
}

static void polls_are_prepared(struct store *store)
{
    struct names names = {0};
    struct poll_row second = poll_row(2);
    struct poll_row first = poll_row(1);
    check_same(school_put(store, 1), OK, "a school");
    second.multiple = true;
    second.anonymous = true;
    check_same(store_poll_put(store, &second), OK, "put the second");
    check_same(store_poll_put(store, &first), OK, "put the first");
    first.n_options = 2;
    check_same(store_poll_put(store, &first), OK, "take an option out");
    check_same(store_class_polls(store, key("class", 1), see_poll, &names), OK, "list");
    check_text("by ordinal", names.text, "1: Ya Belum, 2ma: Ya Belum Sebagian");
    first.n_options = 1;
    check_same(store_poll_put(store, &first), ERR_INVALID, "one option is no poll");
    first = poll_row(1);
    first.class_id = key("class", 2);
    check_same(store_poll_put(store, &first), ERR_NOT_FOUND, "an unknown class");
}

static void a_closed_activity_stays_as_it_is(struct store *store)
{
    struct activity_row activity = activity_row(1);
    struct class_row meeting = class_row(1, 1, 1);
    struct poll_row poll = poll_row(1);
    struct enrolment_row enrolment = {activity.id, key("person", 2), ENROLMENT_LEARNER, 0};
    check_same(school_put(store, 1), OK, "a school");
    check_same(store_poll_put(store, &poll), OK, "a poll");
    check_same(store_activity_close(store, activity.id, MONDAY_MS, NULL, 0), OK, "close");

    check_same(store_activity_put(store, &activity), OK, "the same activity again");
    check_same(store_class_put(store, &meeting), OK, "the same class again");
    check_same(store_poll_put(store, &poll), OK, "the same poll again");
    check_same(store_enrolment_put(store, &enrolment), OK, "the same enrolment again");
    snprintf(activity.title, sizeof activity.title, "Lain");
    check_same(store_activity_put(store, &activity), ERR_LOCKED, "another title");
    meeting.table.segments[0].start_ms -= 1000;
    check_same(store_class_put(store, &meeting), ERR_LOCKED, "another timetable");
    meeting = class_row(2, 1, 2);
    check_same(store_class_put(store, &meeting), ERR_LOCKED, "another class");
    snprintf(poll.options[0], sizeof poll.options[0], "Tidak");
    check_same(store_poll_put(store, &poll), ERR_LOCKED, "another option");
    enrolment.role = ENROLMENT_INSTRUCTOR;
    check_same(store_enrolment_put(store, &enrolment), ERR_LOCKED, "another role");

    struct class_row got = {0};
    check_same(store_class_find(store, key("class", 1), &got), OK, "the class");
    check_same(got.table.segments[0].start_ms, class_row(1, 1, 1).table.segments[0].start_ms,
               "is as it was");
}

static void person_comes_back_whole(void)
{
    on_every_backend(a_person_comes_back_whole);
}
static void nip_belongs_to_one_person(void)
{
    on_every_backend(a_nip_belongs_to_one_person);
}
static void bad_rows(void)
{
    on_every_backend(bad_rows_are_refused);
}
static void activity_comes_back_whole(void)
{
    on_every_backend(an_activity_comes_back_whole);
}
static void class_comes_back(void)
{
    on_every_backend(a_class_comes_back_with_its_timetable);
}
static void lists(void)
{
    on_every_backend(lists_are_in_order);
}
static void enrolments(void)
{
    on_every_backend(people_are_enrolled);
    on_every_backend(learners_are_counted);
}
static void polls(void)
{
    on_every_backend(polls_are_prepared);
}
static void closed_activity(void)
{
    on_every_backend(a_closed_activity_stays_as_it_is);
}

TEST_MAIN(TEST(person_comes_back_whole), TEST(nip_belongs_to_one_person), TEST(bad_rows),
          TEST(activity_comes_back_whole), TEST(class_comes_back), TEST(lists), TEST(enrolments),
          TEST(polls), TEST(closed_activity))
