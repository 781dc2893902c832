#include "office/book_write.h"

#include "base/log.h"
#include "judging/book.h"
#include "office/audit.h"
#include "office/call.h"
#include "office/office_inside.h"
#include "office/settling.h"
#include "store/journal.h"
#include "store/store.h"
#include "store/store_catalog.h"
#include "store/store_desk.h"
#include "store/store_seal.h"
#include "store/store_thread.h"
#include "wire/pack.h"

struct writing {
    struct call *call;
    struct book_wish *wish;
    struct book_moment moment;
    enum err (*look)(struct store *store, void *arg); /* NULL: it is meant */
    void *arg;
    bool taken_back; /* by us, after a look at it */
};

/* ---- on the store thread ---- */

static enum err find_class_seal(const struct seal_row *row, void *arg)
{
    bool *sealed = arg;
    *sealed = *sealed || !id_is_none(row->class_id);
    return *sealed ? ERR_TAKEN : OK; /* one is enough */
}

static enum err read_moment(struct store *store, struct writing *writing, struct book *book)
{
    struct book_moment *moment = &writing->moment;
    *moment = (struct book_moment){.store = store, .book = book};
    enum err err = store_activity_find(store, writing->wish->activity, &moment->activity);
    if (!err && moment->activity.cancelled_ms) {
        writing->call->detail = "activity_cancelled";
        err = ERR_LOCKED;
    }
    if (!err)
        err = store_seals(store, writing->wish->activity, find_class_seal, &moment->sealed);
    return moment->sealed && err == ERR_TAKEN ? OK : err;
}

static enum err append_line(struct store *store, const struct writing *writing,
                            struct book_line *line)
{
    struct buffer body = {0};
    line->event = id_new(writing->call->office->links.chance);
    enum err err = wire_pack_fact(line->type, line->fact, &body);
    if (!err) {
        const struct journal_line row = {.event = line->event,
                                         .class_id = writing->wish->activity,
                                         .person = writing->wish->by,
                                         .kind = fact_info[line->type].id,
                                         .at_ms = writing->call->now_ms,
                                         .body = buffer_slice(&body)};
        err = store_journal_append(store, &row, 1);
    }
    buffer_finish(&body);
    return err;
}

static enum err decide_and_append(struct store *store, void *arg)
{
    struct writing *writing = arg;
    struct book_wish *wish = writing->wish;
    struct book book;
    enum err err = book_read(store, wish->activity, &book);

    if (!err)
        err = read_moment(store, writing, &book);
    if (!err && wish->decide)
        err = wish->decide(&writing->moment, wish->arg, &writing->call->detail);
    for (size_t i = 0; !err && i < wish->n; i++)
        err = append_line(store, writing, &wish->lines[i]);
    book_finish(&book);
    if (!err && writing->look) {
        err = writing->look(store, writing->arg);
        writing->taken_back = !err;
        return err ? err : ERR_UNEXPECTED; /* so that nothing stays */
    }
    return err;
}

static enum err write_together(struct store *store, void *arg)
{
    return store_together(store, decide_and_append, arg);
}

/* ---- on the pool ---- */

/* A confirmed difference or a complete list may be what the closing waited for. */
static bool may_close(const struct book_wish *wish)
{
    enum fact_type type = wish->lines[0].type;
    return type == FACT_DIFFERENCE_CONFIRMED || type == FACT_RECORDED;
}

static void follow(struct call *call, const struct writing *writing)
{
    struct closing *closing = &call->office->closing;
    const struct book_wish *wish = writing->wish;
    bool closed = false;
    enum err err = OK;

    if (writing->moment.activity.closed_ms)
        err = settling_settle(closing, call->store, wish->activity);
    else if (may_close(wish))
        err = closing_close(closing, call->store, wish->activity, &closed);
    settling_wake(closing, call->store); /* others may share its time */
    if (err)
        LOG_ERROR(office, "the account does not follow the book yet", "activity=%s err=%s",
                  id_text(wish->activity).text, err_name(err));
}

enum err book_write(struct call *call, struct book_wish *wish)
{
    struct writing writing = {.call = call, .wish = wish};
    enum err err = store_thread_do(call->office->links.store, write_together, &writing);
    if (err)
        return err;
    for (size_t i = 0; i < wish->n; i++)
        LOG_INFO(office, "fact written", "activity=%s fact=%s event=%s by=%s",
                 id_text(wish->activity).text, fact_info[wish->lines[i].type].name,
                 id_text(wish->lines[i].event).text, id_text(wish->by).text);
    follow(call, &writing);
    return OK;
}

enum err book_try(struct call *call, struct book_wish *wish,
                  enum err (*look)(struct store *store, void *arg), void *arg)
{
    struct writing writing = {.call = call, .wish = wish, .look = look, .arg = arg};
    enum err err = store_thread_do(call->office->links.store, write_together, &writing);
    return writing.taken_back && err == ERR_UNEXPECTED ? OK : err;
}
