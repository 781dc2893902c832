/* list.h - a doubly linked list whose links lie inside the members.
 *
 * Runs on   the thread of its owner; nothing here locks or allocates.
 * A `struct list` is both the head and each member's link. A link that is in no list points to
 * itself after list_init or list_remove, so removing twice does no harm.
 *
 *     struct hand { struct list link; ... };
 *     LIST_EACH (at, &hands) { struct hand *hand = LIST_ITEM(at, struct hand, link); ... }
 */
#ifndef BASE_LIST_H
#define BASE_LIST_H

#include <stdbool.h>
#include <stddef.h>

struct list {
    struct list *prev;
    struct list *next;
};

void list_init(struct list *list);
void list_add_first(struct list *head, struct list *link);
void list_add_last(struct list *head, struct list *link);
/* Before `place`, which is a link or the head (then it is the same as adding last). */
void list_add_before(struct list *place, struct list *link);
void list_remove(struct list *link);
bool list_is_empty(const struct list *head);
size_t list_len(const struct list *head); /* walks the list */
/* NULL when empty. */
struct list *list_first(const struct list *head);
struct list *list_last(const struct list *head);
/* Takes the first link out and returns it; NULL when empty. */
struct list *list_take_first(struct list *head);

#define LIST_ITEM(link, type, member) ((type *)(void *)((char *)(link)-offsetof(type, member)))

/* Walks from first to last. The link at hand may be removed or freed; no other may. */
#define LIST_EACH(at, head)                                                                        \
    for (struct list *at = (head)->next, *at##_next = at->next; at != (head);                      \
         at = at##_next, at##_next = at->next)

#endif
