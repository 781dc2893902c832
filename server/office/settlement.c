#include "office/settlement.h"

#include <string.h>

#include "base/alloc.h"
#include "judging/judging.h"

/* One person at work. */
struct bench {
    const struct activity_plan *plan;
    const struct jp_entry *posted; /* of this person, in order of posting */
    size_t n_posted;
    const struct judged_part *parts;
    size_t n_parts;
    struct id person;
    struct entry_posting posting;
    struct settlement *ret;
};

void settlement_finish(struct settlement *settlement)
{
    mem_free(settlement->entries);
    mem_free(settlement->people);
    mem_free(settlement->later);
    *settlement = (struct settlement){0};
}

bool settlement_is_same(const struct jp_entry *standing, const struct jp_entry *due)
{
    return strcmp(standing->key.occurrence, due->key.occurrence) == 0 &&
           strcmp(standing->key.policy, due->key.policy) == 0 &&
           strcmp(standing->rule, due->rule) == 0 && standing->ledger == due->ledger &&
           standing->jp == due->jp && standing->surplus_jp == due->surplus_jp &&
           memcmp(standing->mode_jp, due->mode_jp, sizeof due->mode_jp) == 0 &&
           standing->exact_num == due->exact_num && standing->exact_den == due->exact_den &&
           standing->ends_day == due->ends_day &&
           memcmp(standing->basis, due->basis, DIGEST_BYTES) == 0;
}

static enum err add(struct settlement *ret, const struct jp_entry *entry)
{
    if (ret->n == ret->room) {
        size_t room = ret->room ? ret->room * 2 : 32;
        struct jp_entry *more = mem_realloc(ret->entries, room * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        ret->entries = more;
        ret->room = room;
    }
    ret->entries[ret->n++] = *entry;
    return OK;
}

static bool stands(const struct bench *bench, const struct jp_entry *entry)
{
    bool taken_back = entry->reverses[0] != '\0';
    for (size_t i = 0; !taken_back && i < bench->n_posted; i++)
        taken_back = strcmp(bench->posted[i].reverses, entry->id) == 0;
    return !taken_back;
}

/* The entry that a part asks for, as the next of its occurrence. */
static enum err due_of(const struct bench *bench, const struct judged_part *part,
                       struct jp_entry *ret)
{
    struct entry_key key = {.activity = bench->plan->activity.id, .person = bench->person};
    const struct entry_ground ground = {part->basis, bench->plan->ends_day};

    memcpy(key.occurrence, part->jp.occurrence, sizeof key.occurrence);
    memcpy(key.policy, bench->plan->policy->id, sizeof key.policy);
    for (size_t i = 0; i < bench->n_posted; i++) {
        const struct entry_key *posted = &bench->posted[i].key;
        if (strcmp(posted->occurrence, key.occurrence) == 0 && posted->revision >= key.revision)
            key.revision = posted->revision + 1;
    }
    return entry_of_result(&key, &part->jp, &ground, &bench->posting, ret);
}

/* The first entry that stands and is what the part asks for, or NULL. */
static const struct jp_entry *kept_for(const struct bench *bench, const struct jp_entry *due)
{
    for (size_t i = 0; i < bench->n_posted; i++)
        if (stands(bench, &bench->posted[i]) && settlement_is_same(&bench->posted[i], due))
            return &bench->posted[i];
    return NULL;
}

static enum err is_wanted(const struct bench *bench, const struct jp_entry *entry, bool *ret)
{
    enum err err = OK;
    *ret = false;
    for (size_t i = 0; !err && !*ret && i < bench->n_parts; i++) {
        struct jp_entry due;
        if (!entry_is_due(&bench->parts[i].jp))
            continue;
        err = due_of(bench, &bench->parts[i], &due);
        *ret = !err && kept_for(bench, &due) == entry;
    }
    return err;
}

static enum err take_back(const struct bench *bench)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < bench->n_posted; i++) {
        const struct jp_entry *entry = &bench->posted[i];
        struct jp_entry reversal;
        bool wanted = false;
        if (!stands(bench, entry))
            continue;
        err = is_wanted(bench, entry, &wanted);
        if (err || wanted)
            continue;
        err = entry_reverse(entry, &bench->posting, &reversal);
        if (!err)
            err = add(bench->ret, &reversal);
    }
    return err;
}

static enum err post_due(const struct bench *bench)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < bench->n_parts; i++) {
        struct jp_entry due;
        if (!entry_is_due(&bench->parts[i].jp))
            continue;
        err = due_of(bench, &bench->parts[i], &due);
        if (!err && !kept_for(bench, &due))
            err = add(bench->ret, &due);
    }
    return err;
}

static enum err settle_person(const struct bench *bench)
{
    struct settlement *ret = bench->ret;
    size_t n_before = ret->n;
    enum err err = take_back(bench);
    if (!err)
        err = post_due(bench);
    if (!err && ret->n > n_before)
        ret->people[ret->n_people++] = bench->person;
    return err;
}

/* Entries of people who are not enrolled any more stand for nothing. */
static enum err settle_strays(const struct activity_judgement *judgement, struct bench *bench,
                              settlement_cause *cause, void *arg)
{
    struct settlement *ret = bench->ret;
    enum err err = OK;

    bench->posted = judgement->strays;
    bench->n_posted = judgement->n_strays;
    for (size_t i = 0; !err && i < bench->n_posted; i++) {
        struct jp_entry reversal;
        const struct jp_entry *entry = &bench->posted[i];
        if (!stands(bench, entry))
            continue;
        err = cause(arg, entry->key.person, &bench->posting);
        if (!err)
            err = entry_reverse(entry, &bench->posting, &reversal);
        if (!err)
            err = add(ret, &reversal);
        if (!err)
            ret->people[ret->n_people++] = entry->key.person;
    }
    return err;
}

enum err settlement_make(const struct activity_judgement *judgement, int64_t at_ms,
                         settlement_cause *cause, void *arg, struct settlement *ret)
{
    struct bench bench = {.plan = &judgement->plan, .posting = {.posted_ms = at_ms}, .ret = ret};
    size_t n = judgement->n_people + judgement->n_strays;
    enum err err = OK;

    ret->people = mem_zalloc(n ? n : 1, sizeof *ret->people);
    if (!ret->people)
        return ERR_NOMEM;
    for (size_t i = 0; !err && i < judgement->n_people; i++) {
        const struct judged_enrolled *person = &judgement->people[i];
        bench.person = person->row.id;
        bench.posted = person->entries;
        bench.n_posted = person->n_entries;
        bench.parts = person->parts;
        bench.n_parts = person->n_parts;
        err = cause(arg, bench.person, &bench.posting);
        if (!err)
            err = settle_person(&bench);
    }
    return err ? err : settle_strays(judgement, &bench, cause, arg);
}
