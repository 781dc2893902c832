/* program.h - what one run of the program is made of, for main.c and commands.c alone.
 *
 * Runs on   the main thread.
 */
#ifndef PROGRAM_H
#define PROGRAM_H

#include <stddef.h>

#include "base/err.h"
#include "base/id.h"
#include "credit/policy_set.h"
#include "switch/notice.h"
#include "wire/ticket.h"

#define PATH_BYTES 1024

struct program {
    struct config *config;
    struct policy_set policies;
    struct work_calendar *calendar;
    struct data_lock *lock;
    struct store *store;
    struct ticket_key ticket_key;
    struct store_thread *store_thread;
    struct pool *pool;
    struct feed *feed;
    struct inbox *inbox;
    struct office *office;
    struct class_closer closer;
    struct edge *edge;
    struct server *server;
    struct id run;
    char *demo_links; /* what the demo has to say, of libc; kept until the doors are open */
    size_t demo_links_bytes;
    char store_path[PATH_BYTES];
    char spool_path[PATH_BYTES];
    char key_path[PATH_BYTES];
};

/* Says on stderr what is wrong with what, and returns `err`. */
enum err program_say(enum err err, const char *what, const char *why);
/* Where the files of data_dir are. */
void program_name_paths(struct program *p);
/* The policies and the calendar of offices, or what is wrong with them is said. */
MUST_CHECK enum err program_read_policies(struct program *p);

/* commands.c: each runs to its end, says what it has to say, and leaves the rest to take_down. */
MUST_CHECK enum err command_recheck(struct program *p);
MUST_CHECK enum err command_retain(struct program *p);
MUST_CHECK enum err command_rotate_key(struct program *p);
MUST_CHECK enum err command_invite(struct program *p);
MUST_CHECK enum err command_feed_fill(struct program *p);
MUST_CHECK enum err command_export_bundle(struct program *p);
MUST_CHECK enum err command_verify(struct program *p);

#endif
