/* Many listeners in one class, over TLS, and one who speaks: see README.md. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/alloc.h"
#include "base/file.h"
#include "load/crowd.h"
#include "load/report.h"

#define TICKETS_MAX 20000
#define TICKETS_BYTES_MAX (16u * 1024u * 1024u)

struct demand {
    unsigned port;
    const char *cert;
    const char *tickets;
    const char *voice;
    unsigned seconds;
    unsigned sleep_from_s;
    unsigned sleep_s;
};

struct tickets {
    struct buffer text;
    const char **at;
    size_t n;
};

static const struct option options[] = {{"port", required_argument, NULL, 'p'},
                                        {"cert", required_argument, NULL, 'c'},
                                        {"tickets", required_argument, NULL, 't'},
                                        {"voice", required_argument, NULL, 'v'},
                                        {"seconds", required_argument, NULL, 's'},
                                        {"sleep-from", required_argument, NULL, 'f'},
                                        {"sleep", required_argument, NULL, 'l'},
                                        {NULL, 0, NULL, 0}};

static int complain(const char *what, const char *about)
{
    fprintf(stderr, "listen: %s %s\n", what, about);
    return EXIT_FAILURE;
}

static unsigned number(const char *text)
{
    return (unsigned)strtoul(text, NULL, 10);
}

static bool read_demand(struct demand *ret, int argc, char **argv)
{
    *ret = (struct demand){.seconds = 10};
    for (int c = getopt_long(argc, argv, "", options, NULL); c != -1;
         c = getopt_long(argc, argv, "", options, NULL)) {
        switch (c) {
        case 'p':
            ret->port = number(optarg);
            break;
        case 'c':
            ret->cert = optarg;
            break;
        case 't':
            ret->tickets = optarg;
            break;
        case 'v':
            ret->voice = optarg;
            break;
        case 's':
            ret->seconds = number(optarg);
            break;
        case 'f':
            ret->sleep_from_s = number(optarg);
            break;
        case 'l':
            ret->sleep_s = number(optarg);
            break;
        default:
            return false;
        }
    }
    return ret->port && ret->cert && ret->tickets && ret->voice && ret->seconds > 0 &&
           ret->seconds <= 1200;
}

/* One ticket a line; the first is the speaker's. */
static enum err read_tickets(struct tickets *ret, const char *path)
{
    *ret = (struct tickets){0};
    enum err err = file_read(path, TICKETS_BYTES_MAX, &ret->text);
    buffer_add(&ret->text, (struct slice){(const uint8_t *)"", 1});
    if (!err && ret->text.bad)
        err = ERR_NOMEM;
    if (!err)
        ret->at = mem_zalloc(TICKETS_MAX, sizeof *ret->at);
    if (err || !ret->at)
        return err ? err : ERR_NOMEM;
    char *rest = NULL;
    for (char *line = strtok_r((char *)ret->text.at, "\n", &rest); line && ret->n < TICKETS_MAX;
         line = strtok_r(NULL, "\n", &rest))
        ret->at[ret->n++] = line;
    return ret->n >= 2 ? OK : ERR_INVALID;
}

static void tickets_finish(struct tickets *tickets)
{
    mem_free(tickets->at);
    buffer_finish(&tickets->text);
}

static void allow_descriptors(size_t n)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= n + 64)
        return;
    limit.rlim_cur = limit.rlim_max < n + 64 ? limit.rlim_max : n + 64;
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0)
        perror("listen: file descriptors");
}

static int listen_to(const struct demand *demand, const struct tickets *tickets,
                     const struct voice *voice)
{
    struct line_target target;
    struct crowd crowd = {0};
    const struct crowd_plan plan = {.voice = voice,
                                    .tickets = tickets->at,
                                    .n = tickets->n,
                                    .packets = demand->seconds * 50,
                                    .sleeper_from = demand->sleep_from_s * 50,
                                    .sleeper_until =
                                        (demand->sleep_from_s + demand->sleep_s) * 50,
                                    .opening_max = 50};
    if (line_target_init(&target, demand->cert, demand->port))
        return complain("cannot read the certificate", demand->cert);
    allow_descriptors(tickets->n);
    enum err err = crowd_init(&crowd, &target, &plan);
    if (!err)
        err = crowd_run(&crowd);
    bool good = report_print(&crowd, err, stdout);
    crowd_finish(&crowd);
    line_target_finish(&target);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char **argv)
{
    struct demand demand;
    struct tickets tickets = {0};
    struct voice voice = {0};
    if (!read_demand(&demand, argc, argv))
        return complain("--port --cert --tickets --voice are needed,",
                        "--seconds --sleep-from --sleep may be given");
    int status;
    if (read_tickets(&tickets, demand.tickets))
        status = complain("no two tickets in", demand.tickets);
    else if (voice_load(&voice, demand.voice))
        status = complain("not a WAV file of 16-bit mono PCM at 48 kHz:", demand.voice);
    else
        status = listen_to(&demand, &tickets, &voice);
    voice_finish(&voice);
    tickets_finish(&tickets);
    return status;
}
