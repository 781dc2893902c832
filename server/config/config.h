/* config.h - everything that can be set, in one plain struct.
 *
 * Runs on   the main thread at start-up; afterwards it is read only and may be read by all threads.
 * Owns      all its texts; `command` and `args` point into the program's own arguments.
 * Sources   defaults < file (`--config FILE`) < environment (SINKRON_PORT) < flags (`--port 8443`).
 * The table with defaults, bounds and documentation is options.c; `sinkron --help` prints it.
 */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include <stdbool.h>
#include <stdio.h>

#include "base/err.h"
#include "base/log.h"

#define CONFIG_PATH_ROOM 512
#define CONFIG_LIST_ROOM 1024
#define CONFIG_FEED_NAME_ROOM 256
#define CONFIG_OPTIONS_MAX 64
#define CONFIG_ARGS_MAX 16

enum config_wish { CONFIG_RUN, CONFIG_HELP, CONFIG_PRINT };
enum config_source { CONFIG_FROM_DEFAULT, CONFIG_FROM_FILE, CONFIG_FROM_ENV, CONFIG_FROM_FLAG };

struct config {
    enum config_wish wish;
    const char
        *command; /* the first bare argument: "serve", "demo", ...; NULL when there is none */
    const char *args[CONFIG_ARGS_MAX]; /* the bare arguments behind it */
    unsigned args_n;
    char note[256]; /* a SINKRON_ variable that is no option, for the log; mostly empty */

    char config[CONFIG_PATH_ROOM]; /* the file that was read; empty: none */
    char listen[64];
    unsigned port; /* 0: any free one */
    char host_names[CONFIG_LIST_ROOM];
    char origins[CONFIG_LIST_ROOM];
    char links_base_url[CONFIG_PATH_ROOM];
    char links_file[CONFIG_PATH_ROOM];
    char tls_cert[CONFIG_PATH_ROOM];
    char tls_key[CONFIG_PATH_ROOM];
    char data_dir[CONFIG_PATH_ROOM];
    char web_dir[CONFIG_PATH_ROOM];
    char policy_dir[CONFIG_PATH_ROOM];
    char seed[CONFIG_PATH_ROOM];
    unsigned log_level; /* an enum log_level */

    unsigned room_members_max;
    unsigned room_chat_lines_max;
    unsigned class_resume_s;
    unsigned class_overtime_minutes;
    unsigned class_checks_per_hour;
    unsigned class_check_spread_s;
    unsigned class_check_answer_s;
    unsigned life_silence_ms;
    unsigned life_roll_ms;

    unsigned store_group_ms;
    unsigned store_group_lines;
    char office_calendar[CONFIG_PATH_ROOM];
    unsigned office_threads;
    unsigned office_queue_max;

    unsigned address_connections_max;
    unsigned address_connections_per_minute;
    bool address_loopback_exempt;
    unsigned net_sndbuf_bytes;
    unsigned sendq_control_bytes_max;
    unsigned sendq_sound_packets_max;

    unsigned retention_chat_days; /* 0: for ever */
    unsigned retention_address_days;
    unsigned retention_document_days;
    unsigned retention_documents_max;

    char feed_url[CONFIG_PATH_ROOM]; /* empty: there is no feed */
    char feed_token_url[CONFIG_PATH_ROOM];
    char feed_sso_url[CONFIG_PATH_ROOM];
    char feed_client_id[CONFIG_FEED_NAME_ROOM];
    char feed_client_secret[CONFIG_FEED_NAME_ROOM];
    char feed_sso_client_id[CONFIG_FEED_NAME_ROOM];
    char feed_sso_user[CONFIG_FEED_NAME_ROOM];
    char feed_sso_password[CONFIG_FEED_NAME_ROOM];
    char feed_agency_id[65];
    char feed_ca_file[CONFIG_PATH_ROOM];
    unsigned feed_retry_ms;
    unsigned feed_timeout_ms;
    unsigned feed_tries_max;

    unsigned char source[CONFIG_OPTIONS_MAX]; /* an enum config_source for each row of the table */
};

/* A sentence for the person who starts the server. */
struct config_fault {
    char text[CONFIG_PATH_ROOM + 512];
};

/* What the program was called with; `env` ends with NULL like environ. */
struct config_input {
    int argc;
    char *const *argv;
    char *const *env;
};

/* The caller owns *ret and ends it with config_free. ERR_CONFIG and ERR_NOMEM leave *ret alone and
 * say why in *ret_fault, with the place: file and line, variable or flag. */
MUST_CHECK enum err config_load(struct config **ret, const struct config_input *input,
                                struct config_fault *ret_fault);
/* NULL is welcome. */
void config_free(struct config *config);
/* All defaults, into memory of the caller: where tests begin. */
void config_init(struct config *config);

void config_print_help(FILE *to);
/* The values in the form of a file, each with where it came from; secrets as ***. */
void config_print(const struct config *config, FILE *to);

#endif
