/* What is let go of when, told as stories; what must stay is proved afterwards. */
#include "office/desk.h"
#include "office/retention.h"
#include "office/sealed.h"
#include "store/store_desk.h"
#include "store/store_retention.h"

#define SAID "Maaf, anak saya demam"
#define ASKED_MAX 100000 /* each question waits for its answer */

struct story {
    const char *name;
    unsigned chat_days;
    int days; /* after the class has ended */
    bool running;
    bool objects;
    bool answered;
    bool files;
    bool decided;
    bool waits;     /* a correction for a second coordinator */
    unsigned lines; /* erased */
    unsigned held;
};

static const struct story stories[] = {
    {.name = "the day after", .chat_days = 90, .days = 1},
    {.name = "on the last day", .chat_days = 90, .days = 90},
    {.name = "a day later", .chat_days = 90, .days = 91, .lines = 3},
    {.name = "a shorter rule", .chat_days = 7, .days = 8, .lines = 3},
    {.name = "kept for ever", .chat_days = 0, .days = 3000},
    {.name = "the class never ended", .chat_days = 90, .days = 91, .running = true},
    {.name = "an open objection", .chat_days = 90, .days = 91, .objects = true, .held = 1},
    {.name = "an objection was answered",
     .chat_days = 90,
     .days = 91,
     .objects = true,
     .answered = true,
     .lines = 3},
    {.name = "a document waits", .chat_days = 90, .days = 91, .files = true, .held = 1},
    {.name = "a document was decided on",
     .chat_days = 90,
     .days = 91,
     .files = true,
     .decided = true,
     .lines = 3},
    {.name = "a correction waits", .chat_days = 90, .days = 91, .waits = true, .held = 1},
};

static void state(struct sealed *sealed, const struct story *story)
{
    struct msg_fact_objected objected = {.person = school_person(2), .text = "Saya hadir"};
    struct msg_fact_evidence_filed filed = {.person = school_person(2),
                                            .kind = FILED_DOCUMENT_LAPORAN_BELAJAR,
                                            .name = "a.pdf",
                                            .by = school_person(2)};
    struct id fact;
    snprintf(filed.evidence, sizeof filed.evidence, "%064d", 7);
    if (story->objects) {
        fact = sealed_states(sealed, 1, 2, FACT_OBJECTED, &objected);
        struct msg_fact_objection_answered answer = {
            .fact = fact, .text = "Sudah dicek", .by = school_person(SEALED_COORDINATOR)};
        if (story->answered)
            sealed_states(sealed, 1, SEALED_COORDINATOR, FACT_OBJECTION_ANSWERED, &answer);
    }
    if (story->files) {
        fact = sealed_states(sealed, 1, 2, FACT_EVIDENCE_FILED, &filed);
        struct msg_fact_evidence_decided decided = {
            .fact = fact, .accepted = true, .by = school_person(SEALED_COORDINATOR)};
        if (story->decided)
            sealed_states(sealed, 1, SEALED_COORDINATOR, FACT_EVIDENCE_DECIDED, &decided);
    }
    if (story->waits)
        sealed_corrects(sealed,
                        &(struct sealed_claim){
                            .class_n = 1, .person = 2, .absent = true, .to_s = 60, .second = true});
}

static void hold_class(struct sealed *sealed, const struct story *story)
{
    sealed_open(sealed, 1, 45, 3);
    school_class(&sealed->school, 1);
    school_talks(&sealed->school, SAID, 5);
    if (story->running) {
        school_phase(&sealed->school, CLASS_PHASE_RUNNING, 6);
        return;
    }
    school_holds(&sealed->school, 1, 3, 2700);
    sealed_class_over(sealed, 1);
    state(sealed, story);
}

static struct retention_report pass(struct sealed *sealed, unsigned chat_days, int64_t now_ms)
{
    struct retention_report report;
    sealed_start(sealed);
    const struct retention_wish wish = {.reader = sealed->reader,
                                        .writer = sealed->thread,
                                        .rules = {chat_days, 365, 7},
                                        .now_ms = now_ms,
                                        .as_of_ms = now_ms};
    check_same(retention_pass(&wish, &report), OK, "pass");
    sealed_stop(sealed);
    return report;
}

static void classes_are_let_go_of_in_time(void)
{
    for (size_t i = 0; i < COUNT(stories); i++) {
        const struct story *story = &stories[i];
        struct sealed sealed;
        hold_class(&sealed, story);
        int64_t now_ms = school_at_ms(&sealed.school, 2700) + story->days * DATE_DAY_MS;
        struct retention_report report = pass(&sealed, story->chat_days, now_ms);
        check_same((intmax_t)report.lines, story->lines, story->name);
        check_same((intmax_t)report.held, story->held, story->name);
        check_same((intmax_t)report.classes, story->lines != 0, story->name);
        sealed_close(&sealed);
    }
}

static bool is_said(struct sealed *sealed, unsigned activity)
{
    struct buffer bundle = sealed_bundle(sealed, activity);
    bool said = memmem(bundle.at, bundle.len, "\"kind\":203", 10) &&
                !memmem(bundle.at, bundle.len, "\"body\":null", 11);
    buffer_finish(&bundle);
    return said;
}

static enum err see_audit(const struct audit_row *row, void *arg)
{
    if (strcmp(row->what, "retention_passed") == 0)
        ++*(unsigned *)arg;
    return OK;
}

/* 91 days later: chat is gone; attendance, ledger, seals, bundle, an old receipt hold. */
static void what_counts_is_proved_as_before(void)
{
    struct sealed sealed;
    struct retention_report last;
    unsigned audits = 0;
    hold_class(&sealed, &(struct story){0});
    struct buffer receipt = sealed_receipt(&sealed, 1, 2);
    check(is_said(&sealed, 1), "it is there before");
    int64_t now_ms = school_at_ms(&sealed.school, 2700) + 91 * DATE_DAY_MS;
    check_same(pass(&sealed, 90, now_ms).lines, 3, "three lines");
    check(!is_said(&sealed, 1), "it is gone");
    struct buffer bundle = sealed_bundle(&sealed, 1);
    struct verdict verdict = sealed_prove_with(buffer_slice(&bundle), buffer_slice(&receipt));
    check_text("bundle and receipt hold", verdict.text, "");
    check_same((intmax_t)verdict.totals.erased, 3, "erased");
    check_same((intmax_t)verdict.totals.people, 3, "attendances");
    check_same((intmax_t)verdict.totals.credits, 3, "credits");
    check_same((intmax_t)sealed_differences(&sealed), 0, "recheck finds nothing");
    check_same(pass(&sealed, 90, now_ms + DATE_DAY_MS).lines, 0, "nothing is left to do");

    check_same(retention_last(sealed.school.store, &last), OK, "the last pass");
    check_same(last.at_ms, now_ms + DATE_DAY_MS, "is the last");
    check_same(store_audit_read(sealed.school.store, id_none, 100, see_audit, &audits), OK,
               "audit");
    check_same(audits, 1, "a line where something was let go of");

    sealed_corrects(
        &sealed, &(struct sealed_claim){.class_n = 1, .person = 2, .absent = true, .to_s = 2700});
    sealed_settle(&sealed, 1);
    check_same((intmax_t)sealed_differences(&sealed), 0, "a later correction is settled");
    buffer_finish(&bundle);
    buffer_finish(&receipt);
    sealed_close(&sealed);
}

/* Ways in, addresses and documents, at their own times. */
static void the_rest_has_its_own_times(void)
{
    struct sealed sealed;
    struct evidence_row document = {.type = EVIDENCE_PDF, .bytes = slice_of_text("%PDF-x %%EOF")};
    struct access_row access = {.what = "people_csv", .people = 3, .address = "10.1.2.3"};
    struct audit_row audit = {.what = "signed_in", .note = "address=10.1.2.3"};
    sealed_open(&sealed, 1, 45, 2);
    int64_t now_ms = MONDAY_MS + 400 * DATE_DAY_MS;
    struct store *store = sealed.school.store;
    digest_sha256(document.bytes, document.hash);
    document.filed_ms = now_ms - 6 * DATE_DAY_MS;
    access.at_ms = audit.at_ms = now_ms - 364 * DATE_DAY_MS;
    struct sign_in_row sign_in = {
        .person = school_person(2), .created_ms = 1, .expires_ms = now_ms};
    check_same(
        store_evidence_keep(store, &(struct evidence_keeping){&document, school_person(2), 20}), OK,
        "document");
    check_same(store_access_append(store, &access), OK, "access");
    check_same(store_audit_append(store, &audit), OK, "audit");
    check_same(store_sign_in_put(store, &sign_in), OK, "sign-in");

    struct retention_report report = pass(&sealed, 90, now_ms);
    check(!report.addresses && !report.documents && !report.sign_ins, "all are young");
    report = pass(&sealed, 90, now_ms + 2 * DATE_DAY_MS);
    check_same((intmax_t)report.addresses, 2, "of who took data, and of who signed in");
    check_same((intmax_t)report.documents, 1, "never filed");
    check_same((intmax_t)report.sign_ins, 1, "ended");
    report = pass(&sealed, 90, now_ms + 3 * DATE_DAY_MS);
    check(!report.addresses && !report.documents && !report.sign_ins, "once");
    sealed_close(&sealed);
}

/* Each allocation fails once: nothing is broken, and the next pass does the rest. */
static void no_memory_is_made_up_for(void)
{
    struct sealed sealed;
    hold_class(&sealed, &(struct story){0});
    int64_t now_ms = school_at_ms(&sealed.school, 2700) + 91 * DATE_DAY_MS;
    sealed_start(&sealed);
    enum err err = ERR_NOMEM;
    for (int n = 0; err && n < 500; n++) {
        struct retention_report report;
        const struct retention_wish wish = {.reader = sealed.reader,
                                            .writer = sealed.thread,
                                            .rules = {90, 365, 7},
                                            .now_ms = now_ms,
                                            .as_of_ms = now_ms};
        alloc_fail_after(n);
        err = retention_pass(&wish, &report);
        alloc_fail_after(-1);
    }
    check_same(err, OK, "it passes in the end");
    sealed_stop(&sealed);
    check(!is_said(&sealed, 1), "all is let go of");
    check_same((intmax_t)sealed_differences(&sealed), 0, "recheck finds nothing");
    sealed_close(&sealed);
}

static void coordinators_see_the_rules(void)
{
    struct desk desk;
    desk_open(&desk, 1, 45, 2);
    desk_start(&desk);
    desk_ask(&desk, "GET", "/api/v1/retention", NULL);
    check_same(desk.last->status, 401, "not for anybody");
    desk_sign_in(&desk);
    desk_ask(&desk, "GET", "/api/v1/retention", NULL);
    check_same(desk.last->status, 200, "for coordinators");
    check(strstr(desk_body(&desk), "\"chat_days\":90,\"address_days\":365,") != NULL, "the rules");
    check(strstr(desk_body(&desk), "\"last\":null") != NULL, "no pass yet");
    desk_close(&desk);
}

/* Three lines are erased by the first pass and none by the next: the last pass has none to tell of
 * only when there were two. */
static void a_server_passes_by_itself_again_and_again(void)
{
    struct desk desk;
    struct retention *daily = NULL;
    desk_open(&desk, 1, 45, 3);
    school_class(&desk.school, 1);
    school_talks(&desk.school, SAID, 5);
    school_holds(&desk.school, 1, 3, 2700);
    school_phase(&desk.school, CLASS_PHASE_ENDED, 2700);
    fake_clock_advance(&desk.clock, (uint64_t)92 * DATE_DAY_MS);
    desk_start(&desk);
    desk_sign_in(&desk);
    check_same(retention_start(&daily, &(struct retention_links){.config = &desk.config,
                                                                 .clock = &desk.clock.clock,
                                                                 .pool = desk.pool,
                                                                 .store = desk.store_thread,
                                                                 .every_ms = 1}),
               OK, "from now on");
    bool again = false;
    for (unsigned i = 0; !again && i < ASKED_MAX; i++) {
        desk_get(&desk, "/api/v1/retention");
        again = strstr(desk_body(&desk), "\"lines\":0") != NULL;
    }
    check(again, "a second pass");
    retention_destroy(daily);
    desk_stop(&desk);
    unsigned audits = 0;
    check_same(store_audit_read(desk.school.store, id_none, 100, see_audit, &audits), OK, "audit");
    check_same(audits, 1, "what was said was let go of, once");
    desk_close(&desk);
}

TEST_MAIN(TEST(classes_are_let_go_of_in_time), TEST(what_counts_is_proved_as_before),
          TEST(the_rest_has_its_own_times), TEST(no_memory_is_made_up_for),
          TEST(coordinators_see_the_rules), TEST(a_server_passes_by_itself_again_and_again))
