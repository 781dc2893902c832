/* Documents, changes, who took what, imports and their undo, policies in force. */
#include "fixture.h"
#include "store/store_desk.h"

#define IMPORT key("import", 1)

static struct evidence_row evidence_row(const char *text)
{
    struct evidence_row row = {
        .type = EVIDENCE_PDF, .filed_ms = MONDAY_MS, .bytes = slice_of_text(text)};
    digest_sha256(row.bytes, row.hash);
    return row;
}

struct seen {
    unsigned n;
    uint64_t first_seq, last_seq;
    char text[200];
};

static enum err see_evidence(const struct evidence_row *row, void *arg)
{
    struct seen *seen = arg;
    seen->n++;
    check_same(row->type, EVIDENCE_PDF, "type");
    check_same(row->filed_ms, MONDAY_MS, "when it was filed first");
    snprintf(seen->text, sizeof seen->text, "%.*s", (int)row->bytes.len,
             (const char *)row->bytes.at);
    return OK;
}

static void a_document_stays_as_it_was_filed(struct store *store)
{
    struct evidence_row put = evidence_row("%PDF-1.7 surat tugas");
    struct seen seen = {0};
    check_same(store_evidence_read(store, put.hash, see_evidence, &seen), ERR_NOT_FOUND, "none");
    check_same(store_evidence_put(store, &put), OK, "filed");
    put.filed_ms++;
    check_same(store_evidence_put(store, &put), OK, "the same once more");
    check_same(store_evidence_read(store, put.hash, see_evidence, &seen), OK, "read");
    check_same(seen.n, 1, "once");
    check_text("bytes", seen.text, "%PDF-1.7 surat tugas");

    struct evidence_row bad = evidence_row("x");
    bad.hash[0] ^= 1;
    check_same(store_evidence_put(store, &bad), ERR_INVALID, "not its hash");
    bad = evidence_row("");
    check_same(store_evidence_put(store, &bad), ERR_INVALID, "empty");
    bad = evidence_row("x");
    bad.type = (enum evidence_type)9;
    check_same(store_evidence_put(store, &bad), ERR_INVALID, "an unknown type");
    bad = evidence_row("x");
    bad.filed_ms = 0;
    check_same(store_evidence_put(store, &bad), ERR_INVALID, "no moment");
    bad.bytes.len = EVIDENCE_BYTES_MAX + 1; /* refused before it is looked at */
    check_same(store_evidence_put(store, &bad), ERR_OVERSIZE, "too long");
}

static struct change_row change_row(unsigned n)
{
    return (struct change_row){.at_ms = MONDAY_MS + n,
                               .who = key("person", n % 2 + 1),
                               .noun = CHANGE_ACTIVITY,
                               .about = key("activity", n % 3 + 1),
                               .field = "title",
                               .before = "Lama",
                               .after = "Baru",
                               .reason = "salah ketik",
                               .import_id = n >= 5 ? IMPORT : id_none};
}

static enum err see_change(const struct change_row *row, void *arg)
{
    struct seen *seen = arg;
    if (seen->n++ == 0)
        seen->first_seq = row->seq;
    seen->last_seq = row->seq;
    size_t len = strlen(seen->text);
    snprintf(seen->text + len, sizeof seen->text - len, "%d ", (int)(row->at_ms - MONDAY_MS));
    check_same(row->noun, CHANGE_ACTIVITY, "noun");
    check_text("field", row->field, "title");
    check_text("before", row->before, "Lama");
    check_text("after", row->after, "Baru");
    check_text("reason", row->reason, "salah ketik");
    return OK;
}

static void changes_are_found(struct store *store)
{
    const struct {
        const char *story;
        struct change_filter filter;
        const char *want;
    } cases[] = {
        {"all", {.until_ms = INT64_MAX, .max = 9}, "6 5 4 3 2 1 "},
        {"the last", {.until_ms = INT64_MAX, .max = 2}, "6 5 "},
        {"before one", {.until_ms = INT64_MAX, .before = 5, .max = 2}, "4 3 "},
        {"about one", {.about = key("activity", 1), .until_ms = INT64_MAX, .max = 9}, "6 3 "},
        {"by somebody", {.who = key("person", 2), .until_ms = INT64_MAX, .max = 9}, "5 3 1 "},
        {"both",
         {.about = key("activity", 1), .who = key("person", 2), .until_ms = INT64_MAX, .max = 9},
         "3 "},
        {"in a time", {.from_ms = MONDAY_MS + 2, .until_ms = MONDAY_MS + 4, .max = 9}, "3 2 "},
        {"about nothing", {.about = key("activity", 9), .until_ms = INT64_MAX, .max = 9}, ""},
    };
    for (unsigned n = 1; n <= 6; n++) {
        struct change_row row = change_row(n);
        check_same(store_change_append(store, &row), OK, "append");
    }
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct seen seen = {0};
        check_same(store_changes(store, &cases[i].filter, see_change, &seen), OK, cases[i].story);
        check_text(cases[i].story, seen.text, cases[i].want);
    }
    struct seen seen = {0};
    check_same(store_import_changes(store, IMPORT, see_change, &seen), OK, "of an import");
    check_text("in order", seen.text, "5 6 ");
}

static void bad_changes_are_refused(struct store *store)
{
    char long_text[DESK_VALUE_MAX + 1];
    struct seen seen = {0};
    struct change_filter all = {.until_ms = INT64_MAX, .max = 9};
    memset(long_text, 'u', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';

    struct change_row row = change_row(1);
    row.about = id_none;
    check_same(store_change_append(store, &row), ERR_INVALID, "about nothing");
    row = change_row(1);
    row.noun = (enum change_noun)99;
    check_same(store_change_append(store, &row), ERR_INVALID, "an unknown noun");
    row = change_row(1);
    row.field = "";
    check_same(store_change_append(store, &row), ERR_INVALID, "no field");
    row.field = NULL;
    check_same(store_change_append(store, &row), ERR_INVALID, "nor any");
    row = change_row(1);
    row.after = long_text;
    check_same(store_change_append(store, &row), ERR_INVALID, "a value too long");
    row.after = "\xc3";
    check_same(store_change_append(store, &row), ERR_INVALID, "half a letter");
    check_same(store_changes(store, &all, see_change, &seen), OK, "list");
    check_same(seen.n, 0, "nothing was written");
    row = change_row(1);
    long_text[DESK_VALUE_MAX - 1] = '\0';
    row.after = long_text;
    row.reason = NULL;
    check_same(store_change_append(store, &row), OK, "the longest value, no reason");
}

static enum err see_access(const struct access_row *row, void *arg)
{
    struct seen *seen = arg;
    size_t len = strlen(seen->text);
    seen->n++;
    snprintf(seen->text + len, sizeof seen->text - len, "%s/%d/%s ", row->what, (int)row->people,
             row->address);
    return OK;
}

static void what_was_taken_is_told(struct store *store)
{
    struct change_filter of_token = {.who = key("token", 1), .until_ms = INT64_MAX, .max = 9};
    struct change_filter about = {.about = key("activity", 1), .until_ms = INT64_MAX, .max = 9};
    struct access_row row = {.at_ms = MONDAY_MS,
                             .who = key("person", 1),
                             .about = key("activity", 1),
                             .people = 30,
                             .what = "attendance_csv",
                             .address = "127.0.0.1"};
    struct seen seen = {0};
    check_same(store_access_append(store, &row), OK, "a person");
    row = (struct access_row){
        .at_ms = MONDAY_MS + 1, .token = key("token", 1), .people = 7, .what = "entries"};
    check_same(store_access_append(store, &row), OK, "a machine");
    bool there = false;
    check_same(store_access_there(store, &row, MONDAY_MS, &there), OK, "asked");
    check(there, "the machine's");
    check_same(store_access_there(store, &row, MONDAY_MS + 1, &there), OK, "asked");
    check(!there, "not after that");
    snprintf(row.filter, sizeof row.filter, "unit=Bappeda");
    check_same(store_access_there(store, &row, 0, &there), OK, "asked");
    check(!there, "of this unit");
    row.what[0] = '\0';
    check_same(store_access_append(store, &row), ERR_INVALID, "nothing taken");

    check_same(store_accesses(store, &of_token, see_access, &seen), OK, "by a machine");
    check_text("by a machine", seen.text, "entries/7/ ");
    seen = (struct seen){0};
    check_same(store_accesses(store, &about, see_access, &seen), OK, "about an activity");
    check_text("about an activity", seen.text, "attendance_csv/30/127.0.0.1 ");
}

static enum err see_import(const struct import_row *row, void *arg)
{
    struct seen *seen = arg;
    size_t len = strlen(seen->text);
    snprintf(seen->text + len, sizeof seen->text - len, "%s:%d ", row->file_name, (int)row->rows);
    return OK;
}

static void an_import_is_undone_once(struct store *store)
{
    struct import_row people = {.id = IMPORT,
                                .at_ms = MONDAY_MS,
                                .who = key("person", 1),
                                .noun = IMPORT_PEOPLE,
                                .file_name = "pegawai.csv",
                                .rows = 30};
    struct import_row enrolments = people;
    struct import_row got = {0};
    struct seen seen = {0};
    enrolments.id = key("import", 2);
    enrolments.noun = IMPORT_ENROLMENTS;
    check_same(store_import_put(store, &people), OK, "people");
    check_same(store_import_put(store, &people), ERR_TAKEN, "the same id");
    check_same(store_import_put(store, &enrolments), ERR_INVALID, "enrolments in nothing");
    enrolments.activity = key("activity", 1);
    check_same(store_import_put(store, &enrolments), ERR_NOT_FOUND, "in an unknown activity");
    check_same(school_put(store, 1), OK, "a school");
    enrolments.rows = 2;
    check_same(store_import_put(store, &enrolments), OK, "enrolments");
    check_same(store_imports(store, 9, see_import, &seen), OK, "list");
    check_text("newest first", seen.text, "pegawai.csv:2 pegawai.csv:30 ");

    check_same(store_import_find(store, IMPORT, &got), OK, "find");
    check_same(got.undone_ms, 0, "stands");
    check_same(got.noun, IMPORT_PEOPLE, "noun");
    check(id_equal(got.who, people.who), "who");
    check_same(store_import_undone(store, IMPORT, MONDAY_MS + 1), OK, "undone");
    check_same(store_import_undone(store, IMPORT, MONDAY_MS + 2), ERR_TAKEN, "once");
    check_same(store_import_find(store, IMPORT, &got), OK, "find");
    check_same(got.undone_ms, MONDAY_MS + 1, "when");
    check_same(store_import_undone(store, key("import", 9), MONDAY_MS), ERR_NOT_FOUND, "unknown");
    check_same(store_import_find(store, key("import", 9), &got), ERR_NOT_FOUND, "unknown");
}

static void only_what_left_no_trace_is_dropped(struct store *store)
{
    struct id activity = key("activity", 1);
    struct person_row person = {0};
    struct enrolment_row enrolment = {0};
    struct link_row link = {
        .activity = activity, .person = key("person", 2), .issued_ms = MONDAY_MS};
    struct jp_entry entry = jp_entry(3, 0);
    check_same(school_put(store, 4), OK, "a school");
    check_same(store_link_issue(store, &link), OK, "a link");
    check_same(store_ledger_post(store, &entry, 1, NULL), OK, "an entry");

    check_same(store_person_drop(store, key("person", 4)), ERR_TAKEN, "who is enrolled");
    check_same(store_enrolment_drop(store, activity, key("person", 2)), ERR_TAKEN, "has a link");
    check_same(store_enrolment_drop(store, activity, key("person", 3)), ERR_TAKEN, "earned JP");
    check_same(store_enrolment_drop(store, activity, key("person", 4)), OK, "left no trace");
    check_same(store_enrolment_drop(store, activity, key("person", 4)), ERR_NOT_FOUND, "once");
    check_same(store_enrolment_find(store, activity, key("person", 4), &enrolment), ERR_NOT_FOUND,
               "gone");
    check_same(store_person_drop(store, key("person", 4)), OK, "whom nothing names");
    check_same(store_person_drop(store, key("person", 4)), ERR_NOT_FOUND, "once");
    check_same(store_person_find(store, key("person", 4), &person), ERR_NOT_FOUND, "gone");
    check_same(store_person_find(store, key("person", 2), &person), OK, "the others are there");
    person.superior = key("person", 1);
    check_same(store_person_put(store, &person), OK, "a superior");

    check_same(store_activity_close(store, activity, MONDAY_MS, NULL, 0), OK, "close");
    check_same(store_enrolment_drop(store, activity, key("person", 5)), ERR_LOCKED, "closed");
    check_same(store_enrolment_find(store, activity, key("person", 5), &enrolment), OK, "stays");
}

static enum err see_force(const struct policy_force_row *row, void *arg)
{
    struct seen *seen = arg;
    size_t len = strlen(seen->text);
    snprintf(seen->text + len, sizeof seen->text - len, "%s:%d@%d ", row->id, row->hash[0],
             (int)(row->from_ms - MONDAY_MS));
    return OK;
}

static void a_policy_is_in_force_since(struct store *store)
{
    struct policy_force_row row = {.id = "asn-2023", .from_ms = MONDAY_MS};
    struct seen seen = {0};
    bool used = true;
    row.hash[0] = 1;
    check_same(store_policy_force_put(store, &row), OK, "in force");
    row.from_ms++;
    check_same(store_policy_force_put(store, &row), OK, "the same once more");
    row.hash[0] = 2;
    check_same(store_policy_force_put(store, &row), OK, "another file");
    row.from_ms = 0;
    check_same(store_policy_force_put(store, &row), ERR_INVALID, "no moment");
    check_same(store_policy_forces(store, see_force, &seen), OK, "list");
    check_text("in order", seen.text, "asn-2023:1@0 asn-2023:2@1 ");

    check_same(store_policy_is_used(store, "asn-2023", &used), OK, "asked");
    check(!used, "no activity yet");
    check_same(school_put(store, 1), OK, "a school");
    check_same(store_policy_is_used(store, "asn-2023", &used), OK, "asked");
    check(used, "by an activity");
    check_same(store_policy_is_used(store, "asn-2018", &used), OK, "asked");
    check(!used, "another version");
}

static void desk(void)
{
    on_every_backend(a_document_stays_as_it_was_filed);
    on_every_backend(changes_are_found);
    on_every_backend(bad_changes_are_refused);
    on_every_backend(what_was_taken_is_told);
}

static void imports(void)
{
    on_every_backend(an_import_is_undone_once);
    on_every_backend(only_what_left_no_trace_is_dropped);
}

static void policies(void)
{
    on_every_backend(a_policy_is_in_force_since);
}

TEST_MAIN(TEST(desk), TEST(imports), TEST(policies))
