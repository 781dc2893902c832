/* The parts of net that need no socket. */
#include <stdlib.h>

#include "base/alloc.h"
#include "net/assemble.h"
#include "net/head.h"
#include "net/kept.h"
#include "net/line.h"
#include "net/origin.h"
#include "net/refusal.h"
#include "net/times.h"
#include "support/check.h"

static struct slice text(const char *words)
{
    return slice_of_text(words);
}

static void a_message_in_one_piece_is_not_copied(void)
{
    struct assemble a = {0};
    struct slice whole;
    struct slice part = text("halo");
    check(assemble_add(&a, part, true, 10, &whole) == OK, "it is whole");
    check(whole.at == part.at && whole.len == 4, "the very bytes");
    assemble_reset(&a);
}

static void pieces_are_joined(void)
{
    long before = alloc_live();
    struct assemble a = {0};
    struct slice whole;
    check(assemble_add(&a, text("se"), false, 7, &whole) == OK && whole.len == 0, "not yet");
    check(assemble_add(&a, text(""), false, 7, &whole) == OK, "an empty piece");
    check(assemble_add(&a, text("kolah"), true, 7, &whole) == OK, "the last");
    check(slice_is_text(whole, "sekolah"), "joined, exactly as long as allowed");
    assemble_reset(&a);
    check_same(alloc_live(), before, "nothing kept");
}

static void too_long_is_noticed_at_the_piece_that_is_too_much(void)
{
    long before = alloc_live();
    struct assemble a = {0};
    struct slice whole;
    check(assemble_add(&a, text("12345"), false, 8, &whole) == OK, "fits");
    check(assemble_add(&a, text("6789"), false, 8, &whole) == ERR_OVERSIZE, "one too many");
    check_same(alloc_live(), before, "and forgotten");
    check(assemble_add(&a, text("123456789"), true, 8, &whole) == ERR_OVERSIZE, "at once, too");
    check(assemble_add(&a, text("x"), true, 8, &whole) == OK, "and begins anew");
    assemble_reset(&a);
}

static void assembling_without_memory(void)
{
    struct assemble a = {0};
    struct slice whole;
    alloc_fail_after(0);
    check(assemble_add(&a, text("x"), false, 8, &whole) == ERR_NOMEM, "says so");
    alloc_fail_after(-1);
    check(assemble_add(&a, text("x"), true, 8, &whole) == OK && whole.len == 1, "goes on");
    assemble_reset(&a);
}

static void kept_messages_come_out_in_order(void)
{
    long before = alloc_live();
    struct kept kept = {0};
    struct slice message;
    bool binary;
    check(!kept_take(&kept, &message, &binary), "nothing kept");
    check(kept_add(&kept, text("satu"), false) == OK, "kept");
    check(kept_add(&kept, text(""), true) == OK, "an empty one, too");
    check(kept_take(&kept, &message, &binary) && slice_is_text(message, "satu") && !binary, "1");
    check(kept_add(&kept, text("tiga"), true) == OK, "while taking");
    check(kept_take(&kept, &message, &binary) && message.len == 0 && binary, "2");
    check(kept_take(&kept, &message, &binary) && slice_is_text(message, "tiga") && binary, "3");
    check(!kept_take(&kept, &message, &binary), "and no more");
    check_same(alloc_live(), before, "nothing left");
}

static void kept_messages_are_bounded(void)
{
    struct kept kept = {0};
    static uint8_t much[20000];
    struct slice message = {much, sizeof much};
    bool binary;
    for (int i = 0; i < 3; i++)
        check(kept_add(&kept, message, true) == OK, "three fit");
    check(kept_add(&kept, message, true) == ERR_FULL, "the fourth does not");
    alloc_fail_after(0);
    enum err err = kept_add(&kept, (struct slice){much, 5500}, true);
    alloc_fail_after(-1);
    check(err == OK || err == ERR_NOMEM, "only says what is true");
    for (int i = 0; i < (err ? 3 : 4); i++)
        check(kept_take(&kept, &message, &binary), "all that were taken are there");
    check(!kept_take(&kept, &message, &binary), "and no other");
    kept_finish(&kept);
}

static void origins(void)
{
    static const struct {
        const char *story, *origin, *host, *origins, *names;
        bool allowed;
    } cases[] = {
        {"the same host and port", "https://a.id:8443", "a.id:8443", "", "", true},
        {"case does not matter", "HTTPS://A.id", "a.ID", "", "", true},
        {"another port", "https://a.id:8443", "a.id", "", "", false},
        {"another scheme", "http://a.id", "a.id", "", "", false},
        {"another host", "https://b.id", "a.id", "", "", false},
        {"a longer host", "https://a.id.evil", "a.id", "", "", false},
        {"a shorter host", "https://a.i", "a.id", "", "", false},
        {"none", "", "a.id", "", "", false},
        {"only a scheme", "https://", "a.id", "", "", false},
        {"null", "null", "a.id", "", "", false},
        {"named", "https://b.id", "a.id", "https://c.id,https://b.id", "", true},
        {"named with blanks", "https://b.id", "a.id", " https://c.id , https://b.id ", "", true},
        {"nearly named", "https://b.id", "a.id", "https://b.id:1", "", false},
        {"a named host, any port", "https://b.id:9", "a.id", "", "c.id, b.id", true},
        {"a named host over http", "http://b.id", "a.id", "", "b.id", false},
        {"a named host as a part", "https://xb.id", "a.id", "", "b.id", false},
        {"IPv6", "https://[::1]:8443", "[::1]:8443", "", "", true},
        {"IPv6 named", "https://[::1]:8443", "a.id", "", "[::1]", true},
        {"a star", "https://evil", "a.id", "*", "", true},
        {"a star and none", "", "a.id", "https://b.id *", "", true},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct origin_rules rules = {cases[i].origins, cases[i].names};
        check_same(origin_is_allowed(text(cases[i].origin), text(cases[i].host), &rules),
                   cases[i].allowed, cases[i].story);
    }
}

static void hosts(void)
{
    static const struct {
        const char *host;
        bool good;
    } cases[] = {
        {"localhost:8443", true},
        {"kelas.example.go.id", true},
        {"[::1]:8443", true},
        {"192.168.1.5:8443", true},
        {"", false},
        {"a b", false},
        {"a;b", false},
        {"a/b", false},
        {"a,b", false},
        {"a\r\nb", false},
        {"k\xc3\xa9las", false},
        {"a'b", false},
        {"a_b", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_same(origin_host_is_good(text(cases[i].host)), cases[i].good, cases[i].host);
    char longest[257];
    memset(longest, 'a', sizeof longest);
    longest[255] = '\0';
    check(origin_host_is_good(text(longest)), "255 bytes");
    longest[255] = 'a';
    longest[256] = '\0';
    check(!origin_host_is_good(text(longest)), "256 bytes");
}

/* One sample every 250 ms. */
static unsigned judge(struct line *line, uint64_t *mono_ms, size_t wrote, size_t held, unsigned rtt)
{
    const struct line_reading reading = {.held_bytes = held, .round_trip_min_ms = rtt};
    line_wrote(line, wrote);
    *mono_ms += 250;
    return line_judge(line, &reading, *mono_ms);
}

static void a_quiet_line_is_free(void)
{
    struct line line = {0};
    uint64_t mono_ms = 1000;
    check_same(judge(&line, &mono_ms, 0, 0, 0), 0, "nothing held");
    check(!line.slow, "not slow");
    check_same(judge(&line, &mono_ms, 300, 490, 0), 100, "490 bytes are 100 ms of one speaker");
    check(!line.slow, "not slow");
}

static void a_line_that_holds_too_much_is_slow_until_it_is_free(void)
{
    struct line line = {0};
    uint64_t mono_ms = 1000;
    judge(&line, &mono_ms, 0, 0, 0);
    check_same(judge(&line, &mono_ms, 0, 1470, 0), 300, "300 ms");
    check(!line.slow, "are not yet slow");
    judge(&line, &mono_ms, 0, 1500, 0);
    check(line.slow, "more is");
    judge(&line, &mono_ms, 0, 600, 0);
    check(line.slow, "and stays so");
    judge(&line, &mono_ms, 0, 400, 0);
    check(!line.slow, "until little is held");
}

static void what_is_on_its_way_does_not_count(void)
{
    struct line line = {0};
    uint64_t mono_ms = 1000;
    judge(&line, &mono_ms, 0, 0, 600);
    check_same(judge(&line, &mono_ms, 0, 2940, 600), 0, "600 ms held, 600 ms away: a satellite");
    check(!line.slow, "not slow");
    check(judge(&line, &mono_ms, 0, 2940, 20) > 500, "the same on a short way is a jam");
    check(line.slow, "slow");
}

static void several_speakers_are_more_bytes_for_the_same_time(void)
{
    struct line line = {0};
    uint64_t mono_ms = 1000;
    for (int i = 0; i < 40; i++)
        judge(&line, &mono_ms, 4900, 0, 0);
    check(line.speed > 18000 && line.speed < 21000, "about four speakers");
    check(judge(&line, &mono_ms, 4900, 4900, 0) < 300, "a quarter of a second");
    check(!line.slow, "not slow");
    for (int i = 0; i < 40; i++)
        judge(&line, &mono_ms, 0, 0, 0);
    check_same(line.speed, LINE_SPEED_MIN, "when they fall silent the measure comes back");
}

static void times_know_the_slow_ones(void)
{
    struct times times = {0};
    for (int i = 0; i < 98; i++)
        times_add(&times, 5);
    times_add(&times, 5000);
    times_add(&times, 70000);
    check_same((intmax_t)times.callbacks, 100, "all");
    check_same((intmax_t)times.slow, 1, "above five milliseconds");
    check_same((intmax_t)times.longest_us, 70000, "the longest");
    check_same((intmax_t)times_percentile_us(&times, 50), 8, "the middle");
    check_same((intmax_t)times_percentile_us(&times, 99), 8192, "99 of 100");
    times_begin(&times);
    times_begin(&times);
    times_end(&times);
    check_same((intmax_t)times.callbacks, 100, "an inner one does not count");
    times_end(&times);
    check_same((intmax_t)times.callbacks, 101, "the outer one does");
}

static const char *head_text(const struct head *head)
{
    static char memory[HEAD_BYTES_MAX];
    struct writer w = writer_of(memory, sizeof memory - 1);
    if (head_write(&w, head))
        return "";
    memory[writer_len(&w)] = '\0';
    return memory;
}

static void a_head_is_what_http_wants(void)
{
    const struct head head = {.status = 200,
                              .at_ms = INT64_C(784111777000),
                              .body_bytes = 5,
                              .type = "text/plain",
                              .host = text("a.id")};
    const char *words = head_text(&head);
    check(strncmp(words, "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n", 54) == 0,
          "status and date, the example of RFC 9110");
    check(strstr(words, "\r\nContent-Length: 5\r\n") != NULL, "length");
    check(strstr(words, "\r\nCache-Control: no-store\r\n") != NULL, "kept by nobody");
    check(strstr(words, "connect-src 'self' wss://a.id\r\n\r\n") != NULL, "the policy is last");
    check(strstr(words, "ETag") == NULL && strstr(words, "Set-Cookie") == NULL, "nothing empty");
}

static void a_head_without_body_has_no_length(void)
{
    check(!strstr(head_text(&(struct head){.status = 204}), "Content-Length"), "204");
    check(!strstr(head_text(&(struct head){.status = 304}), "Content-Length"), "304");
    check(strstr(head_text(&(struct head){.status = 404}), "Content-Length: 0") != NULL, "404");
}

static void a_head_cannot_be_forged(void)
{
    char memory[HEAD_BYTES_MAX];
    struct writer w = writer_of(memory, sizeof memory);
    const struct head forged = {.status = 200, .disposition = "a\r\nSet-Cookie: b"};
    check(head_write(&w, &forged) == ERR_MALFORMED, "a line break in a value");
    w = writer_of(memory, 100);
    check(head_write(&w, &(struct head){.status = 200}) == ERR_OVERSIZE, "too long");
}

static void refusals_have_words(void)
{
    char memory[REFUSAL_JSON_MAX];
    check(slice_is_text(refusal_json(403, memory), "{\"error\":\"forbidden\"}"), "403");
    check(slice_is_text(refusal_json(599, memory), "{\"error\":\"io\"}"), "unknown");
    check(refusal_page(404).len > 100 && refusal_page(400).len > 100, "pages");
    check_text("status text", head_status_text(404), "Not Found");
}

TEST_MAIN(TEST(a_message_in_one_piece_is_not_copied), TEST(pieces_are_joined),
          TEST(too_long_is_noticed_at_the_piece_that_is_too_much), TEST(assembling_without_memory),
          TEST(kept_messages_come_out_in_order), TEST(kept_messages_are_bounded), TEST(origins),
          TEST(hosts), TEST(a_quiet_line_is_free),
          TEST(a_line_that_holds_too_much_is_slow_until_it_is_free),
          TEST(what_is_on_its_way_does_not_count),
          TEST(several_speakers_are_more_bytes_for_the_same_time), TEST(times_know_the_slow_ones),
          TEST(a_head_is_what_http_wants), TEST(a_head_without_body_has_no_length),
          TEST(a_head_cannot_be_forged), TEST(refusals_have_words))
