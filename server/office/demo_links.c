/* demo_links.c - what opens the demo's doors: derived, so that nothing needs to be kept. */
#include <string.h>

#include "base/alloc.h"
#include "office/demo_parts.h"
#include "store/store_access.h"
#include "wire/ticket.h"

#define LINK_LABEL "demo link"
#define PASSWORD_LABEL "demo password"
#define DERIVED_BYTES_MAX 256
#define REVOKED_MAX 100 /* links of one person that were revoked one after the other */

static struct slice key_of(const struct demo *demo)
{
    return (struct slice){demo->options->ticket_key->bytes, TICKET_KEY_BYTES};
}

/* The n-th link of somebody: a revoked one is followed by the next. */
static struct demo_token derive(const struct demo *demo, struct id activity, struct id person,
                                uint32_t n)
{
    uint8_t memory[DERIVED_BYTES_MAX];
    uint8_t hash[DIGEST_BYTES];
    struct demo_token ret;
    struct writer w = writer_of(memory, sizeof memory);

    write_text(&w, LINK_LABEL);
    write_u8(&w, 0);
    write_bytes(&w, (struct slice){activity.bytes, ID_BYTES});
    write_bytes(&w, (struct slice){person.bytes, ID_BYTES});
    write_u32(&w, n);
    digest_hmac(key_of(demo), (struct slice){memory, writer_len(&w)}, hash);
    secret_encode((struct slice){hash, sizeof hash}, ret.text);
    return ret;
}

struct good_link {
    struct id person;
    bool found;
};

static enum err look_for_good(const struct link_row *row, void *arg)
{
    struct good_link *wanted = arg;
    if (!row->revoked_ms && id_equal(row->person, wanted->person))
        wanted->found = true;
    return OK;
}

/* After ours was revoked: whether the coordinator gave another, which is not to be ended. */
static enum err has_another(struct demo *demo, struct id activity, struct id person, bool *ret)
{
    struct good_link wanted = {.person = person};
    enum err err = store_activity_links(demo->store, activity, look_for_good, &wanted);
    *ret = wanted.found;
    return err;
}

static enum err issue(struct demo *demo, struct link_row *row, uint32_t n, struct demo_token *ret)
{
    bool another = false;
    enum err err = n ? has_another(demo, row->activity, row->person, &another) : OK;
    if (another)
        ret->text[0] = '\0';
    else if (!err)
        err = store_link_issue(demo->store, row);
    return err;
}

static enum err find_or_issue(struct demo *demo, struct id activity, struct id person,
                              struct demo_token *ret)
{
    for (uint32_t n = 0; n < REVOKED_MAX; n++) {
        struct link_row row = {.activity = activity, .person = person, .issued_ms = demo->now_ms};
        struct link_row there;
        *ret = derive(demo, activity, person, n);
        link_hash(ret->text, row.token_hash);
        enum err err = store_link_find(demo->store, row.token_hash, &there);
        if (err == ERR_NOT_FOUND)
            return issue(demo, &row, n, ret);
        if (err || !there.revoked_ms)
            return err;
    }
    ret->text[0] = '\0';
    return OK;
}

enum err demo_issue_links(struct demo *demo)
{
    const struct seed *seed = &demo->seed;
    demo->tokens = mem_zalloc(seed->n_activities, sizeof *demo->tokens);
    if (!demo->tokens)
        return ERR_NOMEM;
    enum err err = OK;
    for (size_t i = 0; !err && i < seed->n_activities; i++) {
        const struct seed_activity *activity = &seed->activities[i];
        demo->tokens[i] = mem_zalloc(activity->n_enrolled, sizeof *demo->tokens[i]);
        if (!demo->tokens[i])
            return ERR_NOMEM;
        for (size_t k = 0; !err && k < activity->n_enrolled; k++)
            err = find_or_issue(demo, activity->row.id,
                                seed->people[activity->enrolled[k].person].row.id,
                                &demo->tokens[i][k]);
    }
    return err;
}

struct demo_password demo_password(const struct demo *demo, const char *account)
{
    uint8_t memory[DERIVED_BYTES_MAX];
    uint8_t hash[DIGEST_BYTES];
    struct demo_password ret;
    struct writer w = writer_of(memory, sizeof memory);

    write_text(&w, PASSWORD_LABEL);
    write_u8(&w, 0);
    write_text(&w, account);
    digest_hmac(key_of(demo), (struct slice){memory, writer_len(&w)}, hash);
    secret_encode((struct slice){hash, DEMO_PASSWORD_BYTES}, ret.text);
    return ret;
}

static enum err put_account(struct demo *demo, const struct seed_coordinator *coordinator)
{
    struct demo_password password = demo_password(demo, coordinator->account);
    struct account_row row = {.person = demo->seed.people[coordinator->person].row.id,
                              .role = ACCOUNT_COORDINATOR};
    struct account_row there;

    enum err err = store_account_find(demo->store, coordinator->account, &there);
    if (err && err != ERR_NOT_FOUND)
        return err;
    if (!err && id_equal(there.person, row.person) &&
        secret_hash_verify(there.password, slice_of_text(password.text)) == OK)
        return OK;
    memcpy(row.name, coordinator->account, sizeof coordinator->account);
    err = secret_hash_make(demo->options->chance, &secret_cost, slice_of_text(password.text),
                           row.password);
    return err ? err : store_account_put(demo->store, &row);
}

enum err demo_put_accounts(struct demo *demo)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < demo->seed.n_coordinators; i++)
        err = put_account(demo, &demo->seed.coordinators[i]);
    return err;
}
