#include "session/home.h"

#include "base/alloc.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/packet.h"
#include "room/members.h"
#include "room/polls.h"
#include "room/room.h"
#include "room/sound.h"
#include "session/class_due.h"
#include "session/class_load.h"
#include "session/gen_dispatch.h"
#include "session/home_inside.h"
#include "session/rollbook.h"
#include "store/letters.h"
#include "store/store_thread.h"
#include "switch/switch.h"
#include "wire/pack.h"
#include "wire/refusal.h"

#define ACKS_MAX 65536
#define LOOK_AROUND_MS 5000
#define ASK_AGAIN_MS 15000
#define IDLE_MS_MAX 600000 /* a class nobody is in leaves memory after so long */
#define STAY_MS_MAX 60000  /* after the end lines stay this long to read their account */
#define LOOK_FOR_DUE_MS 60000

/* ---- what rooms say ---- */

static void outbox_send(void *arg, const struct line_ref *lines, size_t n, struct packet *packet,
                        enum lane lane)
{
    struct home *home = arg;
    switch_packet(home->board, lines, n, packet, lane);
}

static void outbox_close(void *arg, struct line_ref line, enum bye_reason why, bool again)
{
    struct home *home = arg;
    struct edge_letter letter = {.kind = EDGE_CLOSE, .line = line};
    letter.is.close.why = why;
    letter.is.close.again = again;
    switch_to_edge(home->board, line.worker, &letter);
}

void home_send(struct home *home, struct line_ref line, struct packet *packet)
{
    if (packet)
        switch_packet(home->board, &line, 1, packet, LANE_CONTROL);
    packet_unref(packet);
}

/* ---- life ---- */

enum err home_create(struct home **ret, const struct edge_links *links, struct switchboard *board,
                     struct mailbox *mailbox)
{
    struct home *home = mem_zalloc(1, sizeof *home);
    if (!home)
        return ERR_NOMEM;
    home->links = links;
    home->board = board;
    home->mailbox = mailbox;
    home->outbox = (struct outbox){.send = outbox_send, .close = outbox_close, .arg = home};
    home->safe = true;
    list_init(&home->classes);
    map_init(&home->by_class, HOME_CLASSES_MAX);
    map_init(&home->acks, ACKS_MAX);
    enum err err = store_thread_watch(links->store, mailbox);
    if (err) {
        home_destroy(home);
        return err;
    }
    *ret = home;
    return OK;
}

static void drop_class(struct live_class *live)
{
    list_remove(&live->link);
    map_remove_id(&live->home->by_class, live->class_id);
    LIST_EACH (at, &live->parked)
        mem_free(LIST_ITEM(at, struct parked, link));
    room_destroy(live->room);
    rollbook_destroy(live->book);
    mem_free(live);
}

void home_destroy(struct home *home)
{
    if (!home)
        return;
    LIST_EACH (at, &home->classes)
        drop_class(LIST_ITEM(at, struct live_class, link));
    unsigned cursor = 0;
    for (struct ack *ack = map_next(&home->acks, &cursor); ack;
         ack = map_next(&home->acks, &cursor))
        mem_free(ack);
    map_finish(&home->acks);
    map_finish(&home->by_class);
    mem_free(home);
}

struct live_class *home_class(const struct home *home, struct id class_id)
{
    return map_get_id(&home->by_class, class_id);
}

void home_forbid(struct home *home, const struct link_ended *ended)
{
    home->forbidden[home->forbidden_n++ % HOME_FORBIDDEN_MAX] = *ended;
}

/* ---- letters from edges ---- */

/* The tag is spent only if the handler reported a fact with it; else the request is done at once.
 */
static enum err finish_call(struct home_call *call, enum err err)
{
    struct ack *ack = call->tag ? map_get(&call->home->acks, call->tag) : NULL;
    bool waits = !err && ack && rollbook_took_tag(call->live->book, call->tag);
    if (waits) {
        ack->poll = call->poll;
        return OK;
    }
    if (ack)
        mem_free(map_remove(&call->home->acks, call->tag));
    if (!err && call->ref)
        home_send(call->home, call->line, wire_pack_done(&(struct msg_done){.ref = call->ref}));
    return err;
}

static enum err open_call(struct home_call *call, enum msg_type type)
{
    bool waits = call->ref || type == MSG_VOTE; /* vote_kept promises the disk, asked or not */
    if (!waits || !msg_info[type].journaled)
        return OK;
    struct ack *ack = mem_zalloc(1, sizeof *ack);
    if (!ack)
        return ERR_NOMEM;
    *ack = (struct ack){.class_id = call->live->class_id,
                        .line = call->line,
                        .ref = call->ref,
                        .seat = member_seat(call->member)};
    enum err err = map_put(&call->home->acks, call->home->last_tag + 1, ack);
    if (err)
        mem_free(ack);
    else
        call->tag = ++call->home->last_tag;
    return err == ERR_FULL ? ERR_BUSY : err;
}

static enum err take_message(struct home *home, struct live_class *live,
                             const struct home_letter *letter)
{
    struct home_call call = {.home = home,
                             .live = live,
                             .room = live->room,
                             .line = letter->line,
                             .ref = letter->is.message.ref};
    call.member = room_member_of_line(live->room, letter->line);
    if (!call.member)
        return ERR_NOT_FOUND;
    enum err err = room_admits(live->room, call.member, letter->is.message.type);
    if (!err)
        err = open_call(&call, letter->is.message.type);
    if (err)
        return err;
    return finish_call(&call,
                       home_dispatch(&call, letter->is.message.type, letter->is.message.msg));
}

/* After the end a line stays a little to read its account, then it is seen off at its next sign. */
static void take_sign(struct live_class *live, const struct home_letter *letter)
{
    room_sign(live->room, letter->line, letter->is.sign_mono_ms);
    bool over = live->judged && letter->is.sign_mono_ms - live->judged_mono_ms > STAY_MS_MAX;
    if (!over)
        return;
    room_line_gone(live->room, letter->line, LINE_END_CLASS_OVER, letter->is.sign_mono_ms);
    outbox_close(live->home, letter->line, BYE_REASON_CLASS_OVER, false);
}

static void take_gone(struct live_class *live, const struct home_letter *letter)
{
    LIST_EACH (at, &live->parked) {
        struct parked *parked = LIST_ITEM(at, struct parked, link);
        if (parked->line.worker == letter->line.worker && parked->line.conn == letter->line.conn) {
            list_remove(&parked->link);
            mem_free(parked);
        }
    }
    if (live->room)
        room_line_gone(live->room, letter->line, letter->is.gone.why,
                       letter->is.gone.last_sign_mono_ms);
}

static enum err take_seat(struct home *home, const struct home_letter *letter)
{
    struct parked parked = {.line = letter->line,
                            .ticket = *letter->is.seat.ticket,
                            .has_resume = letter->is.seat.resume != NULL,
                            .has_after = letter->is.seat.has_after,
                            .after_n = letter->is.seat.after_n};
    if (parked.has_resume)
        parked.resume = *letter->is.seat.resume;
    return door_seat(home, &parked);
}

enum err home_take(struct home *home, const struct home_letter *letter)
{
    if (letter->kind == HOME_SEAT)
        return take_seat(home, letter);
    struct live_class *live = home_class(home, letter->class_id);
    if (!live)
        return ERR_NOT_FOUND;
    if (letter->kind == HOME_GONE) {
        take_gone(live, letter);
        return OK;
    }
    if (!live->room)
        return ERR_UNEXPECTED;
    switch (letter->kind) {
    case HOME_MESSAGE:
        return take_message(home, live, letter);
    case HOME_SOUND:
        return room_sound(live->room, letter->line, letter->is.sound);
    case HOME_SIGN:
        take_sign(live, letter);
        return OK;
    case HOME_SEAT:
    case HOME_GONE:
        break;
    }
    return ERR_UNEXPECTED;
}

/* ---- letters from the store, the pool and the office ---- */

static void read_durable(struct home *home, const struct journal_durable *durable)
{
    struct ack *ack = map_remove(&home->acks, durable->tag);
    if (!ack)
        return;
    struct live_class *live = home_class(home, ack->class_id);
    if (durable->err) {
        const struct msg_refused refused = {.ref = ack->ref, .code = refusal_of_err(durable->err)};
        home_send(home, ack->line, wire_pack_refused(&refused));
    } else {
        struct member *member =
            live && live->room && ack->poll ? room_member(live->room, ack->seat) : NULL;
        if (member) {
            enum err err = poll_vote_kept(live->room, member, ack->poll, durable->tag);
            if (err)
                LOG_WARN(home, "vote_kept not sent", "err=%s", err_name(err));
        }
        if (ack->ref)
            home_send(home, ack->line, wire_pack_done(&(struct msg_done){.ref = ack->ref}));
    }
    mem_free(ack);
}

static void read_safety(struct home *home, const struct store_safety *safety)
{
    home->safe = safety->safe;
    home->safe_since_ms = safety->since_ms;
    LIST_EACH (at, &home->classes) {
        struct live_class *live = LIST_ITEM(at, struct live_class, link);
        if (live->room)
            room_set_safety(live->room, safety->safe, safety->since_ms);
    }
}

static void load_again(struct live_class *live)
{
    struct home *home = live->home;
    live->stale = false;
    enum err err = class_load_start(home->links, &home->outbox, live->class_id, home->mailbox);
    if (err) {
        door_loaded(home, live, err);
        drop_class(live);
    }
}

/* Who sits in it is let go and comes back by itself, to the class as it is planned now. */
static void read_changed(struct home *home, const struct class_changed *changed)
{
    struct live_class *live = home_class(home, changed->class_id);
    if (!live)
        return;
    live->stale = !live->room;
    if (!live->room || room_phase(live->room) != CLASS_PHASE_WAITING)
        return;
    room_stop(live->room);
    room_destroy(live->room);
    rollbook_destroy(live->book);
    live->room = NULL;
    live->book = NULL;
    live->reread_ms = clock_wall_ms(home->links->clock);
    LOG_INFO(home, "class read anew", "class=%s", id_text(live->class_id).text);
    load_again(live);
}

static void read_loaded(struct home *home, struct class_loaded *loaded)
{
    struct live_class *live = home_class(home, loaded->class_id);
    if (live && live->stale) {
        load_again(live);
    } else if (live && !live->room) {
        live->room = loaded->room;
        live->book = loaded->book;
        loaded->room = NULL;
        loaded->book = NULL;
        door_loaded(home, live, loaded->err);
        if (!live->room)
            drop_class(live);
    }
    class_loaded_destroy(loaded);
}

static void read_judged(struct home *home, const struct class_judged *judged)
{
    struct live_class *live = home_class(home, judged->class_id);
    if (!live || !live->room || live->judged)
        return;
    live->judged = true;
    live->judged_mono_ms = clock_mono_ms(home->links->clock);
    account_judged(live, judged);
}

/* Classes whose time is over although nobody ended them: loading one is enough, its room ends it.
 */
static void read_due(struct home *home, const struct classes_due *due)
{
    home->due_looking = false;
    for (size_t i = 0; i < due->n; i++) {
        enum err err = door_wake_class(home, due->class_ids[i]);
        if (err)
            LOG_WARN(home, "due class not loaded", "class=%s err=%s",
                     id_text(due->class_ids[i]).text, err_name(err));
    }
}

void home_read_letter(struct home *home, struct letter letter)
{
    switch (letter.kind) {
    case LETTER_JOURNAL_DURABLE:
        read_durable(home, letter.body);
        break;
    case LETTER_STORE_SAFETY:
        read_safety(home, letter.body);
        break;
    case LETTER_CLASS_LOADED:
        read_loaded(home, letter.body);
        return;
    case LETTER_CLASSES_DUE:
        read_due(home, letter.body);
        break;
    case LETTER_CLASS_JUDGED:
        read_judged(home, letter.body);
        break;
    case LETTER_CLASS_CHANGED:
        read_changed(home, letter.body);
        break;
    default: /* kinds come from several folders: an unknown one is our own mistake */
        LOG_ERROR(home, "unknown letter", "kind=%d", letter.kind);
        break;
    }
    mem_free(letter.body);
}

void home_drop_letter(struct letter letter)
{
    if (letter.kind == LETTER_CLASS_LOADED)
        class_loaded_destroy(letter.body);
    else
        mem_free(letter.body);
}

/* ---- time ---- */

static bool anybody_here(const struct live_class *live)
{
    uint32_t cursor = 0;
    for (struct member *m = room_next_member(live->room, &cursor); m;
         m = room_next_member(live->room, &cursor))
        if (member_is_here(m))
            return true;
    return false;
}

/* Every few seconds: lets a class go that nobody needs. */
static void look_around(struct live_class *live, uint64_t mono_ms)
{
    if (mono_ms - live->looked_mono_ms < LOOK_AROUND_MS)
        return;
    live->looked_mono_ms = mono_ms;
    if (anybody_here(live))
        live->idle_since_mono_ms = 0;
    else if (!live->idle_since_mono_ms)
        live->idle_since_mono_ms = mono_ms;
    bool running = room_phase(live->room) == CLASS_PHASE_RUNNING ||
                   room_phase(live->room) == CLASS_PHASE_BREAK;
    bool ended = room_phase(live->room) == CLASS_PHASE_ENDED;
    if (running || !live->idle_since_mono_ms || (ended && !live->judged))
        return;
    if (mono_ms - live->idle_since_mono_ms < IDLE_MS_MAX)
        return;
    drop_class(live);
}

static void ask_closer(struct live_class *live, uint64_t mono_ms)
{
    if (live->judged || room_phase(live->room) != CLASS_PHASE_ENDED)
        return;
    if (live->asked_mono_ms && mono_ms - live->asked_mono_ms < ASK_AGAIN_MS)
        return;
    live->asked_mono_ms = mono_ms;
    const struct class_closer *closer = live->home->links->closer;
    closer->class_over(closer->arg, live->class_id, live->home->mailbox);
}

static void look_for_due(struct home *home, uint64_t mono_ms)
{
    if (home->due_looking ||
        (home->due_looked_mono_ms && mono_ms - home->due_looked_mono_ms < LOOK_FOR_DUE_MS))
        return;
    home->due_looked_mono_ms = mono_ms;
    enum err err = class_due_start(home->links, home->mailbox);
    home->due_looking = !err;
    if (err)
        LOG_WARN(home, "not looked for due classes", "err=%s", err_name(err));
}

void home_tick(struct home *home)
{
    uint64_t mono_ms = clock_mono_ms(home->links->clock);
    LIST_EACH (at, &home->classes) {
        struct live_class *live = LIST_ITEM(at, struct live_class, link);
        if (!live->room)
            continue;
        room_tick(live->room);
        ask_closer(live, mono_ms);
        account_tick(live);
        look_around(live, mono_ms);
    }
    look_for_due(home, mono_ms);
}

void home_stop(struct home *home)
{
    LIST_EACH (at, &home->classes) {
        struct live_class *live = LIST_ITEM(at, struct live_class, link);
        if (live->room)
            room_stop(live->room);
    }
}
