#include "base/alloc.h"
#include "support/check.h"
#include "wire/envelope.h"
#include "wire/gen_messages.h"
#include "wire/refusal.h"

static union msg_any m;

static enum err decode(const char *text)
{
    struct envelope env;

    enum err err = envelope_open(&env, slice_of_text(text));
    if (!err)
        err = wire_decode(&env, &m);
    envelope_close(&env);
    return err;
}

static void an_envelope_tells_type_ref_and_size(void)
{
    const char *text =
        "{\"type\":\"chat_say\",\"ref\":7,\"text\":\"Halo\",\"to\":\"member\",\"member\":9}";
    struct envelope env;

    check_same(envelope_open(&env, slice_of_text(text)), OK, "opens");
    check_same(env.type, MSG_CHAT_SAY, "type");
    check_same(env.ref, 7, "ref");
    check_same(env.size, strlen(text), "size");
    check_same(wire_decode(&env, &m), OK, "decodes");
    envelope_close(&env);
    check_text("text", m.chat_say.text, "Halo");
    check_same(m.chat_say.to, CHAT_AUDIENCE_MEMBER, "to");
    check(m.chat_say.has_member, "has a member");
    check_same(m.chat_say.member, 9, "member");
}

static void a_message_may_lack_what_is_optional(void)
{
    check_same(decode("{\"type\":\"chat_say\",\"text\":\"a\",\"to\":\"everyone\"}"), OK, "decodes");
    check(!m.chat_say.has_member, "has no member");
    check_same(m.chat_say.member, 0, "and none is left over from before");
}

static void lists_have_their_length(void)
{
    check_same(decode("{\"type\":\"vote\",\"poll\":3,\"choices\":[0,4294967295]}"), OK, "decodes");
    check_same(m.vote.poll, 3, "poll");
    check_same(m.vote.choices_n, 2, "two choices");
    check_same(m.vote.choices[1], 4294967295, "the second");

    check_same(decode("{\"type\":\"poll_make\",\"question\":\"q\",\"options\":[\"ya\",\"tidak\"],"
                      "\"multiple\":true,\"anonymous\":false,\"open_now\":true}"),
               OK, "decodes");
    check_same(m.poll_make.options_n, 2, "two options");
    check_text("the second", m.poll_make.options[1], "tidak");
    check(m.poll_make.multiple && !m.poll_make.anonymous && m.poll_make.open_now, "switches");
}

static void only_the_bytes_of_that_message_are_written(void)
{
    memset(&m, 0xaa, sizeof m);
    check_same(decode("{\"type\":\"alive\",\"echo\":1}"), OK, "decodes");
    const uint8_t *after = (const uint8_t *)&m + msg_info[MSG_ALIVE].struct_size;
    for (size_t i = 0; i < sizeof m - msg_info[MSG_ALIVE].struct_size; i++)
        if (!check(after[i] == 0xaa, "what lies behind it is untouched"))
            return;
}

static void an_envelope_closes_in_every_state(void)
{
    struct envelope env = {0};

    envelope_close(&env);
    check_same(envelope_open(&env, slice_of_text("{\"type\":")), ERR_MALFORMED, "malformed");
    check(env.tree == NULL, "and empty");
    envelope_close(&env);
    envelope_close(&env);
    check_same(envelope_open(&env, slice_of_text("{\"type\":\"leave\"}")), OK, "opens");
    envelope_close(&env);
    envelope_close(&env);
}

static void the_limit_of_a_frame_is_exact(void)
{
    static char text[WIRE_TEXT_MAX + 2];
    const char *head = "{\"type\":\"leave\"}";
    struct envelope env;

    memset(text, ' ', sizeof text - 1);
    memcpy(text, head, strlen(head));
    check_same(envelope_open(&env, slice_of_text(text)), ERR_OVERSIZE, "one byte too many");
    text[WIRE_TEXT_MAX] = 0;
    check_same(envelope_open(&env, slice_of_text(text)), OK, "the last that fits");
    envelope_close(&env);
}

static void deep_nesting_is_refused_before_it_costs(void)
{
    static char text[WIRE_TEXT_MAX];
    struct envelope env;

    memset(text, '[', sizeof text - 1);
    check_same(envelope_open(&env, slice_of_text(text)), ERR_MALFORMED, "16383 brackets");
    check_same(
        decode("{\"type\":\"chat_say\",\"text\":\"[[[[[[{{{{{\\\"[[[[\",\"to\":\"everyone\"}"), OK,
        "brackets in a text are no nesting");
}

static void a_lack_of_memory_is_told_apart_from_bad_input(void)
{
    const char *text = "{\"type\":\"poll_make\",\"question\":\"q\",\"options\":[\"a\",\"b\"],"
                       "\"multiple\":true,\"anonymous\":false,\"open_now\":true}";
    long before = alloc_live();

    for (int n = 0; n < 200; n++) {
        alloc_fail_after(n);
        enum err err = decode(text);
        alloc_fail_after(-1);
        check(err == OK || err == ERR_NOMEM, "only says what is true");
        check_same(alloc_live(), before, "keeps nothing");
        if (err == OK) {
            check(n > 3, "it needed memory");
            return;
        }
    }
    check(false, "200 allocations must be enough");
}

static void the_tables_agree_with_each_other(void)
{
    for (int type = 0; type < MSG_TYPE_COUNT; type++) {
        const struct msg_info *info = &msg_info[type];
        check(info->name && info->id && info->phases, info->name);
        check(info->size_max <= WIRE_TEXT_MAX, info->name);
        check(info->struct_size > 0 && info->struct_size <= sizeof(union msg_any), info->name);
        check(rate_info[info->rate].burst > 0 && rate_info[info->rate].per_minute > 0, info->name);
        check((info->needs & ~(role_may[ROLE_OBSERVER] | role_may[ROLE_LEARNER] |
                               role_may[ROLE_INSTRUCTOR] | role_may[ROLE_COORDINATOR])) == 0,
              "some role may send it");
    }
    check_same(msg_info[MSG_HELLO].phases, 1u << PHASE_GREETING, "hello is for the greeting alone");
    check_same(msg_info[MSG_HELLO].place, MSG_AT_EDGE, "and decided at the edge");
    check_same(msg_info[MSG_VOTE].place, MSG_AT_HOME, "a vote is not");
    check(msg_info[MSG_VOTE].journaled && !msg_info[MSG_REACT].journaled, "what is journaled");
    check(!(msg_info[MSG_CHAT_SAY].class_phases & 1u << CLASS_PHASE_ENDED), "no chat at the end");
    check(msg_info[MSG_LEAVE].class_phases & 1u << CLASS_PHASE_ENDED, "leaving is always allowed");
    check(role_may[ROLE_LEARNER] & MAY_VOTE && !(role_may[ROLE_LEARNER] & MAY_SPEAK), "learners");
}

static void every_error_has_its_word(void)
{
    for (int err = OK + 1; err < ERR_COUNT; err++)
        check_text("same word", refusal_name(refusal_of_err((enum err)err)),
                   err_name((enum err)err));
    check_same(REFUSAL_COUNT, ERR_COUNT - 1, "and no word is left over");
}

static void words_are_read_exactly(void)
{
    enum role role = ROLE_COORDINATOR;

    check_same(role_parse(slice_of_text("learner"), &role), OK, "learner");
    check_same(role, ROLE_LEARNER, "learner");
    check_same(role_parse(slice_of_text("Learner"), &role), ERR_MALFORMED, "capital");
    check_same(role_parse(slice_of_text("learne"), &role), ERR_MALFORMED, "cut short");
    check_same(role_parse(slice_of_text(""), &role), ERR_MALFORMED, "empty");
    check_same(role, ROLE_LEARNER, "untouched");
    check_text("no role", role_name(ROLE_COUNT), "?");
}

TEST_MAIN(TEST(an_envelope_tells_type_ref_and_size), TEST(a_message_may_lack_what_is_optional),
          TEST(lists_have_their_length), TEST(only_the_bytes_of_that_message_are_written),
          TEST(an_envelope_closes_in_every_state), TEST(the_limit_of_a_frame_is_exact),
          TEST(deep_nesting_is_refused_before_it_costs),
          TEST(a_lack_of_memory_is_told_apart_from_bad_input),
          TEST(the_tables_agree_with_each_other), TEST(every_error_has_its_word),
          TEST(words_are_read_exactly))
