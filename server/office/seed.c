#include "office/seed.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "office/seed_parts.h"

#define MAP_MAX 100000

void *seed_items(struct seed_reading *reading, size_t n, size_t size)
{
    void *ret = reading->err ? NULL : mem_zalloc(n ? n : 1, size);
    if (!ret)
        reading->err = ERR_NOMEM;
    return ret;
}

void seed_get_key(const struct json_node *node, const char *key, char *ret)
{
    json_get_text(node, key, ret, SEED_KEY_MAX);
    if (strspn(ret, "abcdefghijklmnopqrstuvwxyz0123456789-_") != strlen(ret))
        json_fault(node, key, "a key is of a-z, 0-9, - and _");
}

size_t seed_get_person(struct seed_reading *reading, const struct json_node *node, const char *key)
{
    char text[SEED_KEY_MAX];
    seed_get_key(node, key, text);
    void *place = map_get_id(&reading->people, id_from_key("person", text));
    if (place)
        return (size_t)(uintptr_t)place - 1;
    json_fault(node, key, "%s is nobody in people", text);
    return 0;
}

enum date_zone seed_get_zone(const struct json_node *node)
{
    static const char *const words[] = {"WIB", "WITA", "WIT", NULL};
    static const enum date_zone zones[] = {DATE_WIB, DATE_WITA, DATE_WIT};
    return zones[json_get_word(node, "zone", words)];
}

struct id seed_plan_id(struct seed_reading *reading, const struct json_node *node, const char *kind,
                       const char *key)
{
    char whole[SEED_KEY_MAX + 64];
    snprintf(whole, sizeof whole, "%s%s", key, reading->options->key_suffix);
    struct id id = id_from_key(kind, whole);
    if (!json_ok(node->doc) || reading->err)
        return id;
    enum err err = map_put_id(&reading->plans, id, reading);
    if (err == ERR_TAKEN)
        json_fault(node, "key", "%s is there twice", key);
    else
        reading->err = err;
    return id;
}

static void read_all(struct seed_reading *reading, struct json_doc *doc)
{
    struct json_node root = json_root(doc);
    json_only(&root, SEED_KEYS("people", "coordinators", "activities"));
    seed_read_people(reading, &root);
    seed_read_activities(reading, &root);
}

enum err seed_read(const struct seed_options *options, struct seed *ret, char *ret_fault,
                   size_t fault_room)
{
    const struct fault_room fault = {ret_fault, fault_room};
    struct seed_reading reading = {
        .options = options, .seed = ret, .start_ms = options->now_ms / 1000 * 1000};
    struct json_file file;

    map_init(&reading.people, MAP_MAX);
    map_init(&reading.plans, MAP_MAX);
    enum err err = json_file_open(&file, options->path, SEED_FILE_BYTES_MAX, fault);
    if (!err) {
        read_all(&reading, &file.doc);
        err = reading.err ? reading.err : json_file_err(&file, fault);
    }
    if (err == ERR_NOMEM)
        fault_write(fault, "%s: no memory", options->path);
    json_file_close(&file);
    map_finish(&reading.people);
    map_finish(&reading.plans);
    return err;
}

enum err seed_apply(struct store *store, const struct seed_options *options, struct seed *ret,
                    char *ret_fault, size_t fault_room)
{
    enum err err = seed_read(options, ret, ret_fault, fault_room);
    return err ? err : seed_put(store, options, ret, ret_fault, fault_room);
}

static void finish_activity(struct seed_activity *activity)
{
    for (size_t i = 0; activity->classes && i < activity->n_classes; i++)
        mem_free(activity->classes[i].polls);
    mem_free(activity->classes);
    mem_free(activity->enrolled);
}

void seed_finish(struct seed *seed)
{
    for (size_t i = 0; seed->activities && i < seed->n_activities; i++)
        finish_activity(&seed->activities[i]);
    mem_free(seed->activities);
    mem_free(seed->coordinators);
    mem_free(seed->people);
    *seed = (struct seed){0};
}
