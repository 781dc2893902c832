/* seed_people.c - who there is. */
#include <string.h>

#include "base/alloc.h"
#include "base/date.h"
#include "judging/nip.h"
#include "office/seed_parts.h"

static void read_nip(const struct seed_reading *reading, const struct json_node *node,
                     struct person_row *row)
{
    char text[64];
    struct nip nip;
    enum nip_fault fault;

    if (row->employment == EMPLOYMENT_OTHER && !json_has(node, "nip"))
        return; /* only civil servants have a number */
    json_get_text(node, "nip", text, sizeof text);
    if (!json_ok(node->doc))
        return;
    int this_year = date_civil(reading->options->now_ms, DATE_WIB).year;
    if (nip_read(slice_of_text(text), this_year, &nip, &fault))
        json_fault(node, "nip", "%s", nip_fault_text(fault));
    else
        memcpy(row->nip, nip.digits, sizeof row->nip);
}

static void read_contract(const struct json_node *node, struct person_row *row)
{
    row->contract_start_day = CATALOG_NO_DAY;
    row->contract_end_day = CATALOG_NO_DAY;
    if (json_has(node, "contract_start"))
        row->contract_start_day = json_get_day(node, "contract_start");
    if (json_has(node, "contract_end"))
        row->contract_end_day = json_get_day(node, "contract_end");
    if (row->contract_end_day != CATALOG_NO_DAY && row->contract_start_day > row->contract_end_day)
        json_fault(node, "contract_end", "lies before contract_start");
}

/* Since when status, post and agreement are so; what held before stays for the days before. */
static void read_since(const struct json_node *node, struct person_row *row)
{
    if (!json_has(node, "status_from"))
        return;
    row->status_day = json_get_day(node, "status_from");
    if (row->status_day < CATALOG_ALWAYS_DAY)
        json_fault(node, "status_from", "lies too far back");
    if (row->contract_end_day != CATALOG_NO_DAY && row->contract_end_day < row->status_day)
        json_fault(node, "status_from", "lies behind contract_end");
}

static void read_person(struct seed_reading *reading, const struct json_node *node, size_t i)
{
    struct seed_person *person = &reading->seed->people[i];
    struct person_row *row = &person->row;

    json_only(node, SEED_KEYS("key", "name", "nip", "status", "post", "unit", "position", "agency",
                              "zone", "contract_start", "contract_end", "status_from"));
    seed_get_key(node, "key", person->key);
    json_get_text(node, "name", SEED_TEXT(row->name));
    row->employment = (enum employment)json_get_choice(node, "status", &employment_words);
    read_nip(reading, node, row);
    json_get_text_or(node, "post", "", SEED_TEXT(row->post));
    json_get_text_or(node, "unit", "", SEED_TEXT(row->unit));
    json_get_text_or(node, "position", "", SEED_TEXT(row->position));
    json_get_text_or(node, "agency", "", SEED_TEXT(row->agency));
    row->zone = seed_get_zone(node);
    read_contract(node, row);
    read_since(node, row);
    row->id = id_from_key("person", person->key);
    if (!json_ok(node->doc))
        return;
    enum err err = map_put_id(&reading->people, row->id, (void *)(uintptr_t)(i + 1));
    if (err == ERR_TAKEN)
        json_fault(node, "key", "%s is there twice", person->key);
    else
        reading->err = err;
}

/* Numbers are unique too; a seed is small enough to look. */
static void check_nips(struct seed_reading *reading, const struct json_node *list)
{
    const struct seed *seed = reading->seed;
    for (size_t i = 0; i < seed->n_people; i++)
        for (size_t k = 0; k < i && seed->people[i].row.nip[0]; k++)
            if (strcmp(seed->people[i].row.nip, seed->people[k].row.nip) == 0) {
                struct json_node node = json_at(list, i);
                json_fault(&node, "nip", "is that of people[%zu] too", k);
                return;
            }
}

static void read_coordinator(struct seed_reading *reading, const struct json_node *node, size_t i)
{
    struct seed_coordinator *coordinator = &reading->seed->coordinators[i];
    json_only(node, SEED_KEYS("person", "account"));
    coordinator->person = seed_get_person(reading, node, "person");
    json_get_text(node, "account", SEED_TEXT(coordinator->account));
    for (size_t k = 0; k < i; k++)
        if (strcmp(reading->seed->coordinators[k].account, coordinator->account) == 0)
            json_fault(node, "account", "%s is there twice", coordinator->account);
}

void seed_read_people(struct seed_reading *reading, const struct json_node *root)
{
    struct seed *seed = reading->seed;
    struct json_node list = json_get_list(root, "people", 1, SEED_PEOPLE_MAX);
    size_t n = json_count(&list);

    seed->people = seed_items(reading, n, sizeof *seed->people);
    for (; seed->people && seed->n_people < n && !reading->err; seed->n_people++) {
        struct json_node node = json_at(&list, seed->n_people);
        read_person(reading, &node, seed->n_people);
    }
    if (json_ok(root->doc))
        check_nips(reading, &list);

    list = json_get_list_or_none(root, "coordinators", SEED_COORDINATORS_MAX);
    n = json_count(&list);
    seed->coordinators = seed_items(reading, n, sizeof *seed->coordinators);
    for (; seed->coordinators && seed->n_coordinators < n; seed->n_coordinators++) {
        struct json_node node = json_at(&list, seed->n_coordinators);
        read_coordinator(reading, &node, seed->n_coordinators);
    }
}
