/* What an answer of the personnel system means, and how long to wait after it. */
#include "base/text.h"
#include "feed/backoff.h"
#include "feed/siasn_answer.h"
#include "support/check.h"
#include "support/fake_chance.h"

#define COPY(to, from) text_copy((to), sizeof(to), slice_of_text(from))

static struct siasn_reply reply_of(uint32_t status, const char *body)
{
    return (struct siasn_reply){.sent = true, .status = status, .body = slice_of_text(body)};
}

static void saving(void)
{
    static const struct {
        const char *story;
        uint32_t status;
        const char *body, *text, *id;
    } cases[] = {
        {"taken", 200,
         "{\"success\":true,\"message\":\"success\",\"mapData\":{\"rwKursusId\":\"a1\"}}", "ok",
         "a1"},
        {"an id that is a number", 200, "{\"success\":true,\"mapData\":{\"rwKursusId\":7}}", "ok",
         "7"},
        {"no id", 200, "{\"success\":true}", "nonsense: {\"success\":true}", ""},
        {"the id of something else", 200, "{\"mapData\":{\"rwDiklatId\":\"a1\"}}",
         "nonsense: {\"mapData\":{\"rwDiklatId\":\"a1\"}}", ""},
        {"half", 200, "{\"success\":tr", "nonsense: {\"success\":tr", ""},
        {"HTML", 200, "<html>\n", "nonsense: <html> ", ""},
        {"nothing", 200, "", "nonsense", ""},
        {"a list", 200, "[]", "nonsense: []", ""},
        {"an error with 200", 200, "{\"Error\":\"true\",\"Message\":\"NIP salah\"}",
         "refused: NIP salah", ""},
        {"no success", 200, "{\"success\":false,\"message\":\"ada\"}", "refused: ada", ""},
        {"bad request", 400, "{\"Error\":true,\"Message\":\"salah\"}", "refused: salah", ""},
        {"bad request, silent", 400, "", "refused: HTTP 400", ""},
        {"moved", 302, "", "refused: HTTP 302", ""},
        {"is there perhaps", 409, "{}", "server_fault: HTTP 409", ""},
        {"fault", 502, "Bad Gateway", "server_fault: Bad Gateway", ""},
        {"too many", 429, "{\"message\":\"pelan\"}", "too_many: pelan", ""},
        {"token", 401, "{\"Message\":\"Expired\"}", "sign_in: Expired", ""},
        {"time-out", 0, "Timeout was reached", "no_answer: Timeout was reached", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct siasn_verdict verdict;
        struct siasn_reply reply = reply_of(cases[i].status, cases[i].body);
        siasn_judge_save(OUTBOX_COURSE, &reply, &verdict);
        check_text(cases[i].story, verdict.text, cases[i].text);
        check_text(cases[i].story, verdict.id, cases[i].id);
    }
    struct siasn_verdict verdict;
    struct siasn_reply reply = {.body = slice_of_text("no route")};
    siasn_judge_save(OUTBOX_COURSE, &reply, &verdict);
    check_text("surely not sent", verdict.text, "not_reached: no route");
}

static void deleting(void)
{
    static const struct {
        uint32_t status;
        const char *body, *text;
    } cases[] = {
        {200, "{\"success\":true}", "ok"},
        {404, "{\"Error\":\"true\",\"Message\":\"tidak ada\"}", "ok"},
        {404, "<html>", "refused: <html>"},
        {500, "", "server_fault: HTTP 500"},
        {403, "", "refused: HTTP 403"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct siasn_verdict verdict;
        struct siasn_reply reply = reply_of(cases[i].status, cases[i].body);
        siasn_judge_delete(&reply, &verdict);
        check_text(cases[i].body, verdict.text[0] && !verdict.reason ? "ok" : verdict.text,
                   cases[i].text);
    }
}

#define OURS                                                                                       \
    "\"namaKursus\":\"Kursus A\",\"tanggalKursus\":\"10-03-2025\",\"tanggalSelesaiKursus\":\"12-"  \
    "03-2025\""

static void history(void)
{
    static const struct {
        const char *story, *body, *id;
        bool same;
    } cases[] = {
        {"by its number", "[{\"id\":\"r1\",\"noSertipikat\":\"2025/1/X\"}]", "r1", false},
        {"in data", "{\"code\":1,\"data\":[{\"id\":\"r1\",\"noSertipikat\":\"2025/1/X\"}]}", "r1",
         false},
        {"by title and days", "[{\"id\":\"r2\",\"noSertipikat\":\"lain\"," OURS "}]", "r2", false},
        {"all the same",
         "[{\"id\":\"r0\"},{\"id\":\"r3\",\"noSertipikat\":\"2025/1/X\",\"jumlahJam\":\"5\"," OURS
         "}]",
         "r3", true},
        {"JP as a number",
         "[{\"id\":\"r3\",\"noSertipikat\":\"2025/1/X\",\"jumlahJam\":5," OURS "}]", "r3", true},
        {"other JP", "[{\"id\":\"r3\",\"noSertipikat\":\"2025/1/X\",\"jumlahJam\":\"4\"," OURS "}]",
         "r3", false},
        {"another", "[{\"id\":\"r4\",\"noSertipikat\":\"x\",\"namaKursus\":\"Kursus A\"}]", "",
         false},
        {"the number before title and days",
         "[{\"id\":\"r5\"," OURS "},{\"id\":\"r6\",\"noSertipikat\":\"2025/1/X\"}]", "r6", false},
        {"none", "[]", "", false},
        {"nulls", "[{\"id\":null,\"noSertipikat\":null}]", "", false},
    };
    struct siasn_record record = {.kind = OUTBOX_COURSE, .jp = 5};
    COPY(record.number, "2025/1/X");
    COPY(record.title, "Kursus A");
    COPY(record.first_day, "10-03-2025");
    COPY(record.last_day, "12-03-2025");
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct siasn_verdict verdict;
        struct siasn_reply reply = reply_of(200, cases[i].body);
        bool same = false;
        siasn_judge_history(&record, &reply, &verdict, &same);
        check_same(verdict.reason, FEED_READY, cases[i].story);
        check_text(cases[i].story, verdict.id, cases[i].id);
        check_same(same, cases[i].same, cases[i].story);
    }
    static const char *const bad[] = {"", "{}", "{\"data\":{}}", "<html>", "[1", "{\"data\":null}"};
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct siasn_verdict verdict;
        struct siasn_reply reply = reply_of(200, bad[i]);
        bool same = false;
        siasn_judge_history(&record, &reply, &verdict, &same);
        check_same(verdict.reason, FEED_NONSENSE, bad[i]);
    }
}

static void tokens(void)
{
    char token[32];
    uint64_t lives_ms = 0;
    struct siasn_reply good = reply_of(200, "{\"access_token\":\"abc\",\"expires_in\":60}");
    struct siasn_reply bad = reply_of(400, "{\"error\":\"invalid_grant\"}");
    struct siasn_reply strange = reply_of(200, "{\"access_token\":7}");
    check(siasn_read_token(&good, token, sizeof token, &lives_ms), "a token");
    check_text("it", token, "abc");
    check_same(lives_ms, 60000, "a minute");
    check(!siasn_read_token(&bad, token, sizeof token, &lives_ms), "none");
    check(!siasn_read_token(&strange, token, sizeof token, &lives_ms), "a number is none");
}

static void words(void)
{
    char text[DESK_REASON_MAX];
    for (int i = 1; i < FEED_REASONS; i++) {
        feed_reason_write((enum feed_reason)i, slice_of_text("a: b\n\x01\xff z"), text);
        check_same(feed_reason_of(text), i, text);
        check_text(text, feed_reason_detail(text), "a: b    z");
    }
    char long_text[4000];
    memset(long_text, 'x', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';
    feed_reason_write(FEED_REFUSED, slice_of_text(long_text), text);
    check(strlen(text) < DESK_REASON_MAX && strlen(text) > DESK_REASON_MAX - 10, "cut to fit");
}

static void waiting(void)
{
    struct fake_chance fake;
    fake_chance_init(&fake, 7);
    for (uint32_t tries = 1; tries < 40; tries++) {
        uint64_t wait_ms = backoff_ms(1000, tries, 0, &fake.chance);
        uint64_t full_ms = tries > 12 ? BACKOFF_MS_MAX : UINT64_C(1000) << (tries - 1);
        full_ms = full_ms > BACKOFF_MS_MAX ? BACKOFF_MS_MAX : full_ms;
        check(wait_ms <= full_ms && wait_ms >= full_ms / 2 - 1, "half to whole of the doubled");
    }
    check_same(backoff_ms(1000, 1, 30000, &fake.chance), 30000, "what was asked for");
    check(backoff_ms(10, 1, UINT64_MAX, &fake.chance) <= UINT64_C(86400000), "up to a day");
}

TEST_MAIN(TEST(saving), TEST(deleting), TEST(history), TEST(tokens), TEST(words), TEST(waiting))
