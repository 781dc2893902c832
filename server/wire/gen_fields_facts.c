/* gen_fields_facts.c: made by protocol/gen/generate.py; change protocol/classroom.json instead. */
#include "wire/gen_fields.h"

#include <stddef.h>

static const struct field fact_seat_fields[] = {
    {.name = "seat", .kind = FIELD_U32, .at = offsetof(struct msg_fact_seat, seat)},
    {.name = "person", .kind = FIELD_ID, .at = offsetof(struct msg_fact_seat, person)},
    {.name = "role", .kind = FIELD_WORD, .at = offsetof(struct msg_fact_seat, role),
     .words = &role_words},
    {.name = "name", .kind = FIELD_TEXT, .at = offsetof(struct msg_fact_seat, name), .len_min = 0,
     .len_max = 120},
};
static const struct field fact_phase_fields[] = {
    {.name = "phase", .kind = FIELD_WORD, .at = offsetof(struct msg_fact_phase, phase),
     .words = &class_phase_words},
    {.name = "by", .kind = FIELD_U32, .at = offsetof(struct msg_fact_phase, by)},
};
static const struct field fact_lead_fields[] = {
    {.name = "seat", .kind = FIELD_U32, .at = offsetof(struct msg_fact_lead, seat)},
    {.name = "by", .kind = FIELD_U32, .at = offsetof(struct msg_fact_lead, by)},
};
static const struct field fact_chat_fields[] = {
    {.name = "line", .kind = FIELD_U32, .at = offsetof(struct msg_fact_chat, line)},
    {.name = "from", .kind = FIELD_U32, .at = offsetof(struct msg_fact_chat, from)},
    {.name = "to", .kind = FIELD_WORD, .at = offsetof(struct msg_fact_chat, to),
     .words = &chat_audience_words},
    {.name = "member", .kind = FIELD_U32, .at = offsetof(struct msg_fact_chat, member),
     .optional = true, .has_at = offsetof(struct msg_fact_chat, has_member)},
    {.name = "text", .kind = FIELD_TEXT, .at = offsetof(struct msg_fact_chat, text), .len_min = 1,
     .len_max = 2000},
};
static const struct field fact_chat_removed_fields[] = {
    {.name = "line", .kind = FIELD_U32, .at = offsetof(struct msg_fact_chat_removed, line)},
    {.name = "by", .kind = FIELD_U32, .at = offsetof(struct msg_fact_chat_removed, by)},
};
static const struct field fact_chat_locked_fields[] = {
    {.name = "locked", .kind = FIELD_BOOL, .at = offsetof(struct msg_fact_chat_locked, locked)},
    {.name = "by", .kind = FIELD_U32, .at = offsetof(struct msg_fact_chat_locked, by)},
};
static const struct field fact_poll_made_fields[] = {
    {.name = "poll", .kind = FIELD_U32, .at = offsetof(struct msg_fact_poll_made, poll)},
    {.name = "question", .kind = FIELD_TEXT, .at = offsetof(struct msg_fact_poll_made, question),
     .len_min = 1, .len_max = 300},
    {.name = "options", .kind = FIELD_TEXT, .at = offsetof(struct msg_fact_poll_made, options),
     .list = true, .n_at = offsetof(struct msg_fact_poll_made, options_n), .n_min = 2, .n_max = 10,
     .len_min = 1, .len_max = 120},
    {.name = "multiple", .kind = FIELD_BOOL, .at = offsetof(struct msg_fact_poll_made, multiple)},
    {.name = "anonymous", .kind = FIELD_BOOL, .at = offsetof(struct msg_fact_poll_made, anonymous)},
    {.name = "by", .kind = FIELD_U32, .at = offsetof(struct msg_fact_poll_made, by)},
};
static const struct field fact_poll_opened_fields[] = {
    {.name = "poll", .kind = FIELD_U32, .at = offsetof(struct msg_fact_poll_opened, poll)},
    {.name = "by", .kind = FIELD_U32, .at = offsetof(struct msg_fact_poll_opened, by)},
};
static const struct field fact_poll_closed_fields[] = {
    {.name = "poll", .kind = FIELD_U32, .at = offsetof(struct msg_fact_poll_closed, poll)},
    {.name = "voters", .kind = FIELD_U32, .at = offsetof(struct msg_fact_poll_closed, voters)},
    {.name = "counts", .kind = FIELD_U32, .at = offsetof(struct msg_fact_poll_closed, counts),
     .list = true, .n_at = offsetof(struct msg_fact_poll_closed, counts_n), .n_min = 0,
     .n_max = 10},
    {.name = "by", .kind = FIELD_U32, .at = offsetof(struct msg_fact_poll_closed, by)},
};
static const struct field fact_poll_dropped_fields[] = {
    {.name = "poll", .kind = FIELD_U32, .at = offsetof(struct msg_fact_poll_dropped, poll)},
    {.name = "by", .kind = FIELD_U32, .at = offsetof(struct msg_fact_poll_dropped, by)},
};
static const struct field fact_vote_fields[] = {
    {.name = "poll", .kind = FIELD_U32, .at = offsetof(struct msg_fact_vote, poll)},
    {.name = "seat", .kind = FIELD_U32, .at = offsetof(struct msg_fact_vote, seat)},
    {.name = "choices", .kind = FIELD_U32, .at = offsetof(struct msg_fact_vote, choices),
     .list = true, .n_at = offsetof(struct msg_fact_vote, choices_n), .n_min = 1, .n_max = 10},
};
static const struct field fact_removed_fields[] = {
    {.name = "seat", .kind = FIELD_U32, .at = offsetof(struct msg_fact_removed, seat)},
    {.name = "note", .kind = FIELD_TEXT, .at = offsetof(struct msg_fact_removed, note),
     .optional = true, .has_at = offsetof(struct msg_fact_removed, has_note), .len_min = 0,
     .len_max = 200},
    {.name = "by", .kind = FIELD_U32, .at = offsetof(struct msg_fact_removed, by)},
};
static const struct field fact_clock_step_fields[] = {
    {.name = "step_ms", .kind = FIELD_I64, .at = offsetof(struct msg_fact_clock_step, step_ms)},
};
static const struct field fact_check_opened_fields[] = {
    {.name = "check", .kind = FIELD_U32, .at = offsetof(struct msg_fact_check_opened, check)},
    {.name = "spread_s", .kind = FIELD_U32, .at = offsetof(struct msg_fact_check_opened, spread_s)},
    {.name = "answer_s", .kind = FIELD_U32, .at = offsetof(struct msg_fact_check_opened, answer_s)},
    {.name = "by", .kind = FIELD_U32, .at = offsetof(struct msg_fact_check_opened, by)},
};
static const struct field fact_check_asked_fields[] = {
    {.name = "check", .kind = FIELD_U32, .at = offsetof(struct msg_fact_check_asked, check)},
    {.name = "seat", .kind = FIELD_U32, .at = offsetof(struct msg_fact_check_asked, seat)},
};
static const struct field fact_check_answered_fields[] = {
    {.name = "check", .kind = FIELD_U32, .at = offsetof(struct msg_fact_check_answered, check)},
    {.name = "seat", .kind = FIELD_U32, .at = offsetof(struct msg_fact_check_answered, seat)},
    {.name = "waited_ms", .kind = FIELD_U32,
     .at = offsetof(struct msg_fact_check_answered, waited_ms)},
};
static const struct field fact_check_missed_fields[] = {
    {.name = "check", .kind = FIELD_U32, .at = offsetof(struct msg_fact_check_missed, check)},
    {.name = "seat", .kind = FIELD_U32, .at = offsetof(struct msg_fact_check_missed, seat)},
};
static const struct field fact_check_closed_fields[] = {
    {.name = "check", .kind = FIELD_U32, .at = offsetof(struct msg_fact_check_closed, check)},
};
static const struct field fact_corrected_fields[] = {
    {.name = "class_id", .kind = FIELD_ID, .at = offsetof(struct msg_fact_corrected, class_id)},
    {.name = "person", .kind = FIELD_ID, .at = offsetof(struct msg_fact_corrected, person)},
    {.name = "claim", .kind = FIELD_WORD, .at = offsetof(struct msg_fact_corrected, claim),
     .words = &attendance_claim_words},
    {.name = "start_ms", .kind = FIELD_I64, .at = offsetof(struct msg_fact_corrected, start_ms)},
    {.name = "end_ms", .kind = FIELD_I64, .at = offsetof(struct msg_fact_corrected, end_ms)},
    {.name = "reason", .kind = FIELD_TEXT, .at = offsetof(struct msg_fact_corrected, reason),
     .len_min = 1, .len_max = 500},
    {.name = "evidence", .kind = FIELD_TEXT, .at = offsetof(struct msg_fact_corrected, evidence),
     .optional = true, .has_at = offsetof(struct msg_fact_corrected, has_evidence), .len_min = 64,
     .len_max = 64},
    {.name = "second", .kind = FIELD_BOOL, .at = offsetof(struct msg_fact_corrected, second)},
    {.name = "by", .kind = FIELD_ID, .at = offsetof(struct msg_fact_corrected, by)},
};
static const struct field fact_excused_fields[] = {
    {.name = "class_id", .kind = FIELD_ID, .at = offsetof(struct msg_fact_excused, class_id)},
    {.name = "person", .kind = FIELD_ID, .at = offsetof(struct msg_fact_excused, person)},
    {.name = "excuse", .kind = FIELD_WORD, .at = offsetof(struct msg_fact_excused, excuse),
     .words = &told_excuse_words},
    {.name = "reason", .kind = FIELD_TEXT, .at = offsetof(struct msg_fact_excused, reason),
     .len_min = 1, .len_max = 500},
    {.name = "evidence", .kind = FIELD_TEXT, .at = offsetof(struct msg_fact_excused, evidence),
     .optional = true, .has_at = offsetof(struct msg_fact_excused, has_evidence), .len_min = 64,
     .len_max = 64},
    {.name = "by", .kind = FIELD_ID, .at = offsetof(struct msg_fact_excused, by)},
};
static const struct field fact_approved_fields[] = {
    {.name = "fact", .kind = FIELD_ID, .at = offsetof(struct msg_fact_approved, fact)},
    {.name = "by", .kind = FIELD_ID, .at = offsetof(struct msg_fact_approved, by)},
};
static const struct field fact_withdrawn_fields[] = {
    {.name = "fact", .kind = FIELD_ID, .at = offsetof(struct msg_fact_withdrawn, fact)},
    {.name = "reason", .kind = FIELD_TEXT, .at = offsetof(struct msg_fact_withdrawn, reason),
     .len_min = 1, .len_max = 500},
    {.name = "second", .kind = FIELD_BOOL, .at = offsetof(struct msg_fact_withdrawn, second)},
    {.name = "by", .kind = FIELD_ID, .at = offsetof(struct msg_fact_withdrawn, by)},
};
static const struct field fact_objected_fields[] = {
    {.name = "person", .kind = FIELD_ID, .at = offsetof(struct msg_fact_objected, person)},
    {.name = "class_id", .kind = FIELD_ID, .at = offsetof(struct msg_fact_objected, class_id),
     .optional = true, .has_at = offsetof(struct msg_fact_objected, has_class_id)},
    {.name = "text", .kind = FIELD_TEXT, .at = offsetof(struct msg_fact_objected, text),
     .len_min = 1, .len_max = 2000},
};
static const struct field fact_objection_answered_fields[] = {
    {.name = "fact", .kind = FIELD_ID, .at = offsetof(struct msg_fact_objection_answered, fact)},
    {.name = "accepted", .kind = FIELD_BOOL,
     .at = offsetof(struct msg_fact_objection_answered, accepted)},
    {.name = "text", .kind = FIELD_TEXT, .at = offsetof(struct msg_fact_objection_answered, text),
     .len_min = 1, .len_max = 2000},
    {.name = "by", .kind = FIELD_ID, .at = offsetof(struct msg_fact_objection_answered, by)},
};
static const struct field fact_evidence_filed_fields[] = {
    {.name = "person", .kind = FIELD_ID, .at = offsetof(struct msg_fact_evidence_filed, person)},
    {.name = "kind", .kind = FIELD_WORD, .at = offsetof(struct msg_fact_evidence_filed, kind),
     .words = &filed_document_words},
    {.name = "evidence", .kind = FIELD_TEXT,
     .at = offsetof(struct msg_fact_evidence_filed, evidence), .len_min = 64, .len_max = 64},
    {.name = "name", .kind = FIELD_TEXT, .at = offsetof(struct msg_fact_evidence_filed, name),
     .len_min = 1, .len_max = 200},
    {.name = "serves", .kind = FIELD_TEXT, .at = offsetof(struct msg_fact_evidence_filed, serves),
     .optional = true, .has_at = offsetof(struct msg_fact_evidence_filed, has_serves), .len_min = 1,
     .len_max = 500},
    {.name = "coordinated_with", .kind = FIELD_TEXT,
     .at = offsetof(struct msg_fact_evidence_filed, coordinated_with), .optional = true,
     .has_at = offsetof(struct msg_fact_evidence_filed, has_coordinated_with), .len_min = 1,
     .len_max = 200},
    {.name = "note", .kind = FIELD_TEXT, .at = offsetof(struct msg_fact_evidence_filed, note),
     .optional = true, .has_at = offsetof(struct msg_fact_evidence_filed, has_note), .len_min = 1,
     .len_max = 500},
    {.name = "day", .kind = FIELD_TEXT, .at = offsetof(struct msg_fact_evidence_filed, day),
     .optional = true, .has_at = offsetof(struct msg_fact_evidence_filed, has_day), .len_min = 10,
     .len_max = 10},
    {.name = "by", .kind = FIELD_ID, .at = offsetof(struct msg_fact_evidence_filed, by)},
};
static const struct field fact_evidence_decided_fields[] = {
    {.name = "fact", .kind = FIELD_ID, .at = offsetof(struct msg_fact_evidence_decided, fact)},
    {.name = "accepted", .kind = FIELD_BOOL,
     .at = offsetof(struct msg_fact_evidence_decided, accepted)},
    {.name = "reason", .kind = FIELD_TEXT, .at = offsetof(struct msg_fact_evidence_decided, reason),
     .optional = true, .has_at = offsetof(struct msg_fact_evidence_decided, has_reason),
     .len_min = 1, .len_max = 500},
    {.name = "by", .kind = FIELD_ID, .at = offsetof(struct msg_fact_evidence_decided, by)},
};
static const struct field fact_test_tried_fields[] = {
    {.name = "person", .kind = FIELD_ID, .at = offsetof(struct msg_fact_test_tried, person)},
    {.name = "score", .kind = FIELD_U32, .at = offsetof(struct msg_fact_test_tried, score)},
    {.name = "taken_ms", .kind = FIELD_I64, .at = offsetof(struct msg_fact_test_tried, taken_ms)},
    {.name = "by", .kind = FIELD_ID, .at = offsetof(struct msg_fact_test_tried, by)},
};
static const struct field fact_overlap_decided_fields[] = {
    {.name = "person", .kind = FIELD_ID, .at = offsetof(struct msg_fact_overlap_decided, person)},
    {.name = "choice", .kind = FIELD_WORD, .at = offsetof(struct msg_fact_overlap_decided, choice),
     .words = &overlap_choice_words},
    {.name = "reason", .kind = FIELD_TEXT, .at = offsetof(struct msg_fact_overlap_decided, reason),
     .len_min = 1, .len_max = 500},
    {.name = "by", .kind = FIELD_ID, .at = offsetof(struct msg_fact_overlap_decided, by)},
};
static const struct field fact_difference_confirmed_fields[] = {
    {.name = "class_id", .kind = FIELD_ID,
     .at = offsetof(struct msg_fact_difference_confirmed, class_id)},
    {.name = "difference_s", .kind = FIELD_U32,
     .at = offsetof(struct msg_fact_difference_confirmed, difference_s)},
    {.name = "reason", .kind = FIELD_TEXT,
     .at = offsetof(struct msg_fact_difference_confirmed, reason), .len_min = 1, .len_max = 500},
    {.name = "by", .kind = FIELD_ID, .at = offsetof(struct msg_fact_difference_confirmed, by)},
};
static const struct field fact_recorded_fields[] = {
    {.name = "class_id", .kind = FIELD_ID, .at = offsetof(struct msg_fact_recorded, class_id)},
    {.name = "by", .kind = FIELD_ID, .at = offsetof(struct msg_fact_recorded, by)},
};

const struct record fact_record[FACT_TYPE_COUNT] = {
    [FACT_SEAT] =
        {"fact_seat", fact_seat_fields, 4, sizeof(struct msg_fact_seat)},
    [FACT_PHASE] =
        {"fact_phase", fact_phase_fields, 2, sizeof(struct msg_fact_phase)},
    [FACT_LEAD] =
        {"fact_lead", fact_lead_fields, 2, sizeof(struct msg_fact_lead)},
    [FACT_CHAT] =
        {"fact_chat", fact_chat_fields, 5, sizeof(struct msg_fact_chat)},
    [FACT_CHAT_REMOVED] =
        {"fact_chat_removed", fact_chat_removed_fields, 2, sizeof(struct msg_fact_chat_removed)},
    [FACT_CHAT_LOCKED] =
        {"fact_chat_locked", fact_chat_locked_fields, 2, sizeof(struct msg_fact_chat_locked)},
    [FACT_POLL_MADE] =
        {"fact_poll_made", fact_poll_made_fields, 6, sizeof(struct msg_fact_poll_made)},
    [FACT_POLL_OPENED] =
        {"fact_poll_opened", fact_poll_opened_fields, 2, sizeof(struct msg_fact_poll_opened)},
    [FACT_POLL_CLOSED] =
        {"fact_poll_closed", fact_poll_closed_fields, 4, sizeof(struct msg_fact_poll_closed)},
    [FACT_POLL_DROPPED] =
        {"fact_poll_dropped", fact_poll_dropped_fields, 2, sizeof(struct msg_fact_poll_dropped)},
    [FACT_VOTE] =
        {"fact_vote", fact_vote_fields, 3, sizeof(struct msg_fact_vote)},
    [FACT_REMOVED] =
        {"fact_removed", fact_removed_fields, 3, sizeof(struct msg_fact_removed)},
    [FACT_CLOCK_STEP] =
        {"fact_clock_step", fact_clock_step_fields, 1, sizeof(struct msg_fact_clock_step)},
    [FACT_CHECK_OPENED] =
        {"fact_check_opened", fact_check_opened_fields, 4, sizeof(struct msg_fact_check_opened)},
    [FACT_CHECK_ASKED] =
        {"fact_check_asked", fact_check_asked_fields, 2, sizeof(struct msg_fact_check_asked)},
    [FACT_CHECK_ANSWERED] =
        {"fact_check_answered", fact_check_answered_fields, 3, sizeof(struct msg_fact_check_answered)},
    [FACT_CHECK_MISSED] =
        {"fact_check_missed", fact_check_missed_fields, 2, sizeof(struct msg_fact_check_missed)},
    [FACT_CHECK_CLOSED] =
        {"fact_check_closed", fact_check_closed_fields, 1, sizeof(struct msg_fact_check_closed)},
    [FACT_CORRECTED] =
        {"fact_corrected", fact_corrected_fields, 9, sizeof(struct msg_fact_corrected)},
    [FACT_EXCUSED] =
        {"fact_excused", fact_excused_fields, 6, sizeof(struct msg_fact_excused)},
    [FACT_APPROVED] =
        {"fact_approved", fact_approved_fields, 2, sizeof(struct msg_fact_approved)},
    [FACT_WITHDRAWN] =
        {"fact_withdrawn", fact_withdrawn_fields, 4, sizeof(struct msg_fact_withdrawn)},
    [FACT_OBJECTED] =
        {"fact_objected", fact_objected_fields, 3, sizeof(struct msg_fact_objected)},
    [FACT_OBJECTION_ANSWERED] =
        {"fact_objection_answered", fact_objection_answered_fields, 4, sizeof(struct msg_fact_objection_answered)},
    [FACT_EVIDENCE_FILED] =
        {"fact_evidence_filed", fact_evidence_filed_fields, 9, sizeof(struct msg_fact_evidence_filed)},
    [FACT_EVIDENCE_DECIDED] =
        {"fact_evidence_decided", fact_evidence_decided_fields, 4, sizeof(struct msg_fact_evidence_decided)},
    [FACT_TEST_TRIED] =
        {"fact_test_tried", fact_test_tried_fields, 4, sizeof(struct msg_fact_test_tried)},
    [FACT_OVERLAP_DECIDED] =
        {"fact_overlap_decided", fact_overlap_decided_fields, 4, sizeof(struct msg_fact_overlap_decided)},
    [FACT_DIFFERENCE_CONFIRMED] =
        {"fact_difference_confirmed", fact_difference_confirmed_fields, 4, sizeof(struct msg_fact_difference_confirmed)},
    [FACT_RECORDED] =
        {"fact_recorded", fact_recorded_fields, 2, sizeof(struct msg_fact_recorded)},
};
