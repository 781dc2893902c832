#include "config/options.h"

#include <assert.h>

#include "config/config.h"

#define AT(member) offsetof(struct config, member), sizeof(((struct config *)0)->member)
#define PATH CONFIG_PATH_ROOM - 1
#define LIST CONFIG_LIST_ROOM - 1
#define NAME CONFIG_FEED_NAME_ROOM - 1

static const char *const levels[] = {"error", "warn", "info", "debug"};

/* clang-format off */
static const struct option rows[] = {
    /* name, kind, where, default, min, max, what it does */
    {"config", OPTION_TEXT, AT(config), "", 0, PATH,
     "File with `key = value` lines; a flag or a variable only.", NULL},

    {"listen", OPTION_TEXT, AT(listen), "127.0.0.1", 1, 63,
     "Address to listen on; 0.0.0.0 or :: for all.", NULL},
    {"port", OPTION_COUNT, AT(port), "8443", 0, 65535,
     "TCP port for HTTPS and WSS; 0 takes any free one.", NULL},
    {"host_names", OPTION_TEXT, AT(host_names), "", 0, LIST,
     "Further names this server is reached by, with commas between.", NULL},
    {"origins", OPTION_TEXT, AT(origins), "", 0, LIST,
     "Further origins whose pages may connect, https://name, with commas between.", NULL},
    {"links.base_url", OPTION_TEXT, AT(links_base_url), "", 0, PATH,
     "What printed and copied links begin with; empty: https://localhost:PORT.", NULL},
    {"links.file", OPTION_TEXT, AT(links_file), "", 0, PATH,
     "File to which the demo writes everybody's link as JSON, for tests; empty: nowhere.", NULL},
    {"tls.cert", OPTION_TEXT, AT(tls_cert), "certs/dev/cert.pem", 1, PATH,
     "Certificate chain, PEM.", NULL},
    {"tls.key", OPTION_TEXT, AT(tls_key), "certs/dev/key.pem", 1, PATH,
     "Its private key, PEM.", NULL},

    {"data_dir", OPTION_TEXT, AT(data_dir), "var", 1, PATH,
     "Folder of the database and the spool; one server at a time.", NULL},
    {"web_dir", OPTION_TEXT, AT(web_dir), "web-client/dist", 1, PATH,
     "Folder of the built web client.", NULL},
    {"policy_dir", OPTION_TEXT, AT(policy_dir), "server/policies", 1, PATH,
     "Folder of the dated credit policies.", NULL},
    {"seed", OPTION_TEXT, AT(seed), "", 0, PATH,
     "File with people and activities to begin with.", NULL},
    {"log.level", OPTION_CHOICE, AT(log_level), "info", 0, 3,
     "How much is logged: error, warn, info or debug.", levels},

    {"room.members_max", OPTION_COUNT, AT(room_members_max), "1000", 2, 20000,
     "Seats in one room.", NULL},
    {"room.chat_lines_max", OPTION_COUNT, AT(room_chat_lines_max), "200", 1, 10000,
     "Chat lines a newcomer is given.", NULL},
    {"class.resume_s", OPTION_COUNT, AT(class_resume_s), "120", 0, 3600,
     "How long a dropped member's seat and messages are kept, in seconds.", NULL},
    {"class.overtime_minutes", OPTION_COUNT, AT(class_overtime_minutes), "60", 0, 1440,
     "How long after its planned end a class nobody ended is closed, in minutes.", NULL},
    {"class.checks_per_hour", OPTION_COUNT, AT(class_checks_per_hour), "0", 0, 6,
     "How often in an hour of learning the timetable asks who is still here; 0: never by itself.",
     NULL},
    {"class.check_spread_s", OPTION_COUNT, AT(class_check_spread_s), "60", 0, 600,
     "Over how many seconds the learners are asked, each at a random moment.", NULL},
    {"class.check_answer_s", OPTION_COUNT, AT(class_check_answer_s), "120", 10, 600,
     "Time to answer a presence check, from its delivery, in seconds.", NULL},
    {"life.silence_ms", OPTION_COUNT, AT(life_silence_ms), "15000", 200, 600000,
     "Silence after which a connection is lost, in milliseconds.", NULL},
    {"life.roll_ms", OPTION_COUNT, AT(life_roll_ms), "10000", 100, 600000,
     "Time between two roll lines in the journal, in milliseconds.", NULL},

    {"store.group_ms", OPTION_COUNT, AT(store_group_ms), "50", 1, 5000,
     "Longest wait before journal lines are committed, in milliseconds.", NULL},
    {"store.group_lines", OPTION_COUNT, AT(store_group_lines), "256", 1, 65536,
     "Journal lines in one commit at most.", NULL},
    {"office.calendar", OPTION_TEXT, AT(office_calendar), "server/policies/calendars/nasional.json",
     1, PATH, "File with the hours and holidays of offices: when capacity development needs leave.",
     NULL},
    {"office.threads", OPTION_COUNT, AT(office_threads), "2", 1, 16,
     "Threads for passwords, reports and exports.", NULL},
    {"office.queue_max", OPTION_COUNT, AT(office_queue_max), "256", 1, 65536,
     "Tasks that may wait for them.", NULL},

    {"address.connections_max", OPTION_COUNT, AT(address_connections_max), "256", 1, 1000000,
     "Connections from one address at the same time.", NULL},
    {"address.connections_per_minute", OPTION_COUNT, AT(address_connections_per_minute), "600", 1,
     1000000, "New connections from one address in a minute.", NULL},
    {"address.loopback_exempt", OPTION_SWITCH, AT(address_loopback_exempt), "on", 0, 1,
     "Whether this machine's own connections are not limited.", NULL},
    {"net.sndbuf_bytes", OPTION_COUNT, AT(net_sndbuf_bytes), "16384", 4096, 4194304,
     "The kernel's send buffer per connection, in bytes: small, so that a slow line shows.", NULL},
    {"sendq.control_bytes_max", OPTION_COUNT, AT(sendq_control_bytes_max), "262144", 4096, 67108864,
     "Unsent control messages of one line, in bytes; past it the reader is let go.", NULL},
    {"sendq.sound_packets_max", OPTION_COUNT, AT(sendq_sound_packets_max), "25", 1, 1000,
     "Unsent sound packets of one line; past it the oldest is dropped.", NULL},

    {"retention.chat_days", OPTION_COUNT, AT(retention_chat_days), "90", 0, 3650,
     "Days after a class during which its chat and named votes are kept; 0: for ever.", NULL},
    {"retention.address_days", OPTION_COUNT, AT(retention_address_days), "365", 0, 3650,
     "Days for which network addresses of who signed in or took data are kept; 0: for ever.", NULL},
    {"retention.document_days", OPTION_COUNT, AT(retention_document_days), "7", 0, 365,
     "Days for which a document is kept that was uploaded and never filed; 0: for ever.", NULL},
    {"retention.documents_max", OPTION_COUNT, AT(retention_documents_max), "20", 1, 1000,
     "Documents of one person at most that are uploaded and not filed yet.", NULL},

    {"feed.url", OPTION_TEXT, AT(feed_url), "", 0, PATH,
     "Where the personnel system (SIASN) takes records, https://...; empty: nothing is sent.", NULL},
    {"feed.token_url", OPTION_TEXT, AT(feed_token_url), "", 0, PATH,
     "Where its gateway gives tokens, https://...", NULL},
    {"feed.sso_url", OPTION_TEXT, AT(feed_sso_url), "", 0, PATH,
     "Where its sign-in of users gives tokens, https://...", NULL},
    {"feed.client_id", OPTION_TEXT, AT(feed_client_id), "", 0, NAME,
     "Consumer key at the gateway.", NULL},
    {"feed.client_secret", OPTION_SECRET, AT(feed_client_secret), "", 0, NAME,
     "Consumer secret; file:PATH takes the first line of a file.", NULL},
    {"feed.sso_client_id", OPTION_TEXT, AT(feed_sso_client_id), "", 0, NAME,
     "Client id at the sign-in of users.", NULL},
    {"feed.sso_user", OPTION_TEXT, AT(feed_sso_user), "", 0, NAME,
     "User in whose name records are sent.", NULL},
    {"feed.sso_password", OPTION_SECRET, AT(feed_sso_password), "", 0, NAME,
     "The user's password; file:PATH takes the first line of a file.", NULL},
    {"feed.agency_id", OPTION_TEXT, AT(feed_agency_id), "", 0, 64,
     "This agency in the personnel system (instansiId).", NULL},
    {"feed.ca_file", OPTION_TEXT, AT(feed_ca_file), "", 0, PATH,
     "Certificates that it is trusted by, PEM; empty: those of this machine.", NULL},
    {"feed.retry_ms", OPTION_COUNT, AT(feed_retry_ms), "60000", 10, 3600000,
     "First wait before a record is tried again, in milliseconds; it doubles up to an hour.", NULL},
    {"feed.timeout_ms", OPTION_COUNT, AT(feed_timeout_ms), "60000", 100, 600000,
     "Longest wait for an answer of the personnel system, in milliseconds.", NULL},
    {"feed.tries_max", OPTION_COUNT, AT(feed_tries_max), "5", 1, 100,
     "Refusals in a row after which a record is parked until somebody looks at it.", NULL},
};
/* clang-format on */

static_assert(sizeof rows / sizeof rows[0] <= CONFIG_OPTIONS_MAX,
              "struct config has a source each");

const struct option_table config_options = {rows, sizeof rows / sizeof rows[0]};
