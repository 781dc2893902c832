/* gen_pack.c: made by protocol/gen/generate.py; change protocol/classroom.json instead. */
#include "wire/pack.h"

struct packet *wire_pack_welcome(const struct msg_welcome *m)
{
    return wire_pack(OUT_WELCOME, m);
}

struct packet *wire_pack_snapshot(const struct msg_snapshot *m)
{
    return wire_pack(OUT_SNAPSHOT, m);
}

struct packet *wire_pack_refused(const struct msg_refused *m)
{
    return wire_pack(OUT_REFUSED, m);
}

struct packet *wire_pack_done(const struct msg_done *m)
{
    return wire_pack(OUT_DONE, m);
}

struct packet *wire_pack_alive_echo(const struct msg_alive_echo *m)
{
    return wire_pack(OUT_ALIVE_ECHO, m);
}

struct packet *wire_pack_bye(const struct msg_bye *m)
{
    return wire_pack(OUT_BYE, m);
}

struct packet *wire_pack_phase_moved(const struct msg_phase_moved *m)
{
    return wire_pack(OUT_PHASE_MOVED, m);
}

struct packet *wire_pack_lead_moved(const struct msg_lead_moved *m)
{
    return wire_pack(OUT_LEAD_MOVED, m);
}

struct packet *wire_pack_counts(const struct msg_counts *m)
{
    return wire_pack(OUT_COUNTS, m);
}

struct packet *wire_pack_instructor_in(const struct msg_instructor_in *m)
{
    return wire_pack(OUT_INSTRUCTOR_IN, m);
}

struct packet *wire_pack_instructor_out(const struct msg_instructor_out *m)
{
    return wire_pack(OUT_INSTRUCTOR_OUT, m);
}

struct packet *wire_pack_roster_changed(const struct msg_roster_changed *m)
{
    return wire_pack(OUT_ROSTER_CHANGED, m);
}

struct packet *wire_pack_roster_page(const struct msg_roster_page *m)
{
    return wire_pack(OUT_ROSTER_PAGE, m);
}

struct packet *wire_pack_member_removed(const struct msg_member_removed *m)
{
    return wire_pack(OUT_MEMBER_REMOVED, m);
}

struct packet *wire_pack_chat_said(const struct msg_chat_said *m)
{
    return wire_pack(OUT_CHAT_SAID, m);
}

struct packet *wire_pack_chat_removed(const struct msg_chat_removed *m)
{
    return wire_pack(OUT_CHAT_REMOVED, m);
}

struct packet *wire_pack_chat_locked(const struct msg_chat_locked *m)
{
    return wire_pack(OUT_CHAT_LOCKED, m);
}

struct packet *wire_pack_hands(const struct msg_hands *m)
{
    return wire_pack(OUT_HANDS, m);
}

struct packet *wire_pack_hand_place(const struct msg_hand_place *m)
{
    return wire_pack(OUT_HAND_PLACE, m);
}

struct packet *wire_pack_floor_changed(const struct msg_floor_changed *m)
{
    return wire_pack(OUT_FLOOR_CHANGED, m);
}

struct packet *wire_pack_mic_changed(const struct msg_mic_changed *m)
{
    return wire_pack(OUT_MIC_CHANGED, m);
}

struct packet *wire_pack_poll_prepared(const struct msg_poll_prepared *m)
{
    return wire_pack(OUT_POLL_PREPARED, m);
}

struct packet *wire_pack_poll_opened(const struct msg_poll_opened *m)
{
    return wire_pack(OUT_POLL_OPENED, m);
}

struct packet *wire_pack_poll_counts(const struct msg_poll_counts *m)
{
    return wire_pack(OUT_POLL_COUNTS, m);
}

struct packet *wire_pack_vote_kept(const struct msg_vote_kept *m)
{
    return wire_pack(OUT_VOTE_KEPT, m);
}

struct packet *wire_pack_poll_closed(const struct msg_poll_closed *m)
{
    return wire_pack(OUT_POLL_CLOSED, m);
}

struct packet *wire_pack_poll_dropped(const struct msg_poll_dropped *m)
{
    return wire_pack(OUT_POLL_DROPPED, m);
}

struct packet *wire_pack_reactions(const struct msg_reactions *m)
{
    return wire_pack(OUT_REACTIONS, m);
}

struct packet *wire_pack_account(const struct msg_account *m)
{
    return wire_pack(OUT_ACCOUNT, m);
}

struct packet *wire_pack_attendance_safety(const struct msg_attendance_safety *m)
{
    return wire_pack(OUT_ATTENDANCE_SAFETY, m);
}

struct packet *wire_pack_check_asked(const struct msg_check_asked *m)
{
    return wire_pack(OUT_CHECK_ASKED, m);
}

struct packet *wire_pack_check_settled(const struct msg_check_settled *m)
{
    return wire_pack(OUT_CHECK_SETTLED, m);
}

struct packet *wire_pack_check_result(const struct msg_check_result *m)
{
    return wire_pack(OUT_CHECK_RESULT, m);
}
