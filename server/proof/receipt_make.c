/* A receipt from the seals of the store. */
#include <string.h>

#include "base/alloc.h"
#include "base/secret.h"
#include "proof/receipt.h"
#include "proof/seal_content.h"
#include "proof/seal_key.h"
#include "proof/seal_text.h"
#include "store/store.h"

static struct receipt_seal name_seal(const struct seal_row *row, const struct seal_head *head)
{
    struct receipt_seal ret = {.n = head->n, .lines = head->lines};
    memcpy(ret.hash, row->hash, sizeof ret.hash);
    memcpy(ret.head, head->head, sizeof ret.head);
    return ret;
}

static enum err add_class(struct receipt *ret, const struct seal_row *row,
                          const struct seal_head *head, const struct seal_content *content)
{
    const struct sealed_presence *presence = seal_content_presence(content, ret->person);
    if (!presence)
        return OK; /* enrolled after this class */
    struct receipt_class *more =
        mem_realloc(ret->classes, (ret->n_classes + 1) * sizeof *ret->classes);
    if (!more)
        return ERR_NOMEM;
    ret->classes = more;
    more[ret->n_classes++] = (struct receipt_class){.class_id = head->class_id,
                                                    .ordinal = content->class.ordinal,
                                                    .seal = name_seal(row, head),
                                                    .attended_s = presence->attended_s};
    memcpy(ret->name, presence->name, sizeof ret->name);
    memcpy(ret->title, content->activity.title, sizeof ret->title);
    return OK;
}

/* Of several seals of the account the last counts. */
static void add_credit(struct receipt *ret, const struct seal_row *row,
                       const struct seal_head *head, const struct seal_content *content)
{
    const struct sealed_credit *credit = seal_content_credit(content, ret->person);
    if (!credit)
        return;
    ret->has_credit = true;
    ret->account = name_seal(row, head);
    memcpy(ret->policy, content->activity.policy, sizeof ret->policy);
    ret->attended_s = credit->attended_s;
    ret->learning_s = credit->learning_s;
    ret->counted_jp = credit->counted_jp;
    ret->surplus_jp = credit->surplus_jp;
}

static enum err add_seal(const struct seal_row *row, void *arg)
{
    struct receipt *ret = arg;
    struct seal_head head;
    struct seal_content content = {0};

    enum err err = seal_head_of(row, &head);
    if (!err)
        err = seal_content_of(row->content, &content);
    if (!err && content.has_class)
        err = add_class(ret, row, &head, &content);
    if (!err)
        add_credit(ret, row, &head, &content);
    seal_content_finish(&content);
    return err;
}

static enum err sign_it(struct store *store, const struct receipt_wish *wish, struct receipt *ret)
{
    struct signing_key_row key;
    struct sign_pair pair;
    enum err err = seal_key_read(store, wish->key_folder, &pair, &key);
    if (err)
        return err == ERR_NOT_FOUND ? ERR_CONFIG : err;
    ret->issued_ms = wish->now_ms > key.from_ms ? wish->now_ms : key.from_ms;
    memcpy(ret->key_id, key.key_id, sizeof ret->key_id);
    err = receipt_sign(ret, &pair);
    secret_wipe(&pair, sizeof pair);
    return err;
}

enum err receipt_make(struct store *store, const struct receipt_wish *wish, struct receipt *ret)
{
    ret->person = wish->person;
    ret->activity = wish->activity;
    enum err err = store_seals(store, wish->activity, add_seal, ret);
    if (!err && ret->n_classes == 0)
        err = ERR_WRONG_PHASE;
    return err ? err : sign_it(store, wish, ret);
}
