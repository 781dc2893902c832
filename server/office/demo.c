#include "office/demo.h"

#include <inttypes.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/text.h"
#include "config/config.h"
#include "history/history.h"
#include "office/demo_parts.h"
#include "store/store.h"
#include "store/store_catalog.h"

/* The moment at which the demo's activities were made; their keys end with it. */
#define META_NAME "demo.activity"
#define SUFFIX_MAX 32

static const char *seed_path(const struct demo *demo)
{
    const char *path = demo->options->config->seed;
    return path[0] ? path : DEMO_SEED_FILE;
}

static enum err remembered_moment(struct demo *demo, uint64_t *ret_ms)
{
    struct buffer value = {0};
    enum err err = store_meta_get(demo->store, META_NAME, &value);
    if (!err && text_to_u64(buffer_slice(&value), ret_ms))
        err = ERR_NOT_FOUND;
    buffer_finish(&value);
    return err;
}

static enum err remember_moment(struct demo *demo, int64_t at_ms)
{
    char text[SUFFIX_MAX];
    snprintf(text, sizeof text, "%" PRId64, at_ms);
    return store_meta_put(demo->store, META_NAME, slice_of_text(text));
}

/* Ended, or past its time without anybody having opened it: nothing is to be seen there. */
static enum err class_is_open(struct demo *demo, const struct class_row *row, bool *ret_open)
{
    struct history_move last;
    int64_t overtime_ms = (int64_t)demo->options->config->class_overtime_minutes * DATE_MINUTE_MS;
    enum err err = history_phase(demo->store, row->id, &last);
    if (err)
        return err;
    bool begun = last.phase == CLASS_PHASE_RUNNING || last.phase == CLASS_PHASE_BREAK;
    int64_t until_ms = timetable_end_ms(&row->table) + (begun ? overtime_ms : 0);
    *ret_open = last.phase != CLASS_PHASE_ENDED && demo->now_ms < until_ms;
    return OK;
}

static enum err activity_is_open(struct demo *demo, const struct seed_activity *activity,
                                 bool *ret_open)
{
    struct activity_row row;
    struct class_row class;
    enum err err = store_activity_find(demo->store, activity->row.id, &row);
    if (err || row.closed_ms)
        return err == ERR_NOT_FOUND ? OK : err;
    for (size_t i = 0; !err && !*ret_open && i < activity->n_classes; i++) {
        err = store_class_find(demo->store, activity->classes[i].row.id, &class);
        if (!err)
            err = class_is_open(demo, &class, ret_open);
        else if (err == ERR_NOT_FOUND)
            err = OK; /* a class that the file has got since */
    }
    return err;
}

static enum err any_is_open(struct demo *demo, bool *ret_open)
{
    enum err err = OK;
    *ret_open = false;
    for (size_t i = 0; !err && !*ret_open && i < demo->seed.n_activities; i++)
        err = activity_is_open(demo, &demo->seed.activities[i], ret_open);
    return err;
}

/* Reads the seed as it was, or is to be, made at this moment. */
static enum err read_seed(struct demo *demo, int64_t at_ms, struct seed_options *ret, char *suffix)
{
    seed_finish(&demo->seed);
    snprintf(suffix, SUFFIX_MAX, "@%" PRId64, at_ms);
    *ret = (struct seed_options){.path = seed_path(demo),
                                 .now_ms = at_ms,
                                 .policies = demo->options->policies,
                                 .key_suffix = suffix};
    return seed_read(ret, &demo->seed, demo->fault.text, demo->fault.len);
}

/* The activities of the last start go on while there is something to join, else fresh ones are made
 * that begin now. */
static enum err put_seed(struct demo *demo)
{
    struct seed_options options;
    char suffix[SUFFIX_MAX];
    uint64_t at_ms = 0;
    bool open = false;

    enum err err = remembered_moment(demo, &at_ms);
    if (!err) {
        err = read_seed(demo, (int64_t)at_ms, &options, suffix);
        if (!err)
            err = any_is_open(demo, &open);
    } else if (err == ERR_NOT_FOUND) {
        err = OK;
    }
    if (!err && !open)
        err = read_seed(demo, demo->now_ms, &options, suffix);
    if (!err)
        err = seed_put(demo->store, &options, &demo->seed, demo->fault.text, demo->fault.len);
    if (!err && !open)
        err = remember_moment(demo, demo->now_ms);
    return err;
}

static void finish(struct demo *demo)
{
    for (size_t i = 0; demo->tokens && i < demo->seed.n_activities; i++)
        mem_free(demo->tokens[i]);
    mem_free(demo->tokens);
    seed_finish(&demo->seed);
}

enum err demo_prepare(struct store *store, const struct demo_options *options, FILE *to,
                      char *ret_fault, size_t fault_room)
{
    struct demo demo = {.options = options,
                        .store = store,
                        .fault = {ret_fault, fault_room},
                        .now_ms = clock_wall_ms(options->clock)};
    ret_fault[0] = '\0';
    enum err err = put_seed(&demo);
    if (!err)
        err = demo_issue_links(&demo);
    if (!err)
        err = demo_put_accounts(&demo);
    if (!err)
        err = demo_write_file(&demo);
    if (!err)
        demo_say(&demo, to);
    else if (!ret_fault[0])
        fault_write(demo.fault, "the demo cannot be prepared: %s %s", err_name(err),
                    store_fault_text(store));
    finish(&demo);
    return err;
}
