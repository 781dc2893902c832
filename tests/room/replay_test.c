/* A class again from its journal. */
#include "room/replay.h"
#include "room/stories.h"

static const struct story stories[] = {
    {"seats, phase and lead are as before",
     "guru enters; ani enters; wakil enters; guru moves running; wakil leads; wait 100; crash;"
     "phase = running; leader = wakil; wakil enters; ani enters; ani last welcome member = none;"
     "ani last snapshot phase = running; ani last snapshot lead = 3;"
     "ani last snapshot phase_since_ms = 1772416800000; facts = seat lead seat seat phase! lead!"},
    {"a crash reports and sends nothing",
     "guru enters; guru forgets; facts = seat lead; crash; facts =;"
     "guru hears =; presence = +1"},
    {"chat lines, removed ones and the lock",
     "guru enters; ani enters; ani says everyone Satu; ani says instructors Dua;"
     "guru says ani Tiga; ani says everyone Empat; guru unsays 1; guru locks; crash; budi enters;"
     "budi hears = snapshot chat_said hand_place; budi last chat_said text = Empat;"
     "budi last snapshot chat_locked = true; ani enters; ani got chat_said = 3; guru enters;"
     "guru got chat_said = 3; guru says everyone Lima; ani last chat_said line = 5;"
     "guru unsays 4; guru unsays 1 = not_found"},
    {"polls and named votes, one per person",
     "guru enters; ani enters; budi enters; guru makes Satu?/a/b; guru makes open Dua?/a/b;"
     "ani votes 2 0; budi votes 2 0; ani votes 2 1; crash; ani enters; budi enters;"
     "ani last vote_kept choices = [1]; guru enters; guru last poll_counts counts = [1,1];"
     "guru opens 1 = taken; guru closes 2; ani last poll_closed counts = [1,1]; guru opens 1;"
     "guru makes Tiga?/a/b; guru last poll_prepared poll = 3"},
    {"an anonymous poll that was open is open, and empty; a closed one has its result",
     "guru enters; ani enters; guru makes open secret Satu?/a/b; ani votes 1 1; guru closes 1;"
     "guru makes open secret Dua?/a/b; ani votes 2 1; crash; guru enters; ani enters;"
     "ani last poll_closed counts = [0,1]; ani got vote_kept = 0; ani votes 2 0; guru closes 2;"
     "ani last poll_closed counts = [1,0]"},
    {"who was removed stays out",
     "guru enters; ani enters; guru removes ani; crash; ani enters = locked;"
     "guru enters; guru removes ani = not_found"},
    {"line numbers are not used again",
     "ani enters; ani.2 enters; crash; presence = +1 +2; budi enters; presence = +3"},
    {"a class that is over stays over",
     "guru enters; guru moves running; guru moves ended; crash; phase = ended;"
     "guru enters = wrong_phase"},
    {"the roster keeps its keys",
     "koor enters; tamu enters; guru enters; koor asks_roster 0; koor last roster_page total = 7;"
     "crash; tamu enters; koor enters; koor asks_roster 6;"
     "koor last roster_page name = tamu; koor last roster_page key = 7; koor asks_roster 5;"
     "koor last roster_page name = koor"},
    {"a class that waits has waited since its doors opened",
     "wait 50; ani enters; crash; budi enters; facts = seat seat;"
     "budi last snapshot phase_since_ms = 1772416800000"},
    {"a round of checks that was open is open: answers stand, who was asked is asked again",
     "guru enters; ani enters; budi enters; guru moves running; guru checks 0; wait 0.1;"
     "ani sees 1; ani answers 1; budi sees 1; facts = seat lead seat seat phase! check_opened! "
     "check_asked check_asked check_answered!; crash; wait 60; facts =; budi enters;"
     "facts = check_asked; budi last check_asked answer_ms = 30000; ani enters;"
     "ani last check_settled how = answered; guru enters; guru last check_result asked = 2;"
     "guru last check_result answered = 1; budi sees 1; wait 31; budi answers 1;"
     "facts = check_answered!; wait 2; guru last check_result open = false"},
    {"who was still to be asked is asked in what is left of the spread",
     "guru enters; ani enters; budi enters; citra enters; guru moves running; guru checks 600;"
     "crash; guru enters; ani enters; budi enters; citra enters; wait 601;"
     "guru last check_result asked = 3; crash; guru enters; guru last check_result asked = 3"},
    {"a round that was over is over",
     "guru enters; ani enters; guru moves running; guru checks 0; wait 0.1; guru moves break;"
     "facts = seat lead seat phase! check_opened! check_asked check_closed phase!; crash;"
     "ani enters; ani last check_settled how = over; guru enters;"
     "guru last check_result open = false; guru moves running; guru checks 0; wait 1.2;"
     "guru last check_result check = 2"},
    {"a crash after a crash", "guru enters; ani enters; ani says everyone Satu; crash; ani enters;"
                              "ani says everyone Dua; crash; ani enters; ani got chat_said = 2;"
                              "leader = guru"},
};

static void stories_of_replaying(void)
{
    play_all(stories, COUNT(stories));
}

struct senseless {
    const char *story;
    enum fact_type type;
    union fact_any fact;
    enum err want;
};

/* In this order, in one class; each changes nothing that room_check would miss. */
static void replay_each(struct room *room, const struct senseless *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        check_same(room_replay_fact(room, cases[i].type, &cases[i].fact, 0), cases[i].want,
                   cases[i].story);
        check_text(cases[i].story, room_check(room) ? room_check(room) : "", "");
    }
}

static const struct senseless about_checks[] = {
    {"a round asked of nobody", FACT_CHECK_ASKED, {.check_asked = {1, 1}}, ERR_INVALID},
    {"an answer in no round", FACT_CHECK_ANSWERED, {.check_answered = {1, 1, 5}}, ERR_INVALID},
    {"a miss in no round", FACT_CHECK_MISSED, {.check_missed = {1, 1}}, ERR_INVALID},
    {"no round is over", FACT_CHECK_CLOSED, {.check_closed = {1}}, ERR_INVALID},
    {"a round without a number",
     FACT_CHECK_OPENED,
     {.check_opened = {.check = 0, .answer_s = 30}},
     ERR_INVALID},
    {"a round over longer than may be",
     FACT_CHECK_OPENED,
     {.check_opened = {.check = 1, .spread_s = 601, .answer_s = 30}},
     ERR_INVALID},
    {"a round past the limit",
     FACT_CHECK_OPENED,
     {.check_opened = {.check = 101, .answer_s = 30}},
     ERR_FULL},
    {"a round", FACT_CHECK_OPENED, {.check_opened = {.check = 1, .answer_s = 30}}, OK},
    {"answered unasked", FACT_CHECK_ANSWERED, {.check_answered = {1, 1, 5}}, ERR_INVALID},
    {"asked", FACT_CHECK_ASKED, {.check_asked = {1, 1}}, OK},
    {"a seat that nobody has", FACT_CHECK_ASKED, {.check_asked = {1, 9}}, ERR_INVALID},
    {"answered", FACT_CHECK_ANSWERED, {.check_answered = {1, 1, 5}}, OK},
    {"answered and missed", FACT_CHECK_MISSED, {.check_missed = {1, 1}}, ERR_INVALID},
};

/* Facts that name what does not exist change nothing. */
static void facts_that_make_no_sense(void)
{
    static const struct senseless cases[] = {
        {"seats count up", FACT_SEAT, {.seat = {.seat = 3, .name = "x"}}, ERR_INVALID},
        {"a learner does not lead", FACT_LEAD, {.lead = {.seat = 1}}, ERR_INVALID},
        {"a stranger does not lead", FACT_LEAD, {.lead = {.seat = 9}}, ERR_INVALID},
        {"a line of nobody", FACT_CHAT, {.chat = {.line = 1, .from = 9, .text = "x"}}, ERR_INVALID},
        {"a line to a member who is not named",
         FACT_CHAT,
         {.chat = {.line = 1, .from = 1, .to = CHAT_AUDIENCE_MEMBER, .text = "x"}},
         ERR_INVALID},
        {"a line that was never said",
         FACT_CHAT_REMOVED,
         {.chat_removed = {.line = 1}},
         ERR_INVALID},
        {"a poll that was never made", FACT_POLL_OPENED, {.poll_opened = {.poll = 1}}, ERR_INVALID},
        {"a poll that was never opened",
         FACT_POLL_CLOSED,
         {.poll_closed = {.poll = 1}},
         ERR_INVALID},
        {"a poll that asks nothing",
         FACT_POLL_MADE,
         {.poll_made = {.poll = 1, .question = "?"}},
         ERR_INVALID},
        {"a vote in no poll",
         FACT_VOTE,
         {.vote = {.poll = 1, .seat = 1, .choices_n = 1}},
         ERR_INVALID},
        {"somebody removed who never came", FACT_REMOVED, {.removed = {.seat = 9}}, ERR_INVALID},
        {"no fact at all", FACT_TYPE_COUNT, {.lead = {.seat = 1}}, ERR_INVALID},
        {"a step of the clock means nothing now", FACT_CLOCK_STEP, {.clock_step = {5000}}, OK},
    };
    struct world world;
    struct room *room = NULL;
    struct msg_fact_seat seat = {
        .seat = 1, .person = {{3, 7}}, .role = ROLE_LEARNER, .name = "ani"};
    world_init(&world);
    check_same(world_begin(&world), OK, "a world for its links");
    check_same(room_create(&room, &world.setup, &world.links), OK, "a room to replay into");
    check_same(room_replay_fact(room, FACT_SEAT, &seat, 0), OK, "a seat");
    check_same(room_replay_fact(room, FACT_SEAT, &seat, 0), ERR_INVALID, "the same seat again");
    replay_each(room, cases, COUNT(cases));
    replay_each(room, about_checks, COUNT(about_checks));
    check_same(room_open(room), OK, "opens");
    check_same(room_open(room), ERR_UNEXPECTED, "opens once");
    check_same(room_replay_fact(room, FACT_SEAT, &seat, 0), ERR_INVALID, "too late to replay");
    room_destroy(room);
    world_finish(&world);
}

TEST_MAIN(TEST(stories_of_replaying), TEST(facts_that_make_no_sense))
