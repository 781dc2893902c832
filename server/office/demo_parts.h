/* demo_parts.h - the demo in the making, for demo*.c alone.
 */
#ifndef OFFICE_DEMO_PARTS_H
#define OFFICE_DEMO_PARTS_H

#include <stdint.h>

#include "judging/json_file.h"
#include "office/demo.h"
#include "office/link.h"
#include "office/seed.h"

#define DEMO_PASSWORD_BYTES 12
#define DEMO_PASSWORD_MAX SECRET_TEXT_ROOM(DEMO_PASSWORD_BYTES)

/* Empty: the coordinator gave this person another link, whose token nobody knows but them. */
struct demo_token {
    char text[LINK_TOKEN_MAX];
};

struct demo {
    const struct demo_options *options;
    struct store *store;
    struct fault_room fault;
    int64_t now_ms;
    struct seed seed;
    struct demo_token **tokens; /* by activity of the seed, by place in its enrolled */
};

struct demo_password {
    char text[DEMO_PASSWORD_MAX];
};

/* demo_links.c */
/* Finds or issues the link of everybody in every activity. */
MUST_CHECK enum err demo_issue_links(struct demo *demo);
struct demo_password demo_password(const struct demo *demo, const char *account);
/* Accounts of the seed's coordinators, with their passwords. */
MUST_CHECK enum err demo_put_accounts(struct demo *demo);

/* demo_say.c */
void demo_say(const struct demo *demo, FILE *to);
MUST_CHECK enum err demo_write_file(const struct demo *demo);

#endif
