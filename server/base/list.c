#include "base/list.h"

void list_init(struct list *list)
{
    list->prev = list;
    list->next = list;
}

void list_add_first(struct list *head, struct list *link)
{
    list_add_before(head->next, link);
}

void list_add_last(struct list *head, struct list *link)
{
    list_add_before(head, link);
}

void list_add_before(struct list *place, struct list *link)
{
    link->prev = place->prev;
    link->next = place;
    place->prev->next = link;
    place->prev = link;
}

void list_remove(struct list *link)
{
    link->prev->next = link->next;
    link->next->prev = link->prev;
    list_init(link);
}

bool list_is_empty(const struct list *head)
{
    return head->next == head;
}

size_t list_len(const struct list *head)
{
    size_t len = 0;
    for (const struct list *at = head->next; at != head; at = at->next)
        len++;
    return len;
}

struct list *list_first(const struct list *head)
{
    return list_is_empty(head) ? NULL : head->next;
}

struct list *list_last(const struct list *head)
{
    return list_is_empty(head) ? NULL : head->prev;
}

struct list *list_take_first(struct list *head)
{
    struct list *link = list_first(head);
    if (link)
        list_remove(link);
    return link;
}
