/* What happens before the first connection, and the counting of addresses. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/file.h"
#include "base/mailbox.h"
#include "config/config.h"
#include "net/guests.h"
#include "net/inbox.h"
#include "net/listen.h"
#include "net/page_choice.h"
#include "net/pages.h"
#include "net/server.h"
#include "net/tls.h"
#include "office/office.h"
#include "session/edge.h"
#include "support/check.h"

static char folder[] = "/tmp/sinkron-start-XXXXXX";

static void put(const char *name, const char *content)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    check(file_write(path, slice_of_text(content), 0600) == OK, name);
}

static void put_pages(void)
{
    char assets[256];
    check(mkdtemp(folder) != NULL, "a folder of its own");
    snprintf(assets, sizeof assets, "%s/assets", folder);
    check(mkdir(assets, 0700) == 0, "assets");
    put("index.html", "<p>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    put("index.html.gz", "shorter");
    put("index.html.br", "shortest");
    put("koordinator.html", "k");
    put("koordinator.html.br", "longer than the plain one");
    put("assets/a-1.js", "1");
}

static void pages_are_found_and_chosen(void)
{
    long before = alloc_live();
    struct pages *pages = NULL;
    check(pages_load(&pages, folder) == OK, "loaded");
    const struct page *index = pages_find(pages, slice_of_text("/"));
    check(index && index == pages_find(pages, slice_of_text("/masuk")), "two names of one page");
    check(index && !index->never_changes, "a page may change");
    const struct page *script = pages_find(pages, slice_of_text("/assets/a-1.js"));
    check(script && script->never_changes, "what has a hash in its name does not");
    check(!pages_find(pages, slice_of_text("/index.html.gz")), "a form is no page");
    check(!pages_find(pages, slice_of_text("")), "nothing");
    check(!pages_find(pages, slice_of_text("/assets/a-1.j")), "a shorter name");
    check(!pages_find(pages, slice_of_text("/assets/a-1.jsx")), "a longer one");

    check_same(page_choose(index, slice_of_text("br, gzip")), PAGE_GZIP, "the shortest form");
    check_same(page_choose(index, slice_of_text("br")), PAGE_BROTLI, "the only one");
    check_same(page_choose(index, slice_of_text("")), PAGE_PLAIN, "none named");
    const struct page *other = pages_find(pages, slice_of_text("/koordinator"));
    check_same(page_choose(other, slice_of_text("br")), PAGE_PLAIN, "a longer form is of no use");
    check(page_is_known(&index->bodies[PAGE_GZIP], slice_of_text(index->bodies[PAGE_GZIP].etag)),
          "known by its tag");
    check(!page_is_known(&index->bodies[PAGE_GZIP], slice_of_text("")), "no tag sent");
    pages_free(pages);
    check_same(alloc_live(), before, "nothing kept");
}

static void pages_without_memory(void)
{
    long before = alloc_live();
    for (int n = 0; n < 500; n++) {
        struct pages *pages = NULL;
        alloc_fail_after(n);
        enum err err = pages_load(&pages, folder);
        alloc_fail_after(-1);
        check(err == OK || err == ERR_NOMEM, "only says what is true");
        pages_free(pages);
        check_same(alloc_live(), before, "keeps nothing");
        if (!err)
            return;
    }
    check(false, "never enough memory");
}

static void no_pages_asked_for(void)
{
    struct pages *pages = NULL;
    check(pages_load(&pages, "") == OK, "an empty name is no folder");
    check(!pages_find(pages, slice_of_text("/")), "and has no page");
    pages_free(pages);
}

static struct sockaddr_in v4(const char *address)
{
    struct sockaddr_in at = {.sin_family = AF_INET};
    inet_pton(AF_INET, address, &at.sin_addr);
    return at;
}

static struct sockaddr_in6 v6(const char *address)
{
    struct sockaddr_in6 at = {.sin6_family = AF_INET6};
    inet_pton(AF_INET6, address, &at.sin6_addr);
    return at;
}

static enum err enter4(struct guests *guests, const char *address, uint64_t mono_ms,
                       struct guest **ret)
{
    struct sockaddr_in at = v4(address);
    return guest_enter(guests, (const struct sockaddr *)&at, mono_ms, ret);
}

static enum err enter6(struct guests *guests, const char *address, uint64_t mono_ms,
                       struct guest **ret)
{
    struct sockaddr_in6 at = v6(address);
    return guest_enter(guests, (const struct sockaddr *)&at, mono_ms, ret);
}

static void guests_are_counted_by_address(void)
{
    long before = alloc_live();
    struct guests *guests = NULL;
    struct guest *a[3] = {0};
    struct guest *b = NULL;
    const struct guest_limits limits = {.connections_max = 2, .connections_per_minute = 3};
    check(guests_create(&guests, &limits) == OK, "created");
    check(enter4(guests, "10.0.0.1", 1000, &a[0]) == OK, "one");
    check(enter4(guests, "10.0.0.1", 1000, &a[1]) == OK, "two");
    check(enter4(guests, "10.0.0.1", 1000, &a[2]) == ERR_FULL, "three are too many at once");
    check(enter4(guests, "10.0.0.2", 1000, &b) == OK, "another address");
    check_text("its name", b->address, "10.0.0.2");
    guest_leave(a[0]);
    check(enter4(guests, "10.0.0.1", 1000, &a[0]) == OK, "one left, one came");
    guest_leave(a[0]);
    check(enter4(guests, "10.0.0.1", 1000, &a[0]) == ERR_TOO_FAST, "three in no time");
    check(enter4(guests, "10.0.0.1", 21000, &a[0]) == OK, "and a third of a minute later one more");

    check_same(guests_addresses(guests), 2, "two addresses");
    guest_leave(b);
    guests_sweep(guests, 21000);
    check_same(guests_addresses(guests), 1, "who left and is owed nothing is forgotten");
    guest_leave(a[0]);
    guest_leave(a[1]);
    guests_sweep(guests, 22000);
    check_same(guests_addresses(guests), 1, "who came often is remembered");
    guests_sweep(guests, 120000);
    check_same(guests_addresses(guests), 0, "for a minute");
    guests_destroy(guests);
    check_same(alloc_live(), before, "nothing kept");
}

static void networks_count_as_one(void)
{
    struct guests *guests = NULL;
    struct guest *a = NULL;
    struct guest *b = NULL;
    const struct guest_limits limits = {.connections_max = 1, .connections_per_minute = 100};
    check(guests_create(&guests, &limits) == OK, "created");
    check(enter6(guests, "2001:db8:1:2::1", 0, &a) == OK, "one");
    check(enter6(guests, "2001:db8:1:2:ffff::9", 0, &b) == ERR_FULL, "the same network");
    check(enter6(guests, "2001:db8:1:3::1", 0, &b) == OK, "the next network");
    guest_leave(a);
    guest_leave(b);
    check(enter6(guests, "::ffff:10.0.0.1", 0, &a) == OK, "IPv4 on a socket for both");
    check_text("its name", a->address, "10.0.0.1");
    check(enter4(guests, "10.0.0.1", 0, &b) == ERR_FULL, "is the same address");
    guest_leave(a);
    guests_destroy(guests);
}

static void this_machine_may_be_exempt(void)
{
    struct guests *guests = NULL;
    struct guest *all[3] = {0};
    const struct guest_limits limits = {
        .connections_max = 1, .connections_per_minute = 1, .loopback_exempt = true};
    check(guests_create(&guests, &limits) == OK, "created");
    check(enter4(guests, "127.0.0.1", 0, &all[0]) == OK, "one");
    check(enter4(guests, "127.0.0.1", 0, &all[1]) == OK, "two");
    check(enter6(guests, "::1", 0, &all[2]) == OK, "three");
    struct guest *other = NULL;
    check(enter6(guests, "2001:db8::1", 0, &other) == OK, "another machine");
    guest_leave(other);
    check(enter6(guests, "2001:db8::1", 0, &other) == ERR_TOO_FAST, "is not");
    for (size_t i = 0; i < COUNT(all); i++)
        guest_leave(all[i]);
    guests_destroy(guests);
}

static void several_workers_share_a_port_and_no_other_does(void)
{
    int fds[3];
    int others[1];
    unsigned port = 0;
    unsigned again = 0;
    struct listen_options options = {.address = "127.0.0.1", .port = 0, .sockets = 3};
    check(listen_open(&options, fds, &port) == OK && port > 0, "three sockets on a free port");
    options.port = port;
    options.sockets = 1;
    check(listen_open(&options, others, &again) == ERR_TAKEN, "a second server of one");
    int more[2];
    options.sockets = 2;
    check(listen_open(&options, more, &again) == ERR_TAKEN, "a second server of two");

    int client = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in at = v4("127.0.0.1");
    at.sin_port = htons((uint16_t)port);
    check(connect(client, (const struct sockaddr *)&at, sizeof at) == 0, "somebody connects");
    struct pollfd polled[3];
    for (size_t i = 0; i < 3; i++)
        polled[i] = (struct pollfd){.fd = fds[i], .events = POLLIN};
    check_same(poll(polled, 3, 10000), 1, "one of the three hears it");
    int accepted = -1;
    struct sockaddr_storage from;
    for (size_t i = 0; i < 3; i++)
        if (polled[i].revents)
            check(listen_accept(fds[i], &accepted, &from) == OK, "and accepts");
        else
            check(listen_accept(fds[i], &accepted, &from) == ERR_BUSY, "nobody waits here");
    close(client);
    close(accepted);
    for (size_t i = 0; i < 3; i++)
        close(fds[i]);
    check(listen_open(&options, more, &again) == OK && again == port, "afterwards it is free");
    close(more[0]);
    close(more[1]);
}

static void certificates_are_looked_at(void)
{
    char command[1024];
    char cert[256];
    char key[256];
    snprintf(cert, sizeof cert, "%s/cert.pem", folder);
    snprintf(key, sizeof key, "%s/key.pem", folder);
    snprintf(command, sizeof command,
             "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 "
             "-subj /CN=localhost -keyout %s -out %s 2>/dev/null",
             key, cert);
    check(system(command) == 0, "openssl makes one");
    int64_t now_ms = clock_wall_ms(&clock_system);
    check(tls_check(cert, key, now_ms) == OK, "good");
    check(tls_check(cert, key, now_ms + 26 * DATE_DAY_MS) == OK, "ends soon: a warning");
    check(tls_check(cert, key, now_ms + 40 * DATE_DAY_MS) == OK, "expired: a warning");
    check(tls_check(cert, key, now_ms - 2 * DATE_DAY_MS) == OK, "not yet: a warning");
    check(tls_check(key, key, now_ms) == ERR_CONFIG, "a key is no certificate");
    check(tls_check(cert, cert, now_ms) == ERR_CONFIG, "a certificate is no key");
    check(tls_check("", key, now_ms) == ERR_CONFIG, "none");
    check(tls_check(folder, key, now_ms) == ERR_CONFIG, "a folder");
}

static bool is_readable(int fd)
{
    return poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, 0) == 1;
}

static void an_inbox_wakes_and_frees_what_nobody_took(void)
{
    long before = alloc_live();
    struct inbox *inbox = NULL;
    check(inbox_create(&inbox) == OK, "created");
    check(!is_readable(inbox_fd(inbox)), "quiet");
    inbox_wake(inbox);
    inbox_wake(inbox);
    check(is_readable(inbox_fd(inbox)), "woken");
    inbox_silence(inbox);
    check(!is_readable(inbox_fd(inbox)), "quiet again");

    unsigned posted = 0;
    for (; posted < INBOX_ANSWERS_MAX; posted++) {
        struct office_answer *answer = mem_zalloc(1, sizeof *answer);
        buffer_add_text(&answer->body, "{}");
        struct letter letter = {LETTER_OFFICE_ANSWER, answer};
        if (!check(mailbox_post(inbox_mailbox(inbox), letter) == OK, "as many as are asked"))
            office_answer_destroy(answer);
    }
    check(is_readable(inbox_fd(inbox)), "a letter wakes");
    inbox_destroy(inbox);
    check_same(alloc_live(), before, "nothing kept");
}

static void set(char *ret, size_t room, const char *name)
{
    snprintf(ret, room, "%s/%s", folder, name);
}

/* Inbox, edge and server are made and ended; the n-th allocation from here fails. */
static enum err start_once(const struct config *config, int n)
{
    struct server_links links = {.config = config, .clock = &clock_system};
    struct server *server = NULL;
    alloc_fail_after(n);
    enum err err = inbox_create(&links.inbox);
    if (!err)
        err = edge_create(&links.edge, &(struct edge_links){.config = config}, inbox_wake,
                          links.inbox);
    if (!err)
        err = server_create(&server, &links);
    alloc_fail_after(-1);
    server_destroy(server);
    edge_destroy(links.edge);
    inbox_destroy(links.inbox);
    return err;
}

static void a_server_without_memory(void)
{
    static struct config config;
    config_init(&config);
    config.port = 0;
    set(config.web_dir, sizeof config.web_dir, "");
    set(config.tls_cert, sizeof config.tls_cert, "cert.pem");
    set(config.tls_key, sizeof config.tls_key, "key.pem");
    long before = alloc_live();
    for (int n = 0; n < 500; n++) {
        enum err err = start_once(&config, n);
        check(err == OK || err == ERR_NOMEM, "only says what is true");
        check_same(alloc_live(), before, "keeps nothing");
        if (!err)
            return;
    }
    check(false, "never enough memory");
}

static void the_folder_goes(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", folder);
    check(system(command) == 0, "removed");
}

TEST_MAIN(TEST(put_pages), TEST(pages_are_found_and_chosen), TEST(pages_without_memory),
          TEST(no_pages_asked_for), TEST(guests_are_counted_by_address),
          TEST(networks_count_as_one), TEST(this_machine_may_be_exempt),
          TEST(several_workers_share_a_port_and_no_other_does), TEST(certificates_are_looked_at),
          TEST(an_inbox_wakes_and_frees_what_nobody_took), TEST(a_server_without_memory),
          TEST(the_folder_goes))
