#include "store/batch.h"

#include <string.h>

#include "base/alloc.h"

static enum err check(const struct journal_line *lines, size_t n, size_t *ret_bytes)
{
    *ret_bytes = 0;
    if (n == 0)
        return ERR_INVALID;
    for (size_t i = 0; i < n; i++) {
        enum err err = journal_line_check(&lines[i]);
        if (err)
            return err;
        *ret_bytes += lines[i].body.len;
    }
    return OK;
}

enum err batch_create(struct batch **ret, const struct journal_line *lines, size_t n,
                      struct mailbox *answer_to, uint64_t tag)
{
    size_t bytes = 0;
    enum err err = check(lines, n, &bytes);
    if (err)
        return err;
    struct batch *batch = mem_alloc(sizeof *batch + n * sizeof batch->lines[0] + bytes);
    if (!batch)
        return ERR_NOMEM;

    *batch = (struct batch){.answer_to = answer_to, .bytes = bytes, .n = n};
    list_init(&batch->link);
    uint8_t *body = (uint8_t *)&batch->lines[n];
    for (size_t i = 0; i < n; i++) {
        batch->lines[i] = lines[i];
        batch->lines[i].body.at = body;
        if (lines[i].body.len)
            memcpy(body, lines[i].body.at, lines[i].body.len);
        body += lines[i].body.len;
    }
    if (answer_to) {
        batch->answer = mem_alloc(sizeof *batch->answer);
        if (!batch->answer) {
            batch_destroy(batch);
            return ERR_NOMEM;
        }
        *batch->answer = (struct journal_durable){.tag = tag, .err = OK};
    }
    *ret = batch;
    return OK;
}

void batch_destroy(struct batch *batch)
{
    if (!batch)
        return;
    mem_free(batch->answer);
    mem_free(batch);
}
