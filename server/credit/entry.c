#include "credit/entry.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/date.h"
#include "base/text.h"

/* What is hashed begins with these, so that no two kinds of hash can ever be the same. */
#define EARNING_LABEL "sinkron jp entry 1"
#define REVERSAL_LABEL "sinkron jp reversal 1"
#define BASIS_LABEL "sinkron jp basis 2"

#define KEY_BYTES_MAX 256
#define ROW_BYTES 24
#define DAY_LEN 10 /* 2025-03-10 */

/* A text with its length in front: where one ends and the next begins is never in doubt. */
static void write_counted(struct writer *w, const char *text)
{
    write_u16(w, (uint16_t)strlen(text));
    write_text(w, text);
}

static struct digest_text hash_of(const struct writer *w)
{
    uint8_t hash[DIGEST_BYTES];
    digest_sha256((struct slice){w->start, writer_len(w)}, hash);
    return digest_hex(hash);
}

struct digest_text entry_id(const struct entry_key *key)
{
    uint8_t memory[KEY_BYTES_MAX];
    struct writer w = writer_of(memory, sizeof memory);

    write_counted(&w, EARNING_LABEL);
    write_bytes(&w, (struct slice){key->activity.bytes, ID_BYTES});
    write_bytes(&w, (struct slice){key->person.bytes, ID_BYTES});
    write_counted(&w, key->occurrence);
    write_counted(&w, key->policy);
    write_u32(&w, key->revision);
    return hash_of(&w);
}

static struct digest_text reversal_id(const char *entry_id_text)
{
    uint8_t memory[KEY_BYTES_MAX];
    struct writer w = writer_of(memory, sizeof memory);

    write_counted(&w, REVERSAL_LABEL);
    write_counted(&w, entry_id_text);
    return hash_of(&w);
}

static void sign(struct jp_entry *entry, const struct entry_posting *posting)
{
    entry->posted_ms = posting->posted_ms;
    text_copy(entry->posted_by, sizeof entry->posted_by, slice_of_text(posting->posted_by));
    text_copy(entry->note, sizeof entry->note, slice_of_text(posting->note));
}

static void copy_id(char ret[ENTRY_ID_MAX], struct digest_text id)
{
    memcpy(ret, id.text, ENTRY_ID_MAX);
}

bool entry_is_due(const struct jp_result *result)
{
    return result->counted_jp > 0 || result->surplus_jp > 0;
}

enum err entry_of_result(const struct entry_key *key, const struct jp_result *result,
                         const struct entry_ground *ground, const struct entry_posting *posting,
                         struct jp_entry *ret)
{
    if (strcmp(key->policy, result->policy_version) != 0 || !entry_is_due(result))
        return ERR_INVALID;
    if (result->counted_jp > INT32_MAX || result->surplus_jp > INT32_MAX ||
        result->exact_num > INT64_MAX || result->exact_den > INT64_MAX)
        return ERR_INVALID;

    *ret = (struct jp_entry){
        .key = *key,
        .ledger = result->ledger,
        .jp = (int32_t)result->counted_jp,
        .surplus_jp = (int32_t)result->surplus_jp,
        .exact_num = (int64_t)result->exact_num,
        .exact_den = (int64_t)result->exact_den,
        .ends_day = ground->ends_day,
    };
    for (size_t i = 0; i < UNIT_MODES; i++)
        ret->mode_jp[i] = (int32_t)result->modes.jp[i];
    copy_id(ret->id, entry_id(key));
    memcpy(ret->rule, result->rule_id, sizeof ret->rule);
    memcpy(ret->basis, ground->basis, DIGEST_BYTES);
    sign(ret, posting);
    return OK;
}

enum err entry_reverse(const struct jp_entry *entry, const struct entry_posting *posting,
                       struct jp_entry *ret)
{
    if (entry->reverses[0])
        return ERR_INVALID;

    struct jp_entry reversal = *entry;
    memcpy(reversal.reverses, entry->id, sizeof reversal.reverses);
    copy_id(reversal.id, reversal_id(entry->id));
    reversal.jp = -entry->jp;
    reversal.surplus_jp = -entry->surplus_jp;
    for (size_t i = 0; i < UNIT_MODES; i++)
        reversal.mode_jp[i] = -entry->mode_jp[i];
    reversal.exact_num = -entry->exact_num;
    sign(&reversal, posting);
    *ret = reversal;
    return OK;
}

static void add_row(struct digest *digest, uint32_t kind, int64_t start_ms, int64_t end_ms)
{
    uint8_t memory[ROW_BYTES];
    struct writer w = writer_of(memory, sizeof memory);
    write_u32(&w, kind);
    write_u64(&w, (uint64_t)start_ms);
    write_u64(&w, (uint64_t)end_ms);
    digest_add(digest, (struct slice){memory, writer_len(&w)});
}

static void add_intervals(struct digest *digest, const struct interval_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        add_row(digest, 0, list->at[i].start_ms, list->at[i].end_ms);
}

static void add_class(struct digest *digest, const struct basis_class *c)
{
    static const struct interval_list nothing;
    const struct interval_list *taken = c->taken ? c->taken : &nothing;

    digest_add(digest, (struct slice){c->class_id.bytes, ID_BYTES});
    add_row(digest, (uint32_t)taken->n, (int64_t)c->timetable->n, (int64_t)c->united->n);
    add_row(digest, 0, c->checks.answered, c->checks.missed);
    for (size_t i = 0; i < c->timetable->n; i++) {
        const struct timetable_segment *s = &c->timetable->segments[i];
        add_row(digest, (uint32_t)s->kind, s->start_ms, s->end_ms);
    }
    add_intervals(digest, c->united);
    add_intervals(digest, taken);
}

static void add_head(struct digest *digest, size_t n, const char *policy,
                     const struct basis_verdict *verdict)
{
    uint8_t memory[KEY_BYTES_MAX];
    struct writer w = writer_of(memory, sizeof memory);

    write_counted(&w, BASIS_LABEL);
    write_counted(&w, policy);
    write_u32(&w, (uint32_t)n);
    write_counted(&w, word_name(&jp_ledger_words, (int)verdict->ledger));
    write_counted(&w, word_name(&evidence_state_words, (int)verdict->evidence));
    write_u32(&w, (uint32_t)verdict->test);
    write_u32(&w, verdict->test_score);
    write_u64(&w, verdict->overlap_seconds);
    digest_add(digest, (struct slice){memory, writer_len(&w)});
}

static int by_class_id(const void *a, const void *b)
{
    const struct basis_class *const *x = a;
    const struct basis_class *const *y = b;
    return id_compare((*x)->class_id, (*y)->class_id);
}

static enum err sort_classes(const struct basis_class *classes, size_t n,
                             const struct basis_class **ret)
{
    for (size_t i = 0; i < n; i++)
        ret[i] = &classes[i];
    if (n > 1)
        qsort(ret, n, sizeof *ret, by_class_id);
    for (size_t i = 1; i < n; i++)
        if (id_equal(ret[i - 1]->class_id, ret[i]->class_id))
            return ERR_INVALID;
    return OK;
}

enum err entry_basis(const struct basis_class *classes, size_t n, const char *policy,
                     const struct basis_verdict *verdict, uint8_t ret[DIGEST_BYTES])
{
    struct digest *digest = NULL;
    const struct basis_class **sorted = mem_zalloc(n, sizeof *sorted);
    if (!sorted)
        return ERR_NOMEM;

    enum err err = sort_classes(classes, n, sorted);
    if (!err)
        err = digest_create(&digest);
    if (!err) {
        add_head(digest, n, policy, verdict);
        for (size_t i = 0; i < n; i++)
            add_class(digest, sorted[i]);
        digest_end(digest, ret);
    }
    digest_destroy(digest);
    mem_free(sorted);
    return err;
}

int64_t entry_ends_day(int64_t end_ms, int offset_min)
{
    int64_t last_ms = end_ms - 1 + offset_min * DATE_MINUTE_MS;
    int64_t day = last_ms / DATE_DAY_MS;
    return last_ms % DATE_DAY_MS < 0 ? day - 1 : day;
}

enum err entry_day(const struct jp_entry *entry, int64_t *ret_day)
{
    struct slice text = slice_of_text(entry->key.occurrence);
    if (text.len > DAY_LEN)
        text.len = DAY_LEN;
    return text.len == DAY_LEN && date_parse_day(text, ret_day) == OK ? OK : ERR_NOT_FOUND;
}
