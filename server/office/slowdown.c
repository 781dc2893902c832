#include "office/slowdown.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <string.h>

#include "base/alloc.h"
#include "base/id.h"
#include "base/list.h"
#include "base/map.h"

const struct bucket_rate slowdown_visits = {.burst = 600, .per_minute = 600};

struct entry {
    struct list link; /* in order of use */
    struct id key;
    unsigned failures;
    uint64_t until_mono_ms; /* has to wait until then */
    struct bucket visits;
};

struct table {
    struct map by_key;
    struct list by_use; /* longest ago first */
};

struct slowdown {
    pthread_mutex_t lock; /* guards the tables and all their entries */
    struct table names;
    struct table addresses;
    struct table visitors;
};

static void table_init(struct table *table)
{
    map_init(&table->by_key, SLOWDOWN_ENTRIES_MAX);
    list_init(&table->by_use);
}

static void table_drop(struct table *table, struct entry *entry)
{
    map_remove_id(&table->by_key, entry->key);
    list_remove(&entry->link);
    mem_free(entry);
}

static void table_finish(struct table *table)
{
    LIST_EACH(at, &table->by_use)
    table_drop(table, LIST_ITEM(at, struct entry, link));
    map_finish(&table->by_key);
}

/* NULL when it is not there. */
static struct entry *table_find(struct table *table, struct id key)
{
    struct entry *entry = map_get_id(&table->by_key, key);
    if (entry) {
        list_remove(&entry->link);
        list_add_last(&table->by_use, &entry->link);
    }
    return entry;
}

/* NULL without memory. */
static struct entry *table_add(struct table *table, struct id key)
{
    if (table->by_key.len >= SLOWDOWN_ENTRIES_MAX)
        table_drop(table, LIST_ITEM(list_first(&table->by_use), struct entry, link));
    struct entry *entry = mem_zalloc(1, sizeof *entry);
    if (!entry)
        return NULL;
    if (map_put_id(&table->by_key, key, entry)) {
        mem_free(entry);
        return NULL;
    }
    entry->key = key;
    bucket_init(&entry->visits, slowdown_visits);
    list_add_last(&table->by_use, &entry->link);
    return entry;
}

enum err slowdown_create(struct slowdown **ret)
{
    struct slowdown *slowdown = mem_zalloc(1, sizeof *slowdown);
    if (!slowdown)
        return ERR_NOMEM;
    if (pthread_mutex_init(&slowdown->lock, NULL)) {
        mem_free(slowdown);
        return ERR_NOMEM;
    }
    table_init(&slowdown->names);
    table_init(&slowdown->addresses);
    table_init(&slowdown->visitors);
    *ret = slowdown;
    return OK;
}

void slowdown_destroy(struct slowdown *slowdown)
{
    if (!slowdown)
        return;
    table_finish(&slowdown->names);
    table_finish(&slowdown->addresses);
    table_finish(&slowdown->visitors);
    pthread_mutex_destroy(&slowdown->lock);
    mem_free(slowdown);
}

/* The same for all addresses that count as one. */
static struct id key_of_address(const char *address)
{
    struct in6_addr v6;
    if (inet_pton(AF_INET6, address, &v6) != 1 || IN6_IS_ADDR_V4MAPPED(&v6))
        return id_from_key("address", address);
    struct id network = id_none;
    memcpy(network.bytes, &v6, 8);
    return id_from_key("network", id_text(network).text);
}

static struct id key_of_name(const char *name)
{
    return id_from_key("account", name);
}

static uint64_t entry_wait_ms(struct table *table, struct id key, uint64_t mono_ms)
{
    const struct entry *entry = table_find(table, key);
    return entry && entry->until_mono_ms > mono_ms ? entry->until_mono_ms - mono_ms : 0;
}

uint64_t slowdown_wait_ms(struct slowdown *slowdown, const struct attempt *attempt,
                          uint64_t mono_ms)
{
    struct id name = key_of_name(attempt->name);
    struct id address = key_of_address(attempt->address);
    uint64_t wait_ms = 0;

    pthread_mutex_lock(&slowdown->lock);
    wait_ms = entry_wait_ms(&slowdown->names, name, mono_ms);
    if (*attempt->address) {
        uint64_t other_ms = entry_wait_ms(&slowdown->addresses, address, mono_ms);
        wait_ms = other_ms > wait_ms ? other_ms : wait_ms;
    }
    pthread_mutex_unlock(&slowdown->lock);
    return wait_ms;
}

static void count_failure(struct table *table, struct id key, uint64_t mono_ms)
{
    struct entry *entry = table_find(table, key);
    if (!entry)
        entry = table_add(table, key);
    if (!entry)
        return;
    if (mono_ms >= entry->until_mono_ms + SLOWDOWN_FORGET_MS)
        entry->failures = 0;
    entry->failures++;
    uint64_t wait_ms = 0;
    if (entry->failures >= SLOWDOWN_FREE) {
        wait_ms = SLOWDOWN_FIRST_MS;
        for (unsigned i = SLOWDOWN_FREE; i < entry->failures && wait_ms < SLOWDOWN_LONGEST_MS; i++)
            wait_ms *= 2;
    }
    wait_ms = wait_ms > SLOWDOWN_LONGEST_MS ? SLOWDOWN_LONGEST_MS : wait_ms;
    entry->until_mono_ms = mono_ms + wait_ms;
}

void slowdown_failed(struct slowdown *slowdown, const struct attempt *attempt, uint64_t mono_ms)
{
    struct id name = key_of_name(attempt->name);
    struct id address = key_of_address(attempt->address);

    pthread_mutex_lock(&slowdown->lock);
    count_failure(&slowdown->names, name, mono_ms);
    if (*attempt->address)
        count_failure(&slowdown->addresses, address, mono_ms);
    pthread_mutex_unlock(&slowdown->lock);
}

void slowdown_passed(struct slowdown *slowdown, const struct attempt *attempt)
{
    struct id name = key_of_name(attempt->name);

    pthread_mutex_lock(&slowdown->lock);
    struct entry *entry = table_find(&slowdown->names, name);
    if (entry)
        table_drop(&slowdown->names, entry);
    pthread_mutex_unlock(&slowdown->lock);
}

uint64_t slowdown_visit(struct slowdown *slowdown, const char *address, uint64_t mono_ms)
{
    if (!*address)
        return 0;
    struct id key = key_of_address(address);
    uint64_t wait_ms = 0;

    pthread_mutex_lock(&slowdown->lock);
    struct entry *entry = table_find(&slowdown->visitors, key);
    if (!entry)
        entry = table_add(&slowdown->visitors, key);
    if (entry && !bucket_take(&entry->visits, mono_ms))
        wait_ms = bucket_wait_ms(&entry->visits, mono_ms);
    pthread_mutex_unlock(&slowdown->lock);
    return wait_ms;
}
