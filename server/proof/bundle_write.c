#include "proof/bundle.h"
#include "proof/bundle_text.h"
#include "store/store.h"

struct writing {
    bundle_sink *sink;
    void *arg;
    struct buffer line;
};

/* Hands on the line that was just put, and makes room for the next. */
static enum err hand_on(struct writing *writing)
{
    enum err err =
        writing->line.bad ? ERR_NOMEM : writing->sink(buffer_slice(&writing->line), writing->arg);
    writing->line.len = 0;
    return err;
}

static enum err write_begin(void *arg, struct id activity)
{
    struct writing *writing = arg;
    bundle_put_begin(&writing->line, activity);
    return hand_on(writing);
}

static enum err write_key(void *arg, const struct signing_key_row *row)
{
    struct writing *writing = arg;
    bundle_put_key(&writing->line, row);
    return hand_on(writing);
}

static enum err write_seal(void *arg, const struct seal_head *head,
                           const uint8_t signature[SIGN_BYTES], struct seal_content *content)
{
    struct writing *writing = arg;
    bundle_put_seal(&writing->line, head, signature, content);
    return hand_on(writing);
}

static enum err write_policy(void *arg, const char *id, struct slice text)
{
    struct writing *writing = arg;
    bundle_put_policy(&writing->line, id, text);
    return hand_on(writing);
}

static enum err write_line(void *arg, const struct journal_row *row)
{
    struct writing *writing = arg;
    bundle_put_line(&writing->line, row);
    return hand_on(writing);
}

static enum err write_end(void *arg, const struct bundle_counts *counts)
{
    struct writing *writing = arg;
    bundle_put_end(&writing->line, counts);
    return hand_on(writing);
}

enum err bundle_write_in_view(struct store *store, struct id activity, bundle_sink *sink, void *arg)
{
    static const struct bundle_visitor writer = {write_begin,  write_key,  write_seal,
                                                 write_policy, write_line, write_end};
    struct writing writing = {.sink = sink, .arg = arg};
    enum err err = bundle_walk(store, activity, &writer, &writing);
    buffer_finish(&writing.line);
    return err;
}

struct wish {
    struct id activity;
    bundle_sink *sink;
    void *arg;
};

static enum err look(struct store *store, void *arg)
{
    const struct wish *wish = arg;
    return bundle_write_in_view(store, wish->activity, wish->sink, wish->arg);
}

enum err bundle_write(struct store *store, struct id activity, bundle_sink *sink, void *arg)
{
    struct wish wish = {activity, sink, arg};
    return store_snapshot(store, look, &wish);
}
