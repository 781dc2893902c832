#include "proof/sealing.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/secret.h"
#include "credit/policy_set.h"
#include "judging/policy_file.h"
#include "proof/seal_key.h"
#include "proof/seal_text.h"
#include "proof/sealing_parts.h"
#include "store/store.h"
#include "store/store_thread.h"

#define PATH_BYTES 1024
#define FIRST_KEY_WHO "sinkron"

struct sealing {
    struct sealing_links links;
    pthread_mutex_t lock;                /* guards the decision what is sealed already */
    struct buffer texts[POLICY_SET_MAX]; /* of the policies, in their order */
};

/* ---- one seal, on the store thread ---- */

struct append_act {
    const struct sealing_links *links;
    const char *policy;
    struct slice policy_text;
    struct slice content;
    struct seal_head head; /* but for n, previous, key and moment */
    bool done;
};

static enum err current_key(struct store *store, const struct sealing_links *links,
                            struct sign_pair *ret, struct signing_key_row *ret_row)
{
    enum err err = seal_key_read(store, links->data_dir, ret, ret_row);
    if (err != ERR_NOT_FOUND)
        return err;
    const struct seal_key_wish wish = {.folder = links->data_dir,
                                       .who = FIRST_KEY_WHO,
                                       .at_ms = clock_wall_ms(links->clock),
                                       .chance = links->chance};
    err = seal_key_make(store, &wish, ret_row);
    if (!err)
        LOG_INFO(proof, "signing key made", "key=%s", ret_row->key_id);
    return err ? err : seal_key_read(store, links->data_dir, ret, ret_row);
}

static enum err append_signed(struct store *store, const struct append_act *act,
                              const struct sign_pair *pair)
{
    struct buffer body = {0};
    struct json_out out = json_out_to(&body);
    struct seal_row row = {.n = act->head.n,
                           .class_id = act->head.class_id,
                           .activity = act->head.activity,
                           .sealed_ms = act->head.sealed_ms,
                           .content = act->content};

    seal_head_write(&out, NULL, &act->head);
    row.body = buffer_slice(&body);
    memcpy(row.key_id, act->head.key_id, sizeof row.key_id);
    memcpy(row.previous, act->head.previous, sizeof row.previous);
    digest_sha256(row.body, row.hash);
    enum err err = body.bad ? ERR_NOMEM : sign_bytes(pair, row.body, row.signature);
    if (!err)
        err = store_policy_text_put(store, act->policy, act->policy_text);
    if (!err)
        err = store_seal_append(store, &row);
    buffer_finish(&body);
    return err;
}

static enum err append(struct store *store, void *arg)
{
    struct append_act *act = arg;
    struct signing_key_row key;
    struct sign_pair pair;

    enum err err = current_key(store, act->links, &pair, &key);
    if (!err)
        err = store_seal_last(store, &act->head.n, act->head.previous);
    if (!err) {
        int64_t now_ms = clock_wall_ms(act->links->clock);
        act->head.n++;
        act->head.sealed_ms = now_ms > key.from_ms ? now_ms : key.from_ms;
        memcpy(act->head.key_id, key.key_id, sizeof act->head.key_id);
        err = append_signed(store, act, &pair);
    }
    secret_wipe(&pair, sizeof pair);
    return err;
}

/* ---- what is due in an activity ---- */

struct due {
    struct sealing *sealing;
    struct store *store;
    struct id activity;
    struct activity_judgement *judgement;
    struct chain_end book;         /* in the same view as the judgement */
    uint8_t account[DIGEST_BYTES]; /* hash of what the last seal of the account says, or zeros */
    size_t sealed;
};

static struct slice policy_text(const struct sealing *sealing, const char *id)
{
    for (size_t i = 0; i < sealing->links.policies->n; i++)
        if (strcmp(sealing->links.policies->at[i]->id, id) == 0)
            return buffer_slice(&sealing->texts[i]);
    return (struct slice){0};
}

/* Signs and appends what the content says; act->head names what it is about. */
static enum err seal_content(struct due *due, struct seal_content *content, struct append_act *act)
{
    struct buffer text = {0};
    struct json_out out = json_out_to(&text);

    digest_sha256(act->policy_text, content->policy_hash);
    seal_content_write(&out, NULL, content);
    act->content = buffer_slice(&text);
    digest_sha256(act->content, act->head.content);
    enum err err = text.bad ? ERR_NOMEM : OK;
    if (!err && memcmp(act->head.content, due->account, DIGEST_BYTES) != 0) {
        err = store_thread_do(due->sealing->links.store, append, act);
        due->sealed += !err;
        act->done = !err;
    }
    buffer_finish(&text);
    return err;
}

static struct append_act act_of(const struct due *due)
{
    const char *policy = due->judgement->plan.policy->id;
    return (struct append_act){.links = &due->sealing->links,
                               .policy = policy,
                               .policy_text = policy_text(due->sealing, policy),
                               .head.activity = due->activity};
}

static void put_end(const struct chain_end *end, struct seal_head *ret)
{
    ret->lines = end->lines;
    memcpy(ret->head, end->head, sizeof ret->head);
}

static enum err seal_class(struct due *due, size_t c)
{
    const struct plan_class *class = &due->judgement->plan.classes[c];
    struct seal_content content = {0};
    struct append_act act = act_of(due);
    struct chain_end end;

    enum err err = sealing_chain_end(due->store, class->row.id, &end);
    if (!err && end.lines == 0 && class->mode == MODE_SYNCHRONOUS)
        err = ERR_MALFORMED; /* it was held, and its journal is gone */
    if (!err)
        err = sealing_class_content(due->judgement, c, &content);
    act.head.class_id = class->row.id;
    put_end(&end, &act.head);
    if (!err)
        err = seal_content(due, &content, &act);
    if (!err)
        LOG_INFO(proof, "class sealed", "class=%s seal=%llu key=%s", id_text(class->row.id).text,
                 (unsigned long long)act.head.n, act.head.key_id);
    seal_content_finish(&content);
    return err;
}

static enum err keep_content_hash(const struct seal_row *row, void *arg)
{
    digest_sha256(row->content, arg);
    return OK;
}

/* A fact whose settling is still to come: then the account is sealed after it. */
static bool is_settled(const struct activity_judgement *judgement)
{
    for (size_t i = 0; i < judgement->n_people; i++)
        if (!judged_is_settled(&judgement->people[i]))
            return false;
    return true;
}

/* What the last seal of the account says already is not sealed again. */
static enum err seal_account(struct due *due)
{
    struct seal_content content = {0};
    struct append_act act = act_of(due);

    if (!due->judgement->plan.activity.closed_ms || !is_settled(due->judgement))
        return OK;
    put_end(&due->book, &act.head);
    enum err err = store_seal_account(due->store, due->activity, keep_content_hash, due->account);
    if (err == ERR_NOT_FOUND)
        err = OK;
    if (!err)
        err = sealing_account_content(due->judgement, &content);
    if (!err)
        err = seal_content(due, &content, &act);
    if (!err && act.done)
        LOG_INFO(proof, "account sealed", "activity=%s seal=%llu key=%s",
                 id_text(due->activity).text, (unsigned long long)act.head.n, act.head.key_id);
    seal_content_finish(&content);
    return err;
}

static enum err see_it(const struct seal_row *row, void *arg)
{
    (void)row;
    *(bool *)arg = true;
    return OK;
}

static enum err is_due(struct due *due, const struct plan_class *class, bool *ret)
{
    bool sealed = false;
    *ret = false;
    if (class->phase != CLASS_PHASE_ENDED || class->undecided)
        return OK;
    enum err err = store_seal_read(due->store, class->row.id, see_it, &sealed);
    if (err && err != ERR_NOT_FOUND)
        return err;
    *ret = !sealed;
    return OK;
}

static enum err seal_due(struct due *due)
{
    const struct activity_plan *plan = &due->judgement->plan;
    enum err err = OK;
    bool yes;

    for (size_t c = 0; !err && c < plan->n_classes; c++) {
        err = is_due(due, &plan->classes[c], &yes);
        if (!err && yes)
            err = seal_class(due, c);
    }
    return err ? err : seal_account(due);
}

static enum err look(struct store *store, void *arg)
{
    struct due *due = arg;
    enum err err = judge_activity_in_view(store, due->sealing->links.policies, due->activity,
                                          JUDGING_NOT_LIVE, &due->judgement);
    return err ? err : sealing_chain_end(store, due->activity, &due->book);
}

enum err sealing_seal_activity(struct sealing *sealing, struct store *store, struct id activity,
                               size_t *ret_n)
{
    struct due due = {.sealing = sealing, .store = store, .activity = activity};

    pthread_mutex_lock(&sealing->lock);
    enum err err = store_thread_flush(sealing->links.store);
    if (!err)
        err = store_snapshot(store, look, &due);
    if (!err)
        err = seal_due(&due);
    pthread_mutex_unlock(&sealing->lock);
    judgement_destroy(due.judgement);
    if (ret_n)
        *ret_n = due.sealed;
    return err;
}

/* ---- life ---- */

static enum err read_texts(struct sealing *sealing)
{
    const struct policy_set *policies = sealing->links.policies;
    enum err err = OK;
    for (size_t i = 0; !err && i < policies->n; i++) {
        char path[PATH_BYTES];
        snprintf(path, sizeof path, "%s/%s.json", sealing->links.policy_dir, policies->at[i]->id);
        err = file_read(path, POLICY_FILE_BYTES_MAX, &sealing->texts[i]);
    }
    return err;
}

enum err sealing_create(struct sealing **ret, const struct sealing_links *links)
{
    struct sealing *sealing = mem_zalloc(1, sizeof *sealing);
    if (!sealing)
        return ERR_NOMEM;
    if (pthread_mutex_init(&sealing->lock, NULL)) {
        mem_free(sealing);
        return ERR_NOMEM;
    }
    sealing->links = *links;
    enum err err = read_texts(sealing);
    if (err)
        sealing_destroy(sealing);
    else
        *ret = sealing;
    return err;
}

void sealing_destroy(struct sealing *sealing)
{
    if (!sealing)
        return;
    for (size_t i = 0; i < POLICY_SET_MAX; i++)
        buffer_finish(&sealing->texts[i]);
    pthread_mutex_destroy(&sealing->lock);
    mem_free(sealing);
}
