#include "net/guests.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/bucket.h"
#include "base/list.h"
#include "base/map.h"

#define ADDRESSES_MAX 65536

struct guest_record {
    struct list link;
    struct id network;
    unsigned here;
    struct bucket arrivals;
};

struct guests {
    struct guest_limits limits;
    struct map by_network;
    struct list records;
};

enum err guests_create(struct guests **ret, const struct guest_limits *limits)
{
    struct guests *guests = mem_zalloc(1, sizeof *guests);
    if (!guests)
        return ERR_NOMEM;
    guests->limits = *limits;
    map_init(&guests->by_network, ADDRESSES_MAX);
    list_init(&guests->records);
    *ret = guests;
    return OK;
}

static void forget(struct guests *guests, struct guest_record *record)
{
    map_remove_id(&guests->by_network, record->network);
    list_remove(&record->link);
    mem_free(record);
}

void guests_destroy(struct guests *guests)
{
    if (!guests)
        return;
    LIST_EACH (at, &guests->records)
        forget(guests, LIST_ITEM(at, struct guest_record, link));
    map_finish(&guests->by_network);
    mem_free(guests);
}

/* 16 bytes that are the same for all addresses that count as one. The first half of ::1, alone in
 * its /64, is all zero, and so is the id. */
static struct id network_of(const struct sockaddr *address)
{
    struct id network = {{0}};
    if (address->sa_family == AF_INET) {
        const struct sockaddr_in *v4 = (const struct sockaddr_in *)(const void *)address;
        network.bytes[10] = network.bytes[11] = 0xff;
        memcpy(network.bytes + 12, &v4->sin_addr, 4);
    } else if (address->sa_family == AF_INET6) {
        const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)(const void *)address;
        size_t len = IN6_IS_ADDR_V4MAPPED(&v6->sin6_addr) ? 16 : 8;
        memcpy(network.bytes, &v6->sin6_addr, len);
    }
    return network;
}

static void write_address(char ret[GUEST_ADDRESS_MAX], const struct sockaddr *address)
{
    const void *bytes = NULL;
    int family = address->sa_family;
    if (family == AF_INET)
        bytes = &((const struct sockaddr_in *)(const void *)address)->sin_addr;
    else if (family == AF_INET6)
        bytes = &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr;

    struct id network = network_of(address);
    if (family == AF_INET6 && network.bytes[10] == 0xff && network.bytes[11] == 0xff) {
        bytes = network.bytes + 12; /* an IPv4 caller on a socket for both */
        family = AF_INET;
    }
    if (!bytes || !inet_ntop(family, bytes, ret, GUEST_ADDRESS_MAX))
        snprintf(ret, GUEST_ADDRESS_MAX, "unknown");
}

static enum err find_or_add(struct guests *guests, struct id network, struct guest_record **ret)
{
    *ret = map_get_id(&guests->by_network, network);
    if (*ret)
        return OK;
    struct guest_record *record = mem_zalloc(1, sizeof *record);
    if (!record)
        return ERR_NOMEM;
    record->network = network;
    unsigned rate = guests->limits.connections_per_minute;
    bucket_init(&record->arrivals, (struct bucket_rate){rate, rate});
    enum err err = map_put_id(&guests->by_network, network, record);
    if (err) {
        mem_free(record);
        return err;
    }
    list_add_last(&guests->records, &record->link);
    *ret = record;
    return OK;
}

static bool is_loopback(struct id network)
{
    static const uint8_t v4[13] = {[10] = 0xff, [11] = 0xff, [12] = 127};
    return id_is_none(network) || memcmp(network.bytes, v4, sizeof v4) == 0;
}

static enum err check_limits(struct guests *guests, struct guest_record *record, uint64_t mono_ms)
{
    if (guests->limits.loopback_exempt && is_loopback(record->network))
        return OK;
    if (record->here >= guests->limits.connections_max)
        return ERR_FULL;
    return bucket_take(&record->arrivals, mono_ms) ? OK : ERR_TOO_FAST;
}

enum err guest_enter(struct guests *guests, const struct sockaddr *address, uint64_t mono_ms,
                     struct guest **ret)
{
    struct guest_record *record = NULL;
    enum err err = find_or_add(guests, network_of(address), &record);
    if (!err)
        err = check_limits(guests, record, mono_ms);
    if (err)
        return err;

    struct guest *guest = mem_zalloc(1, sizeof *guest);
    if (!guest)
        return ERR_NOMEM;
    guest->record = record;
    write_address(guest->address, address);
    record->here++;
    *ret = guest;
    return OK;
}

void guest_leave(struct guest *guest)
{
    if (!guest)
        return;
    guest->record->here--;
    mem_free(guest);
}

void guests_sweep(struct guests *guests, uint64_t mono_ms)
{
    LIST_EACH (at, &guests->records) {
        struct guest_record *record = LIST_ITEM(at, struct guest_record, link);
        if (record->here == 0 && bucket_is_full(&record->arrivals, mono_ms))
            forget(guests, record);
    }
}

unsigned guests_addresses(const struct guests *guests)
{
    return guests->by_network.len;
}
