/* session_test.c - stories of connections: the greeting, the gate, the disk, the way back. */
#include "attendance/presence.h"
#include "base/alloc.h"
#include "base/packet.h"
#include "session/world.h"
#include "support/check.h"
#include "wire/gen_frames.h"

static void a_learner_reads_the_class_before_any_event(void)
{
    struct world w;
    struct guest ani;
    world_open(&w);
    guest_enter(&ani, &w, "ani", ROLE_LEARNER);
    check(guest_heard(&ani, "\"type\":\"welcome\""), "welcome");
    check(guest_heard(&ani, "\"type\":\"snapshot\""), "snapshot");
    check(strstr(ani.heard, "welcome") < strstr(ani.heard, "snapshot"), "in this order");
    check(guest_heard(&ani, "Penyusunan RPP"), "the title of the activity");
    check(guest_heard(&ani, "\"type\":\"account\""), "her account so far");
    check_same(world_lines(&w, PRESENCE_JOINED), 1, "her joining is in the journal");
    guest_forget(&ani);
    world_settle(&w);
    check_same(world_lines(&w, PRESENCE_LEFT), 1, "her leaving too");
    world_close(&w);
}

static void who_may_not_come_in(void)
{
    static const struct {
        const char *story, *hello, *answer;
        bool closes;
    } cases[] = {
        {"a ticket nobody signed",
         "{\"type\":\"hello\",\"version\":1,\"fingerprint\":\"x\",\"ticket\":\"abc.def\"}",
         "\"code\":\"bad_link\"", false},
        {"an old client",
         "{\"type\":\"hello\",\"version\":0,\"fingerprint\":\"x\",\"ticket\":\"a\"}",
         "\"why\":\"client_too_old\"", true},
        {"another message first", "{\"type\":\"hand_raise\"}", "\"code\":\"unexpected\"", true},
        {"no JSON", "hello", "\"code\":\"malformed\"", true},
        {"a hello without its ticket", "{\"type\":\"hello\",\"version\":1,\"fingerprint\":\"x\"}",
         "\"code\":\"malformed\"", true},
    };
    struct world w;
    world_open(&w);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct guest g;
        uint16_t code;
        const char *reason;
        guest_connect(&g, &w);
        guest_say(&g, cases[i].hello);
        check(guest_heard(&g, cases[i].answer), cases[i].story);
        check_same(session_wants_close(g.session, &code, &reason), cases[i].closes, cases[i].story);
        guest_forget(&g);
    }
    check_same(world_lines(&w, PRESENCE_JOINED), 0, "nobody was seated");
    world_close(&w);
}

static void done_comes_when_the_line_is_on_disk(void)
{
    struct world w;
    struct guest ani, ratna;
    world_open(&w);
    guest_enter(&ratna, &w, "ratna", ROLE_INSTRUCTOR);
    guest_enter(&ani, &w, "ani", ROLE_LEARNER);
    guest_say(&ani,
              "{\"type\":\"chat_say\",\"ref\":7,\"text\":\"Selamat pagi\",\"to\":\"everyone\"}");
    check(guest_heard(&ratna, "Selamat pagi"), "the others read it");
    world_settle(&w);
    check(guest_heard(&ani, "{\"type\":\"done\",\"ref\":7}"), "the writer knows that it is kept");
    check_same(world_lines(&w, 203), 1, "one line of chat in the journal");
    guest_clear(&ani);
    guest_say(&ani, "{\"type\":\"hand_raise\",\"ref\":8}");
    check(guest_heard(&ani, "{\"type\":\"done\",\"ref\":8}"),
          "what is not journaled is done at once");
    guest_forget(&ani);
    guest_forget(&ratna);
    world_close(&w);
}

static void a_refusal_names_its_reason_and_changes_nothing(void)
{
    static const struct {
        const char *story, *message, *answer;
    } cases[] = {
        {"a learner may not start the class",
         "{\"type\":\"class_move\",\"ref\":1,\"to\":\"running\"}",
         "{\"type\":\"refused\",\"ref\":1,\"code\":\"forbidden\"}"},
        {"nor make a poll",
         "{\"type\":\"poll_make\",\"ref\":2,\"question\":\"?\",\"options\":[\"a\",\"b\"],"
         "\"multiple\":false,\"anonymous\":false,\"open_now\":true}",
         "{\"type\":\"refused\",\"ref\":2,\"code\":\"forbidden\"}"},
        {"nobody opens a microphone without the floor",
         "{\"type\":\"mic_set\",\"ref\":3,\"on\":true}",
         "{\"type\":\"refused\",\"ref\":3,\"code\":\"no_floor\"}"},
        {"a poll that is not there", "{\"type\":\"vote\",\"ref\":4,\"poll\":9,\"choices\":[0]}",
         "{\"type\":\"refused\",\"ref\":4,\"code\":\"not_found\"}"},
        {"a learner does not write to one member",
         "{\"type\":\"chat_say\",\"ref\":5,\"text\":\"x\",\"to\":\"member\",\"member\":1}",
         "{\"type\":\"refused\",\"ref\":5,\"code\":\"forbidden\"}"},
    };
    struct world w;
    struct guest ani;
    world_open(&w);
    guest_enter(&ani, &w, "ani", ROLE_LEARNER);
    for (size_t i = 0; i < COUNT(cases); i++) {
        guest_clear(&ani);
        guest_say(&ani, cases[i].message);
        check(guest_heard(&ani, cases[i].answer), cases[i].story);
    }
    world_settle(&w);
    check_same(world_lines(&w, 203) + world_lines(&w, 206), 0, "the journal holds none of it");
    check_same(world_lines(&w, 201), 1, "and the class waits, as it was opened");
    guest_forget(&ani);
    world_close(&w);
}

static void too_fast_says_how_long_to_wait(void)
{
    struct world w;
    struct guest ani;
    world_open(&w);
    guest_enter(&ani, &w, "ani", ROLE_LEARNER);
    for (int i = 0; i < 12; i++)
        guest_say(&ani, "{\"type\":\"chat_say\",\"ref\":9,\"text\":\"halo\",\"to\":\"everyone\"}");
    check(guest_heard(&ani, "\"code\":\"too_fast\",\"wait_ms\":"), "refused with a time");
    world_settle(&w);
    check_same(world_lines(&w, 203), 6, "only the burst was kept");
    guest_forget(&ani);
    world_close(&w);
}

static void silence_ends_presence_at_the_last_sign(void)
{
    struct world w;
    struct guest ani, ratna;
    world_open(&w);
    guest_enter(&ratna, &w, "ratna", ROLE_INSTRUCTOR);
    guest_enter(&ani, &w, "ani", ROLE_LEARNER);
    for (int i = 0; i < 8; i++) { /* Ratna gives signs, Ani does not */
        world_pass(&w, 2000);
        guest_say(&ratna, "{\"type\":\"alive\",\"echo\":1}");
    }
    check(guest_heard(&ani, "\"why\":\"silent\",\"again\":true"), "Ani is told to come again");
    check(guest_is_closing(&ani, "silent"), "and is let go");
    check(!guest_is_closing(&ratna, "silent"), "Ratna is not");
    check_same(world_lines(&w, PRESENCE_LEFT), 1, "one leaving");
    guest_forget(&ani);
    guest_forget(&ratna);
    world_close(&w);
}

static void who_comes_back_misses_nothing(void)
{
    struct world w;
    struct guest ani, ratna, again;
    world_open(&w);
    guest_enter(&ratna, &w, "ratna", ROLE_INSTRUCTOR);
    guest_enter(&ani, &w, "ani", ROLE_LEARNER);
    guest_say(&ratna, "{\"type\":\"chat_say\",\"text\":\"satu\",\"to\":\"everyone\"}");
    world_settle(&w);
    const char *n = strstr(ani.heard, "\"type\":\"chat_said\",\"n\":");
    unsigned last_n = 0;
    check(n && sscanf(n, "\"type\":\"chat_said\",\"n\":%u", &last_n) == 1, "she read line one");
    guest_drop(&ani);
    world_settle(&w);
    guest_say(&ratna, "{\"type\":\"chat_say\",\"text\":\"dua\",\"to\":\"everyone\"}");
    guest_say(&ratna, "{\"type\":\"chat_say\",\"text\":\"rahasia\",\"to\":\"instructors\"}");
    guest_return(&again, &ani, "ani", ROLE_LEARNER, last_n);
    check(guest_heard(&again, "\"resumed\":true"), "the same seat");
    check(guest_heard(&again, "\"dua\""), "with what she missed");
    check(!guest_heard(&again, "\"satu\""), "not what she had");
    check(!guest_heard(&again, "rahasia"), "nor what was never for her");
    check(!guest_heard(&again, "\"type\":\"snapshot\""), "and no snapshot");
    guest_forget(&ani);
    guest_forget(&again);
    guest_forget(&ratna);
    world_close(&w);
}

static void after_a_crash_chat_and_votes_are_there(void)
{
    struct world w;
    struct guest ani, ratna, again;
    world_open(&w);
    guest_enter(&ratna, &w, "ratna", ROLE_INSTRUCTOR);
    guest_enter(&ani, &w, "ani", ROLE_LEARNER);
    guest_say(&ratna, "{\"type\":\"class_move\",\"ref\":1,\"to\":\"running\"}");
    guest_say(&ani, "{\"type\":\"chat_say\",\"ref\":2,\"text\":\"Hadir\",\"to\":\"everyone\"}");
    guest_say(
        &ratna,
        "{\"type\":\"poll_make\",\"ref\":3,\"question\":\"Siap?\",\"options\":[\"Ya\",\"Belum\"],"
        "\"multiple\":false,\"anonymous\":false,\"open_now\":true}");
    guest_say(&ani, "{\"type\":\"vote\",\"ref\":4,\"poll\":1,\"choices\":[1]}");
    world_settle(&w);
    check(guest_heard(&ani, "\"type\":\"vote_kept\",\"poll\":1,\"choices\":[1]"),
          "the vote is kept");
    world_pass(&w, 11000); /* a roll */
    check_same(world_lines(&w, PRESENCE_LEFT), 0, "nobody has left");
    world_picture(&w);
    guest_drop(&ani);
    guest_drop(&ratna);
    world_revive(&w);
    check_same(world_lines(&w, PRESENCE_LEFT), 2, "both ended as server_lost");

    guest_return(&again, &ani, "ani", ROLE_LEARNER, 3);
    check(guest_heard(&again, "\"resumed\":false"), "numbers of another run help nobody");
    check(guest_heard(&again, "\"phase\":\"running\""), "the class runs");
    check(guest_heard(&again, "\"Hadir\""), "chat");
    check(guest_heard(&again, "\"Siap?\""), "the poll");
    check(guest_heard(&again, "\"type\":\"vote_kept\",\"poll\":1,\"choices\":[1]"), "her vote");
    guest_forget(&again);
    guest_forget(&ani);
    guest_forget(&ratna);
    world_close(&w);
}

static void a_revoked_link_ends_the_connection(void)
{
    struct world w;
    struct guest ani, again;
    char ticket[TICKET_TEXT_MAX], hello[1024];
    world_open(&w);
    guest_enter(&ani, &w, "ani", ROLE_LEARNER);
    world_ticket(&w, "ani", ROLE_LEARNER, ticket);
    struct link_ended *ended = mem_zalloc(1, sizeof *ended);
    ended->activity = w.activity;
    ended->person = id_from_key("person", "ani");
    ended->at_ms = w.clock.wall_ms;
    check_same(mailbox_post(edge_mailbox(w.edge), (struct letter){LETTER_LINK_ENDED, ended}), OK,
               "the office tells");
    world_settle(&w);
    check(guest_heard(&ani, "\"why\":\"link_ended\",\"again\":false"), "she is told");
    guest_connect(&again, &w);
    snprintf(hello, sizeof hello,
             "{\"type\":\"hello\",\"version\":1,\"fingerprint\":\"%s\",\"ticket\":\"%s\"}",
             PROTOCOL_FINGERPRINT, ticket);
    guest_say(&again, hello);
    check(guest_heard(&again, "\"code\":\"bad_link\""), "an old ticket opens no more");
    guest_forget(&ani);
    guest_forget(&again);
    world_close(&w);
}

/* A 20 ms Opus packet: TOC for CELT 20 ms mono and some bytes. */
static void say_sound(struct guest *g, const uint8_t *opus, size_t len)
{
    uint8_t frame[64] = {SOUND_KIND, 0, 0, 1, 0, 0, 3, 0xc0, 0, 0, 0, 99};
    memcpy(frame + SOUND_HEADER_BYTES, opus, len);
    session_on_binary(g->session, (struct slice){frame, SOUND_HEADER_BYTES + len});
}

static void sound_needs_the_floor_and_a_good_packet(void)
{
    static const uint8_t good[] = {0x78, 1, 2, 3}, bad[] = {0x7b};
    struct world w;
    struct guest ani, budi, ratna;
    world_open(&w);
    guest_enter(&ratna, &w, "ratna", ROLE_INSTRUCTOR);
    guest_enter(&ani, &w, "ani", ROLE_LEARNER);
    guest_enter(&budi, &w, "budi", ROLE_LEARNER);
    say_sound(&ratna, good, sizeof good);
    check_same(ani.sound_frames + budi.sound_frames, 2, "both hear the instructor");
    check_same(ratna.sound_frames, 0, "nobody hears himself");
    say_sound(&ani, good, sizeof good);
    say_sound(&ani, good, sizeof good);
    check(guest_heard(&ani, "\"code\":\"no_floor\""), "a learner without the floor is refused");
    check_same(budi.sound_frames, 1, "and heard by nobody");
    budi.stuck = true;
    for (int i = 0; i < 60; i++)
        say_sound(&ratna, good, sizeof good);
    unsigned waiting = 0;
    for (struct packet *p = session_next_packet(budi.session); p;
         p = session_next_packet(budi.session), waiting++)
        packet_unref(p);
    check_same(waiting, w.config.sendq_sound_packets_max, "a stuck line keeps only the newest");
    say_sound(&ani, bad, sizeof bad);
    check(guest_is_closing(&ani, "malformed"), "bytes that are no Opus end the connection");
    guest_forget(&ani);
    guest_forget(&budi);
    guest_forget(&ratna);
    world_close(&w);
}

static void the_end_is_told_and_judged(void)
{
    struct world w;
    struct guest ani, ratna;
    world_open(&w);
    guest_enter(&ratna, &w, "ratna", ROLE_INSTRUCTOR);
    guest_enter(&ani, &w, "ani", ROLE_LEARNER);
    guest_say(&ratna, "{\"type\":\"class_move\",\"ref\":1,\"to\":\"running\"}");
    guest_say(&ratna, "{\"type\":\"class_move\",\"ref\":2,\"to\":\"ended\"}");
    world_settle(&w);
    world_pass(&w, 200);
    check(guest_heard(&ani, "\"type\":\"phase_moved\""), "everyone reads it");
    check_same(world_lines(&w, PRESENCE_LEFT), 2, "presence of both ends");
    check_same(w.closer_asked, 1, "the office is asked once");
    world_pass(&w, 16000);
    check_same(w.closer_asked, 2, "and again while it does not answer");
    guest_forget(&ani);
    guest_forget(&ratna);
    world_close(&w);
}

static void stopping_says_goodbye(void)
{
    struct world w;
    struct guest ani;
    world_open(&w);
    guest_enter(&ani, &w, "ani", ROLE_LEARNER);
    edge_stop(w.edge);
    check(guest_heard(&ani, "\"why\":\"server_stopping\",\"again\":true"), "she is told");
    check(!edge_is_idle(w.edge), "her connection is still there");
    guest_forget(&ani);
    check(edge_is_idle(w.edge), "now it is gone");
    world_settle(&w);
    check_same(world_lines(&w, PRESENCE_LEFT), 1, "her presence ended");
    world_close(&w);
}

TEST_MAIN(TEST(a_learner_reads_the_class_before_any_event), TEST(who_may_not_come_in),
          TEST(done_comes_when_the_line_is_on_disk),
          TEST(a_refusal_names_its_reason_and_changes_nothing),
          TEST(too_fast_says_how_long_to_wait), TEST(silence_ends_presence_at_the_last_sign),
          TEST(who_comes_back_misses_nothing), TEST(after_a_crash_chat_and_votes_are_there),
          TEST(a_revoked_link_ends_the_connection), TEST(sound_needs_the_floor_and_a_good_packet),
          TEST(the_end_is_told_and_judged), TEST(stopping_says_goodbye))
