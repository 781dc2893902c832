/* gen_fields_server.c: made by protocol/gen/generate.py; change protocol/classroom.json instead. */
#include "wire/gen_fields.h"

#include <stddef.h>

static const struct field segment_fields[] = {
    {.name = "kind", .kind = FIELD_WORD, .at = offsetof(struct segment, kind), .borrowed = true,
     .words = &segment_kind_words},
    {.name = "start_ms", .kind = FIELD_I64, .at = offsetof(struct segment, start_ms),
     .borrowed = true},
    {.name = "end_ms", .kind = FIELD_I64, .at = offsetof(struct segment, end_ms), .borrowed = true},
};
static const struct record segment_record =
    {"segment", segment_fields, 3, sizeof(struct segment)};

static const struct field speaker_fields[] = {
    {.name = "member", .kind = FIELD_U32, .at = offsetof(struct speaker, member), .borrowed = true},
    {.name = "name", .kind = FIELD_TEXT, .at = offsetof(struct speaker, name), .borrowed = true,
     .len_min = 0, .len_max = 120},
    {.name = "role", .kind = FIELD_WORD, .at = offsetof(struct speaker, role), .borrowed = true,
     .words = &role_words},
    {.name = "mic", .kind = FIELD_BOOL, .at = offsetof(struct speaker, mic), .borrowed = true},
};
static const struct record speaker_record =
    {"speaker", speaker_fields, 4, sizeof(struct speaker)};

static const struct field hand_fields[] = {
    {.name = "member", .kind = FIELD_U32, .at = offsetof(struct hand, member), .borrowed = true},
    {.name = "name", .kind = FIELD_TEXT, .at = offsetof(struct hand, name), .borrowed = true,
     .len_min = 0, .len_max = 120},
    {.name = "at_ms", .kind = FIELD_I64, .at = offsetof(struct hand, at_ms), .borrowed = true},
};
static const struct record hand_record =
    {"hand", hand_fields, 3, sizeof(struct hand)};

static const struct field roster_entry_fields[] = {
    {.name = "member", .kind = FIELD_U32, .at = offsetof(struct roster_entry, member),
     .borrowed = true},
    {.name = "key", .kind = FIELD_U32, .at = offsetof(struct roster_entry, key), .borrowed = true},
    {.name = "name", .kind = FIELD_TEXT, .at = offsetof(struct roster_entry, name),
     .borrowed = true, .len_min = 0, .len_max = 120},
    {.name = "role", .kind = FIELD_WORD, .at = offsetof(struct roster_entry, role),
     .borrowed = true, .words = &role_words},
    {.name = "present", .kind = FIELD_BOOL, .at = offsetof(struct roster_entry, present),
     .borrowed = true},
    {.name = "enrolled", .kind = FIELD_BOOL, .at = offsetof(struct roster_entry, enrolled),
     .borrowed = true},
    {.name = "may_speak", .kind = FIELD_BOOL, .at = offsetof(struct roster_entry, may_speak),
     .borrowed = true},
    {.name = "mic", .kind = FIELD_BOOL, .at = offsetof(struct roster_entry, mic), .borrowed = true},
    {.name = "hand", .kind = FIELD_BOOL, .at = offsetof(struct roster_entry, hand),
     .borrowed = true},
    {.name = "devices", .kind = FIELD_U32, .at = offsetof(struct roster_entry, devices),
     .borrowed = true},
    {.name = "since_ms", .kind = FIELD_I64, .at = offsetof(struct roster_entry, since_ms),
     .borrowed = true},
};
static const struct record roster_entry_record =
    {"roster_entry", roster_entry_fields, 11, sizeof(struct roster_entry)};

static const struct field reaction_count_fields[] = {
    {.name = "reaction", .kind = FIELD_WORD, .at = offsetof(struct reaction_count, reaction),
     .borrowed = true, .words = &reaction_words},
    {.name = "count", .kind = FIELD_U32, .at = offsetof(struct reaction_count, count),
     .borrowed = true},
};
static const struct record reaction_count_record =
    {"reaction_count", reaction_count_fields, 2, sizeof(struct reaction_count)};

static const struct field reason_fields[] = {
    {.name = "code", .kind = FIELD_TEXT, .at = offsetof(struct reason, code), .borrowed = true,
     .len_min = 0, .len_max = 40},
    {.name = "a", .kind = FIELD_I64, .at = offsetof(struct reason, a), .borrowed = true},
    {.name = "b", .kind = FIELD_I64, .at = offsetof(struct reason, b), .borrowed = true},
};
static const struct record reason_record =
    {"reason", reason_fields, 3, sizeof(struct reason)};

static const struct field welcome_fields[] = {
    {.name = "member", .kind = FIELD_U32, .at = offsetof(struct msg_welcome, member),
     .borrowed = true},
    {.name = "name", .kind = FIELD_TEXT, .at = offsetof(struct msg_welcome, name), .borrowed = true,
     .len_min = 0, .len_max = 120},
    {.name = "role", .kind = FIELD_WORD, .at = offsetof(struct msg_welcome, role), .borrowed = true,
     .words = &role_words},
    {.name = "resume", .kind = FIELD_TOKEN, .at = offsetof(struct msg_welcome, resume),
     .borrowed = true, .len_min = 1, .len_max = 600},
    {.name = "resumed", .kind = FIELD_BOOL, .at = offsetof(struct msg_welcome, resumed),
     .borrowed = true},
    {.name = "server_at_ms", .kind = FIELD_I64, .at = offsetof(struct msg_welcome, server_at_ms),
     .borrowed = true},
    {.name = "silence_ms", .kind = FIELD_U32, .at = offsetof(struct msg_welcome, silence_ms),
     .borrowed = true},
};
static const struct field snapshot_fields[] = {
    {.name = "n", .kind = FIELD_U32, .at = offsetof(struct msg_snapshot, n), .borrowed = true},
    {.name = "class_id", .kind = FIELD_ID, .at = offsetof(struct msg_snapshot, class_id),
     .borrowed = true},
    {.name = "activity_title", .kind = FIELD_TEXT,
     .at = offsetof(struct msg_snapshot, activity_title), .borrowed = true, .len_min = 0,
     .len_max = 200},
    {.name = "class_title", .kind = FIELD_TEXT, .at = offsetof(struct msg_snapshot, class_title),
     .borrowed = true, .len_min = 0, .len_max = 200},
    {.name = "zone", .kind = FIELD_TEXT, .at = offsetof(struct msg_snapshot, zone),
     .borrowed = true, .len_min = 0, .len_max = 4},
    {.name = "phase", .kind = FIELD_WORD, .at = offsetof(struct msg_snapshot, phase),
     .borrowed = true, .words = &class_phase_words},
    {.name = "phase_since_ms", .kind = FIELD_I64,
     .at = offsetof(struct msg_snapshot, phase_since_ms), .borrowed = true},
    {.name = "segments", .kind = FIELD_RECORD, .at = offsetof(struct msg_snapshot, segments),
     .borrowed = true, .list = true, .n_at = offsetof(struct msg_snapshot, segments_n), .n_min = 0,
     .n_max = 32, .record = &segment_record},
    {.name = "learners", .kind = FIELD_U32, .at = offsetof(struct msg_snapshot, learners),
     .borrowed = true},
    {.name = "instructors", .kind = FIELD_U32, .at = offsetof(struct msg_snapshot, instructors),
     .borrowed = true},
    {.name = "enrolled", .kind = FIELD_U32, .at = offsetof(struct msg_snapshot, enrolled),
     .borrowed = true},
    {.name = "lead", .kind = FIELD_U32, .at = offsetof(struct msg_snapshot, lead), .optional = true,
     .has_at = offsetof(struct msg_snapshot, has_lead), .borrowed = true},
    {.name = "speakers", .kind = FIELD_RECORD, .at = offsetof(struct msg_snapshot, speakers),
     .borrowed = true, .list = true, .n_at = offsetof(struct msg_snapshot, speakers_n), .n_min = 0,
     .n_max = 64, .record = &speaker_record},
    {.name = "chat_locked", .kind = FIELD_BOOL, .at = offsetof(struct msg_snapshot, chat_locked),
     .borrowed = true},
    {.name = "may_speak", .kind = FIELD_BOOL, .at = offsetof(struct msg_snapshot, may_speak),
     .borrowed = true},
    {.name = "hand_place", .kind = FIELD_U32, .at = offsetof(struct msg_snapshot, hand_place),
     .borrowed = true},
    {.name = "safe", .kind = FIELD_BOOL, .at = offsetof(struct msg_snapshot, safe),
     .borrowed = true},
};
static const struct field refused_fields[] = {
    {.name = "ref", .kind = FIELD_U32, .at = offsetof(struct msg_refused, ref), .borrowed = true},
    {.name = "code", .kind = FIELD_WORD, .at = offsetof(struct msg_refused, code), .borrowed = true,
     .words = &refusal_words},
    {.name = "wait_ms", .kind = FIELD_U32, .at = offsetof(struct msg_refused, wait_ms),
     .optional = true, .has_at = offsetof(struct msg_refused, has_wait_ms), .borrowed = true},
};
static const struct field done_fields[] = {
    {.name = "ref", .kind = FIELD_U32, .at = offsetof(struct msg_done, ref), .borrowed = true},
};
static const struct field alive_echo_fields[] = {
    {.name = "echo", .kind = FIELD_U32, .at = offsetof(struct msg_alive_echo, echo),
     .borrowed = true},
    {.name = "server_at_ms", .kind = FIELD_I64, .at = offsetof(struct msg_alive_echo, server_at_ms),
     .borrowed = true},
};
static const struct field bye_fields[] = {
    {.name = "why", .kind = FIELD_WORD, .at = offsetof(struct msg_bye, why), .borrowed = true,
     .words = &bye_reason_words},
    {.name = "again", .kind = FIELD_BOOL, .at = offsetof(struct msg_bye, again), .borrowed = true},
};
static const struct field phase_moved_fields[] = {
    {.name = "n", .kind = FIELD_U32, .at = offsetof(struct msg_phase_moved, n), .borrowed = true},
    {.name = "phase", .kind = FIELD_WORD, .at = offsetof(struct msg_phase_moved, phase),
     .borrowed = true, .words = &class_phase_words},
    {.name = "at_ms", .kind = FIELD_I64, .at = offsetof(struct msg_phase_moved, at_ms),
     .borrowed = true},
};
static const struct field lead_moved_fields[] = {
    {.name = "n", .kind = FIELD_U32, .at = offsetof(struct msg_lead_moved, n), .borrowed = true},
    {.name = "member", .kind = FIELD_U32, .at = offsetof(struct msg_lead_moved, member),
     .borrowed = true},
    {.name = "name", .kind = FIELD_TEXT, .at = offsetof(struct msg_lead_moved, name),
     .borrowed = true, .len_min = 0, .len_max = 120},
};
static const struct field counts_fields[] = {
    {.name = "learners", .kind = FIELD_U32, .at = offsetof(struct msg_counts, learners),
     .borrowed = true},
    {.name = "instructors", .kind = FIELD_U32, .at = offsetof(struct msg_counts, instructors),
     .borrowed = true},
    {.name = "enrolled", .kind = FIELD_U32, .at = offsetof(struct msg_counts, enrolled),
     .borrowed = true},
};
static const struct field instructor_in_fields[] = {
    {.name = "n", .kind = FIELD_U32, .at = offsetof(struct msg_instructor_in, n), .borrowed = true},
    {.name = "member", .kind = FIELD_U32, .at = offsetof(struct msg_instructor_in, member),
     .borrowed = true},
    {.name = "name", .kind = FIELD_TEXT, .at = offsetof(struct msg_instructor_in, name),
     .borrowed = true, .len_min = 0, .len_max = 120},
};
static const struct field instructor_out_fields[] = {
    {.name = "n", .kind = FIELD_U32, .at = offsetof(struct msg_instructor_out, n),
     .borrowed = true},
    {.name = "member", .kind = FIELD_U32, .at = offsetof(struct msg_instructor_out, member),
     .borrowed = true},
    {.name = "name", .kind = FIELD_TEXT, .at = offsetof(struct msg_instructor_out, name),
     .borrowed = true, .len_min = 0, .len_max = 120},
    {.name = "last", .kind = FIELD_BOOL, .at = offsetof(struct msg_instructor_out, last),
     .borrowed = true},
};
static const struct field roster_changed_fields[] = {
    {.name = "entries", .kind = FIELD_RECORD, .at = offsetof(struct msg_roster_changed, entries),
     .borrowed = true, .list = true, .n_at = offsetof(struct msg_roster_changed, entries_n),
     .n_min = 0, .n_max = 50, .record = &roster_entry_record},
};
static const struct field roster_page_fields[] = {
    {.name = "entries", .kind = FIELD_RECORD, .at = offsetof(struct msg_roster_page, entries),
     .borrowed = true, .list = true, .n_at = offsetof(struct msg_roster_page, entries_n),
     .n_min = 0, .n_max = 50, .record = &roster_entry_record},
    {.name = "next", .kind = FIELD_U32, .at = offsetof(struct msg_roster_page, next),
     .borrowed = true},
    {.name = "total", .kind = FIELD_U32, .at = offsetof(struct msg_roster_page, total),
     .borrowed = true},
};
static const struct field member_removed_fields[] = {
    {.name = "n", .kind = FIELD_U32, .at = offsetof(struct msg_member_removed, n),
     .borrowed = true},
    {.name = "member", .kind = FIELD_U32, .at = offsetof(struct msg_member_removed, member),
     .borrowed = true},
    {.name = "name", .kind = FIELD_TEXT, .at = offsetof(struct msg_member_removed, name),
     .borrowed = true, .len_min = 0, .len_max = 120},
    {.name = "by", .kind = FIELD_U32, .at = offsetof(struct msg_member_removed, by),
     .borrowed = true},
};
static const struct field chat_said_fields[] = {
    {.name = "n", .kind = FIELD_U32, .at = offsetof(struct msg_chat_said, n), .borrowed = true},
    {.name = "line", .kind = FIELD_U32, .at = offsetof(struct msg_chat_said, line),
     .borrowed = true},
    {.name = "at_ms", .kind = FIELD_I64, .at = offsetof(struct msg_chat_said, at_ms),
     .borrowed = true},
    {.name = "from", .kind = FIELD_U32, .at = offsetof(struct msg_chat_said, from),
     .borrowed = true},
    {.name = "name", .kind = FIELD_TEXT, .at = offsetof(struct msg_chat_said, name),
     .borrowed = true, .len_min = 0, .len_max = 120},
    {.name = "role", .kind = FIELD_WORD, .at = offsetof(struct msg_chat_said, role),
     .borrowed = true, .words = &role_words},
    {.name = "to", .kind = FIELD_WORD, .at = offsetof(struct msg_chat_said, to), .borrowed = true,
     .words = &chat_audience_words},
    {.name = "member", .kind = FIELD_U32, .at = offsetof(struct msg_chat_said, member),
     .optional = true, .has_at = offsetof(struct msg_chat_said, has_member), .borrowed = true},
    {.name = "text", .kind = FIELD_TEXT, .at = offsetof(struct msg_chat_said, text),
     .borrowed = true, .len_min = 0, .len_max = 2000},
};
static const struct field chat_removed_fields[] = {
    {.name = "n", .kind = FIELD_U32, .at = offsetof(struct msg_chat_removed, n), .borrowed = true},
    {.name = "line", .kind = FIELD_U32, .at = offsetof(struct msg_chat_removed, line),
     .borrowed = true},
    {.name = "by", .kind = FIELD_U32, .at = offsetof(struct msg_chat_removed, by),
     .borrowed = true},
};
static const struct field chat_locked_fields[] = {
    {.name = "n", .kind = FIELD_U32, .at = offsetof(struct msg_chat_locked, n), .borrowed = true},
    {.name = "locked", .kind = FIELD_BOOL, .at = offsetof(struct msg_chat_locked, locked),
     .borrowed = true},
    {.name = "by", .kind = FIELD_U32, .at = offsetof(struct msg_chat_locked, by), .borrowed = true},
};
static const struct field hands_fields[] = {
    {.name = "queue", .kind = FIELD_RECORD, .at = offsetof(struct msg_hands, queue),
     .borrowed = true, .list = true, .n_at = offsetof(struct msg_hands, queue_n), .n_min = 0,
     .n_max = 100, .record = &hand_record},
    {.name = "total", .kind = FIELD_U32, .at = offsetof(struct msg_hands, total), .borrowed = true},
};
static const struct field hand_place_fields[] = {
    {.name = "place", .kind = FIELD_U32, .at = offsetof(struct msg_hand_place, place),
     .borrowed = true},
    {.name = "total", .kind = FIELD_U32, .at = offsetof(struct msg_hand_place, total),
     .borrowed = true},
};
static const struct field floor_changed_fields[] = {
    {.name = "n", .kind = FIELD_U32, .at = offsetof(struct msg_floor_changed, n), .borrowed = true},
    {.name = "member", .kind = FIELD_U32, .at = offsetof(struct msg_floor_changed, member),
     .borrowed = true},
    {.name = "name", .kind = FIELD_TEXT, .at = offsetof(struct msg_floor_changed, name),
     .borrowed = true, .len_min = 0, .len_max = 120},
    {.name = "role", .kind = FIELD_WORD, .at = offsetof(struct msg_floor_changed, role),
     .borrowed = true, .words = &role_words},
    {.name = "may_speak", .kind = FIELD_BOOL, .at = offsetof(struct msg_floor_changed, may_speak),
     .borrowed = true},
    {.name = "why", .kind = FIELD_WORD, .at = offsetof(struct msg_floor_changed, why),
     .borrowed = true, .words = &floor_reason_words},
};
static const struct field mic_changed_fields[] = {
    {.name = "n", .kind = FIELD_U32, .at = offsetof(struct msg_mic_changed, n), .borrowed = true},
    {.name = "member", .kind = FIELD_U32, .at = offsetof(struct msg_mic_changed, member),
     .borrowed = true},
    {.name = "on", .kind = FIELD_BOOL, .at = offsetof(struct msg_mic_changed, on),
     .borrowed = true},
};
static const struct field poll_prepared_fields[] = {
    {.name = "n", .kind = FIELD_U32, .at = offsetof(struct msg_poll_prepared, n), .borrowed = true},
    {.name = "poll", .kind = FIELD_U32, .at = offsetof(struct msg_poll_prepared, poll),
     .borrowed = true},
    {.name = "question", .kind = FIELD_TEXT, .at = offsetof(struct msg_poll_prepared, question),
     .borrowed = true, .len_min = 0, .len_max = 300},
    {.name = "options", .kind = FIELD_TEXT, .at = offsetof(struct msg_poll_prepared, options),
     .borrowed = true, .list = true, .n_at = offsetof(struct msg_poll_prepared, options_n),
     .n_min = 0, .n_max = 10, .len_min = 0, .len_max = 120},
    {.name = "multiple", .kind = FIELD_BOOL, .at = offsetof(struct msg_poll_prepared, multiple),
     .borrowed = true},
    {.name = "anonymous", .kind = FIELD_BOOL, .at = offsetof(struct msg_poll_prepared, anonymous),
     .borrowed = true},
};
static const struct field poll_opened_fields[] = {
    {.name = "n", .kind = FIELD_U32, .at = offsetof(struct msg_poll_opened, n), .borrowed = true},
    {.name = "poll", .kind = FIELD_U32, .at = offsetof(struct msg_poll_opened, poll),
     .borrowed = true},
    {.name = "question", .kind = FIELD_TEXT, .at = offsetof(struct msg_poll_opened, question),
     .borrowed = true, .len_min = 0, .len_max = 300},
    {.name = "options", .kind = FIELD_TEXT, .at = offsetof(struct msg_poll_opened, options),
     .borrowed = true, .list = true, .n_at = offsetof(struct msg_poll_opened, options_n),
     .n_min = 0, .n_max = 10, .len_min = 0, .len_max = 120},
    {.name = "multiple", .kind = FIELD_BOOL, .at = offsetof(struct msg_poll_opened, multiple),
     .borrowed = true},
    {.name = "anonymous", .kind = FIELD_BOOL, .at = offsetof(struct msg_poll_opened, anonymous),
     .borrowed = true},
    {.name = "at_ms", .kind = FIELD_I64, .at = offsetof(struct msg_poll_opened, at_ms),
     .borrowed = true},
};
static const struct field poll_counts_fields[] = {
    {.name = "poll", .kind = FIELD_U32, .at = offsetof(struct msg_poll_counts, poll),
     .borrowed = true},
    {.name = "voters", .kind = FIELD_U32, .at = offsetof(struct msg_poll_counts, voters),
     .borrowed = true},
    {.name = "of", .kind = FIELD_U32, .at = offsetof(struct msg_poll_counts, of), .borrowed = true},
    {.name = "counts", .kind = FIELD_U32, .at = offsetof(struct msg_poll_counts, counts),
     .borrowed = true, .list = true, .n_at = offsetof(struct msg_poll_counts, counts_n), .n_min = 0,
     .n_max = 10},
};
static const struct field vote_kept_fields[] = {
    {.name = "poll", .kind = FIELD_U32, .at = offsetof(struct msg_vote_kept, poll),
     .borrowed = true},
    {.name = "choices", .kind = FIELD_U32, .at = offsetof(struct msg_vote_kept, choices),
     .borrowed = true, .list = true, .n_at = offsetof(struct msg_vote_kept, choices_n), .n_min = 0,
     .n_max = 10},
};
static const struct field poll_closed_fields[] = {
    {.name = "n", .kind = FIELD_U32, .at = offsetof(struct msg_poll_closed, n), .borrowed = true},
    {.name = "poll", .kind = FIELD_U32, .at = offsetof(struct msg_poll_closed, poll),
     .borrowed = true},
    {.name = "voters", .kind = FIELD_U32, .at = offsetof(struct msg_poll_closed, voters),
     .borrowed = true},
    {.name = "counts", .kind = FIELD_U32, .at = offsetof(struct msg_poll_closed, counts),
     .borrowed = true, .list = true, .n_at = offsetof(struct msg_poll_closed, counts_n), .n_min = 0,
     .n_max = 10},
};
static const struct field poll_dropped_fields[] = {
    {.name = "n", .kind = FIELD_U32, .at = offsetof(struct msg_poll_dropped, n), .borrowed = true},
    {.name = "poll", .kind = FIELD_U32, .at = offsetof(struct msg_poll_dropped, poll),
     .borrowed = true},
};
static const struct field reactions_fields[] = {
    {.name = "list", .kind = FIELD_RECORD, .at = offsetof(struct msg_reactions, list),
     .borrowed = true, .list = true, .n_at = offsetof(struct msg_reactions, list_n), .n_min = 0,
     .n_max = 8, .record = &reaction_count_record},
};
static const struct field account_fields[] = {
    {.name = "state", .kind = FIELD_WORD, .at = offsetof(struct msg_account, state),
     .borrowed = true, .words = &account_state_words},
    {.name = "attended_s", .kind = FIELD_U32, .at = offsetof(struct msg_account, attended_s),
     .borrowed = true},
    {.name = "elapsed_s", .kind = FIELD_U32, .at = offsetof(struct msg_account, elapsed_s),
     .borrowed = true},
    {.name = "learning_s", .kind = FIELD_U32, .at = offsetof(struct msg_account, learning_s),
     .borrowed = true},
    {.name = "activity_attended_s", .kind = FIELD_U32,
     .at = offsetof(struct msg_account, activity_attended_s), .borrowed = true},
    {.name = "activity_learning_s", .kind = FIELD_U32,
     .at = offsetof(struct msg_account, activity_learning_s), .borrowed = true},
    {.name = "needed_s", .kind = FIELD_U32, .at = offsetof(struct msg_account, needed_s),
     .borrowed = true},
    {.name = "reachable", .kind = FIELD_BOOL, .at = offsetof(struct msg_account, reachable),
     .borrowed = true},
    {.name = "jp_full", .kind = FIELD_U32, .at = offsetof(struct msg_account, jp_full),
     .borrowed = true},
    {.name = "jp", .kind = FIELD_U32, .at = offsetof(struct msg_account, jp), .borrowed = true},
    {.name = "enough", .kind = FIELD_BOOL, .at = offsetof(struct msg_account, enough),
     .borrowed = true},
    {.name = "reasons", .kind = FIELD_RECORD, .at = offsetof(struct msg_account, reasons),
     .borrowed = true, .list = true, .n_at = offsetof(struct msg_account, reasons_n), .n_min = 0,
     .n_max = 8, .record = &reason_record},
};
static const struct field attendance_safety_fields[] = {
    {.name = "safe", .kind = FIELD_BOOL, .at = offsetof(struct msg_attendance_safety, safe),
     .borrowed = true},
    {.name = "since_ms", .kind = FIELD_I64, .at = offsetof(struct msg_attendance_safety, since_ms),
     .borrowed = true},
};
static const struct field check_asked_fields[] = {
    {.name = "check", .kind = FIELD_U32, .at = offsetof(struct msg_check_asked, check),
     .borrowed = true},
    {.name = "answer_ms", .kind = FIELD_U32, .at = offsetof(struct msg_check_asked, answer_ms),
     .borrowed = true},
};
static const struct field check_settled_fields[] = {
    {.name = "check", .kind = FIELD_U32, .at = offsetof(struct msg_check_settled, check),
     .borrowed = true},
    {.name = "how", .kind = FIELD_WORD, .at = offsetof(struct msg_check_settled, how),
     .borrowed = true, .words = &check_end_words},
};
static const struct field check_result_fields[] = {
    {.name = "check", .kind = FIELD_U32, .at = offsetof(struct msg_check_result, check),
     .borrowed = true},
    {.name = "asked", .kind = FIELD_U32, .at = offsetof(struct msg_check_result, asked),
     .borrowed = true},
    {.name = "answered", .kind = FIELD_U32, .at = offsetof(struct msg_check_result, answered),
     .borrowed = true},
    {.name = "missed", .kind = FIELD_U32, .at = offsetof(struct msg_check_result, missed),
     .borrowed = true},
    {.name = "open", .kind = FIELD_BOOL, .at = offsetof(struct msg_check_result, open),
     .borrowed = true},
    {.name = "at_ms", .kind = FIELD_I64, .at = offsetof(struct msg_check_result, at_ms),
     .borrowed = true},
};

const struct record out_record[OUT_TYPE_COUNT] = {
    [OUT_WELCOME] =
        {"welcome", welcome_fields, 7, sizeof(struct msg_welcome)},
    [OUT_SNAPSHOT] =
        {"snapshot", snapshot_fields, 17, sizeof(struct msg_snapshot)},
    [OUT_REFUSED] =
        {"refused", refused_fields, 3, sizeof(struct msg_refused)},
    [OUT_DONE] =
        {"done", done_fields, 1, sizeof(struct msg_done)},
    [OUT_ALIVE_ECHO] =
        {"alive_echo", alive_echo_fields, 2, sizeof(struct msg_alive_echo)},
    [OUT_BYE] =
        {"bye", bye_fields, 2, sizeof(struct msg_bye)},
    [OUT_PHASE_MOVED] =
        {"phase_moved", phase_moved_fields, 3, sizeof(struct msg_phase_moved)},
    [OUT_LEAD_MOVED] =
        {"lead_moved", lead_moved_fields, 3, sizeof(struct msg_lead_moved)},
    [OUT_COUNTS] =
        {"counts", counts_fields, 3, sizeof(struct msg_counts)},
    [OUT_INSTRUCTOR_IN] =
        {"instructor_in", instructor_in_fields, 3, sizeof(struct msg_instructor_in)},
    [OUT_INSTRUCTOR_OUT] =
        {"instructor_out", instructor_out_fields, 4, sizeof(struct msg_instructor_out)},
    [OUT_ROSTER_CHANGED] =
        {"roster_changed", roster_changed_fields, 1, sizeof(struct msg_roster_changed)},
    [OUT_ROSTER_PAGE] =
        {"roster_page", roster_page_fields, 3, sizeof(struct msg_roster_page)},
    [OUT_MEMBER_REMOVED] =
        {"member_removed", member_removed_fields, 4, sizeof(struct msg_member_removed)},
    [OUT_CHAT_SAID] =
        {"chat_said", chat_said_fields, 9, sizeof(struct msg_chat_said)},
    [OUT_CHAT_REMOVED] =
        {"chat_removed", chat_removed_fields, 3, sizeof(struct msg_chat_removed)},
    [OUT_CHAT_LOCKED] =
        {"chat_locked", chat_locked_fields, 3, sizeof(struct msg_chat_locked)},
    [OUT_HANDS] =
        {"hands", hands_fields, 2, sizeof(struct msg_hands)},
    [OUT_HAND_PLACE] =
        {"hand_place", hand_place_fields, 2, sizeof(struct msg_hand_place)},
    [OUT_FLOOR_CHANGED] =
        {"floor_changed", floor_changed_fields, 6, sizeof(struct msg_floor_changed)},
    [OUT_MIC_CHANGED] =
        {"mic_changed", mic_changed_fields, 3, sizeof(struct msg_mic_changed)},
    [OUT_POLL_PREPARED] =
        {"poll_prepared", poll_prepared_fields, 6, sizeof(struct msg_poll_prepared)},
    [OUT_POLL_OPENED] =
        {"poll_opened", poll_opened_fields, 7, sizeof(struct msg_poll_opened)},
    [OUT_POLL_COUNTS] =
        {"poll_counts", poll_counts_fields, 4, sizeof(struct msg_poll_counts)},
    [OUT_VOTE_KEPT] =
        {"vote_kept", vote_kept_fields, 2, sizeof(struct msg_vote_kept)},
    [OUT_POLL_CLOSED] =
        {"poll_closed", poll_closed_fields, 4, sizeof(struct msg_poll_closed)},
    [OUT_POLL_DROPPED] =
        {"poll_dropped", poll_dropped_fields, 2, sizeof(struct msg_poll_dropped)},
    [OUT_REACTIONS] =
        {"reactions", reactions_fields, 1, sizeof(struct msg_reactions)},
    [OUT_ACCOUNT] =
        {"account", account_fields, 12, sizeof(struct msg_account)},
    [OUT_ATTENDANCE_SAFETY] =
        {"attendance_safety", attendance_safety_fields, 2, sizeof(struct msg_attendance_safety)},
    [OUT_CHECK_ASKED] =
        {"check_asked", check_asked_fields, 2, sizeof(struct msg_check_asked)},
    [OUT_CHECK_SETTLED] =
        {"check_settled", check_settled_fields, 2, sizeof(struct msg_check_settled)},
    [OUT_CHECK_RESULT] =
        {"check_result", check_result_fields, 6, sizeof(struct msg_check_result)},
};
