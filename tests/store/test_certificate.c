/* Certificates are issued once and only revoked; the outbox holds one row for each thing to tell.
 */
#include "fixture.h"
#include "store/store_certificate.h"

static struct certificate_row certificate_row(unsigned n, unsigned person)
{
    struct certificate_row row = {.code = key("code", n),
                                  .activity = key("activity", 1),
                                  .person = key("person", person),
                                  .kind = CERTIFICATE_STTP,
                                  .issued_ms = MONDAY_MS + n,
                                  .issued_by = key("person", 1),
                                  .content = slice_of_text("{\"jp\":5}")};
    snprintf(row.number, sizeof row.number, "800/%u/BKD/2025", n);
    return row;
}

struct seen {
    unsigned n;
    char text[200];
    struct certificate_row last;
};

static enum err see(const struct certificate_row *row, void *arg)
{
    struct seen *seen = arg;
    size_t len = strlen(seen->text);
    seen->n++;
    seen->last = *row;
    check(slice_is_text(row->content, "{\"jp\":5}"), "content");
    snprintf(seen->text + len, sizeof seen->text - len, "%s%s ", row->number,
             row->revoked_ms ? "!" : "");
    return OK;
}

static void numbers_are_given_once(struct store *store)
{
    static const struct {
        int year;
        enum err err;
        uint32_t want;
    } cases[] = {{2025, OK, 1}, {2025, OK, 2},       {2026, OK, 1},
                 {2025, OK, 3}, {0, ERR_INVALID, 0}, {10000, ERR_INVALID, 0}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        uint32_t got = 0;
        check_same(store_certificate_serial(store, cases[i].year, &got), cases[i].err, "serial");
        check_same(got, cases[i].want, "number");
    }
}

static void a_certificate_is_revoked_and_issued_anew(struct store *store)
{
    struct certificate_row first = certificate_row(1, 2);
    struct certificate_row second = certificate_row(2, 2);
    struct certificate_row other = certificate_row(3, 3);
    struct seen seen = {0};
    check_same(store_certificate_put(store, &first), ERR_NOT_FOUND, "of nothing");
    check_same(school_put(store, 2), OK, "a school");
    check_same(store_certificate_put(store, &first), OK, "issued");
    check_same(store_certificate_put(store, &second), ERR_TAKEN, "one good one each");
    check_same(store_certificate_put(store, &other), OK, "somebody else's");
    check_same(store_certificate_by_code(store, first.code, see, &seen), OK, "by code");
    check_text("number", seen.last.number, first.number);
    check_same(seen.last.kind, CERTIFICATE_STTP, "kind");
    check_same(seen.last.issued_ms, first.issued_ms, "when");
    check(id_equal(seen.last.person, first.person), "person");
    check(id_equal(seen.last.issued_by, first.issued_by), "by whom");
    check_same(seen.last.revoked_ms, 0, "good");

    const char *number = first.number;
    check_same(store_certificate_revoke(store, number, MONDAY_MS + 9, ""), ERR_INVALID, "why?");
    check_same(store_certificate_revoke(store, number, MONDAY_MS + 9, "nama salah"), OK, "revoked");
    check_same(store_certificate_revoke(store, number, MONDAY_MS + 9, "lagi"), ERR_TAKEN, "once");
    check_same(store_certificate_revoke(store, "x", MONDAY_MS, "y"), ERR_NOT_FOUND, "unknown");
    check_same(store_certificate_by_number(store, number, see, &seen), OK, "by number");
    check_same(seen.last.revoked_ms, MONDAY_MS + 9, "when");
    check_text("why", seen.last.revoked_why, "nama salah");
    snprintf(second.number, sizeof second.number, "%s", number);
    check_same(store_certificate_put(store, &second), ERR_TAKEN, "a number is never used again");
    second = certificate_row(2, 2);
    second.code = first.code;
    check_same(store_certificate_put(store, &second), ERR_TAKEN, "nor is a code");
    second = certificate_row(2, 2);
    check_same(store_certificate_put(store, &second), OK, "issued anew");

    seen = (struct seen){0};
    check_same(store_activity_certificates(store, first.activity, see, &seen), OK, "an activity's");
    check_text("oldest first", seen.text, "800/1/BKD/2025! 800/2/BKD/2025 800/3/BKD/2025 ");
    seen = (struct seen){0};
    check_same(store_person_certificates(store, first.person, see, &seen), OK, "a person's");
    check_text("a person's", seen.text, "800/1/BKD/2025! 800/2/BKD/2025 ");
    check_same(store_certificate_by_code(store, key("code", 9), see, &seen), ERR_NOT_FOUND, "none");
    check_same(store_certificate_by_number(store, "x", see, &seen), ERR_NOT_FOUND, "none");
}

static void bad_certificates_are_refused(struct store *store)
{
    struct seen seen = {0};
    struct certificate_row row = certificate_row(1, 2);
    check_same(school_put(store, 1), OK, "a school");
    row.number[0] = '\0';
    check_same(store_certificate_put(store, &row), ERR_INVALID, "no number");
    row = certificate_row(1, 2);
    row.code = id_none;
    check_same(store_certificate_put(store, &row), ERR_INVALID, "no code");
    row = certificate_row(1, 2);
    row.kind = (enum certificate_kind)9;
    check_same(store_certificate_put(store, &row), ERR_INVALID, "an unknown kind");
    row = certificate_row(1, 2);
    row.content.len = 0;
    check_same(store_certificate_put(store, &row), ERR_INVALID, "shows nothing");
    row.content.len = CERTIFICATE_CONTENT_BYTES_MAX + 1;
    check_same(store_certificate_put(store, &row), ERR_OVERSIZE, "shows too much");
    check_same(store_activity_certificates(store, row.activity, see, &seen), OK, "list");
    check_same(seen.n, 0, "none was written");
}

static struct outbox_row outbox_row(unsigned n, unsigned person, enum outbox_kind kind)
{
    return (struct outbox_row){.id = key("outbox", n),
                               .person = key("person", person),
                               .activity = key("activity", 1),
                               .kind = kind,
                               .body = slice_of_text("{\"jumlahJam\":5}"),
                               .state = OUTBOX_WAITING,
                               .due_ms = MONDAY_MS + n,
                               .made_ms = MONDAY_MS,
                               .changed_ms = MONDAY_MS + 10 - n};
}

struct told {
    char text[100];
    struct outbox_row last;
    char body[100];
};

static enum err tell(const struct outbox_row *row, void *arg)
{
    struct told *told = arg;
    size_t len = strlen(told->text);
    told->last = *row;
    snprintf(told->body, sizeof told->body, "%.*s", (int)row->body.len, (const char *)row->body.at);
    snprintf(told->text + len, sizeof told->text - len, "%d ", (int)(row->due_ms - MONDAY_MS));
    return OK;
}

static void one_row_for_each_thing_to_tell(struct store *store)
{
    struct outbox_row first = outbox_row(1, 2, OUTBOX_COURSE);
    struct outbox_row second = outbox_row(2, 3, OUTBOX_COURSE);
    struct outbox_row third = outbox_row(3, 2, OUTBOX_DOCUMENT);
    struct outbox_row again = outbox_row(9, 2, OUTBOX_COURSE);
    struct outbox_key of = {first.person, first.activity, first.kind};
    struct told told = {0};
    check_same(store_outbox_put(store, &first), ERR_NOT_FOUND, "of nobody");
    check_same(school_put(store, 2), OK, "a school");
    check_same(store_outbox_put(store, &first), OK, "first");
    check_same(store_outbox_put(store, &second), OK, "second");
    check_same(store_outbox_put(store, &third), OK, "third");
    again.state = OUTBOX_SENT;
    again.made_ms += 5;
    again.changed_ms = MONDAY_MS + 20;
    again.tries = 3;
    again.body = slice_of_text("{\"jumlahJam\":4}");
    snprintf(again.remote_id, sizeof again.remote_id, "8ae4");
    snprintf(again.reason, sizeof again.reason, "pernah ditolak");
    check_same(store_outbox_put(store, &again), OK, "the first, changed");

    check_same(store_outbox_of(store, &of, tell, &told), OK, "of whom and what");
    check(id_equal(told.last.id, first.id), "its id stays");
    check_same(told.last.made_ms, MONDAY_MS, "so does when it was made");
    check_same(told.last.state, OUTBOX_SENT, "state");
    check_same(told.last.tries, 3, "tries");
    check_text("remote id", told.last.remote_id, "8ae4");
    check_text("reason", told.last.reason, "pernah ditolak");
    check_text("body", told.body, "{\"jumlahJam\":4}");
    check_same(store_outbox_find(store, second.id, tell, &told), OK, "by id");
    check_same(store_outbox_find(store, key("outbox", 9), tell, &told), ERR_NOT_FOUND, "none");
    of.kind = OUTBOX_TRAINING;
    check_same(store_outbox_of(store, &of, tell, &told), ERR_NOT_FOUND, "nothing of this kind");
    second.person = key("person", 1);
    check_same(store_outbox_put(store, &second), ERR_TAKEN, "an id belongs to one row");
}

static void what_is_due_comes_first(struct store *store)
{
    static const struct {
        const char *story;
        int at; /* due at MONDAY_MS + at; -1: all of a state */
        enum outbox_state state;
        size_t max;
        const char *want;
    } cases[] = {
        {"nothing yet", 0, 0, 9, ""},
        {"the longest due first", 3, 0, 9, "1 3 "},
        {"so many", 3, 0, 1, "1 "},
        {"last changed first", -1, 0, 9, "1 2 3 4 "},
        {"of one state", -1, OUTBOX_PARKED, 9, "2 "},
        {"so many of it", -1, OUTBOX_WAITING, 2, "1 3 "},
    };
    check_same(school_put(store, 4), OK, "a school");
    for (unsigned n = 1; n <= 4; n++) {
        struct outbox_row row = outbox_row(n, n, OUTBOX_COURSE);
        row.state = n == 2 ? OUTBOX_PARKED : OUTBOX_WAITING;
        check_same(store_outbox_put(store, &row), OK, "put");
    }
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct told told = {0};
        enum err err =
            cases[i].at < 0
                ? store_outbox(store, cases[i].state, cases[i].max, tell, &told)
                : store_outbox_due(store, MONDAY_MS + cases[i].at, cases[i].max, tell, &told);
        check_same(err, OK, cases[i].story);
        check_text(cases[i].story, told.text, cases[i].want);
    }
    struct told told = {0};
    check_same(store_outbox(store, (enum outbox_state)9, 1, tell, &told), ERR_INVALID, "no state");
    struct outbox_row bad = outbox_row(5, 5, OUTBOX_COURSE);
    bad.body.len = 0;
    check_same(store_outbox_put(store, &bad), ERR_INVALID, "nothing to say");
    bad.body.len = OUTBOX_BODY_BYTES_MAX + 1;
    check_same(store_outbox_put(store, &bad), ERR_OVERSIZE, "too much");
    bad = outbox_row(5, 5, (enum outbox_kind)9);
    check_same(store_outbox_put(store, &bad), ERR_INVALID, "an unknown kind");
}

static enum err tell_reason(const struct outbox_reason_row *row, void *arg)
{
    char *text = arg;
    size_t len = strlen(text);
    snprintf(text + len, 200 - len, "%s/%s %u since %d; ",
             word_name(&outbox_state_words, (int)row->state), row->reason, (unsigned)row->rows,
             (int)(row->since_ms - MONDAY_MS));
    return OK;
}

static void why_it_waits_is_counted(struct store *store)
{
    static const struct {
        enum outbox_state state;
        const char *reason;
    } rows[] = {
        {OUTBOX_PARKED, "refused: Data tidak valid: tanggal"},
        {OUTBOX_PARKED, "no_person_id"},
        {OUTBOX_PARKED, "refused"},
        {OUTBOX_WAITING, "no_certificate"},
        {OUTBOX_WAITING, ""},
        {OUTBOX_SENT, ""},
    };
    char text[200] = "";
    check_same(school_put(store, COUNT(rows)), OK, "a school");
    for (unsigned n = 1; n <= COUNT(rows); n++) {
        struct outbox_row row = outbox_row(n, n, OUTBOX_COURSE);
        row.state = rows[n - 1].state;
        row.since_ms = MONDAY_MS + n;
        snprintf(row.reason, sizeof row.reason, "%s", rows[n - 1].reason);
        check_same(store_outbox_put(store, &row), OK, "put");
    }
    check_same(store_outbox_reasons(store, tell_reason, text), OK, "reasons");
    check_text("by state and reason", text,
               "parked/no_person_id 1 since 2; parked/refused 2 since 1; waiting/ 1 since 5; "
               "waiting/no_certificate 1 since 4; ");

    struct told told = {0};
    struct outbox_because because = {OUTBOX_PARKED, "refused", 9};
    check_same(store_outbox_because(store, &because, tell, &told), OK, "of one reason");
    check_text("the word alone", told.text, "1 3 ");
    because.max = 1;
    told = (struct told){0};
    check_same(store_outbox_because(store, &because, tell, &told), OK, "so many of it");
    check_text("last changed", told.text, "1 ");
    because = (struct outbox_because){OUTBOX_PARKED, "refuse", 9};
    told = (struct told){0};
    check_same(store_outbox_because(store, &because, tell, &told), OK, "half a word");
    check_text("none", told.text, "");
    told = (struct told){0};
    check_same(store_outbox_person(store, outbox_row(1, 2, OUTBOX_COURSE).person, tell, &told), OK,
               "of a person");
    check_text("theirs alone", told.text, "2 ");
}

static enum err tell_try(const struct outbox_try_row *row, void *arg)
{
    char *text = arg;
    size_t len = strlen(text);
    snprintf(text + len, 100 - len, "%u:%s ", row->status, row->answer);
    return OK;
}

static void each_attempt_is_kept(struct store *store)
{
    struct outbox_row row = outbox_row(1, 2, OUTBOX_COURSE);
    struct outbox_try_row attempt = {.outbox = row.id, .at_ms = MONDAY_MS};
    char text[100] = "";
    check_same(school_put(store, 1), OK, "a school");
    check_same(store_outbox_try_append(store, &attempt), ERR_NOT_FOUND, "of nothing");
    check_same(store_outbox_put(store, &row), OK, "a row");
    snprintf(attempt.answer, sizeof attempt.answer, "tidak menjawab");
    check_same(store_outbox_try_append(store, &attempt), OK, "no answer");
    attempt.status = 200;
    snprintf(attempt.answer, sizeof attempt.answer, "diterima");
    check_same(store_outbox_try_append(store, &attempt), OK, "an answer");
    attempt.at_ms = 0;
    check_same(store_outbox_try_append(store, &attempt), ERR_INVALID, "no moment");
    check_same(store_outbox_tries(store, row.id, 9, tell_try, text), OK, "list");
    check_text("newest first", text, "200:diterima 0:tidak menjawab ");
}

static void certificates(void)
{
    on_every_backend(numbers_are_given_once);
    on_every_backend(a_certificate_is_revoked_and_issued_anew);
    on_every_backend(bad_certificates_are_refused);
}

static void outbox(void)
{
    on_every_backend(one_row_for_each_thing_to_tell);
    on_every_backend(what_is_due_comes_first);
    on_every_backend(why_it_waits_is_counted);
    on_every_backend(each_attempt_is_kept);
}

TEST_MAIN(TEST(certificates), TEST(outbox))
