/* From where a value comes, which source wins, and what is said when one is wrong. */
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "config/config.h"
#include "support/check.h"

#define WORDS_MAX 12

static char path[] = "/tmp/sinkron-config-XXXXXX";
static struct config_fault fault;

/* Splits at blanks, so that a story's command line and environment are one text each. */
static int split(const char *text, char *memory, size_t room, char **words)
{
    int n = 0;
    snprintf(memory, room, "%s", text);
    for (char *word = strtok(memory, " "); word && n < WORDS_MAX; word = strtok(NULL, " "))
        words[n++] = word;
    words[n] = NULL;
    return n;
}

/* Arguments live as long as the process does, as a real command line does. */
static enum err load(struct config **ret, const char *file, const char *env, const char *args)
{
    static char args_memory[512], env_memory[512];
    static char *argv[WORDS_MAX + 1], *envp[WORDS_MAX + 1];
    if (file)
        check_same(file_write(path, slice_of_text(file), 0600), OK, "the file is written");
    split(env, env_memory, sizeof env_memory, envp);
    int argc = split(args, args_memory, sizeof args_memory, argv);
    fault.text[0] = '\0';
    return config_load(ret, &(struct config_input){argc, argv, envp}, &fault);
}

static void a_flag_wins_over_a_variable_over_the_file(void)
{
    static const struct {
        const char *file, *env, *args;
        unsigned port;
        enum config_source source_of_port;
    } cases[] = {
        {NULL, "", "sinkron", 8443, CONFIG_FROM_DEFAULT},
        {"port = 1001", "", "sinkron --config FILE", 1001, CONFIG_FROM_FILE},
        {"port = 1001", "SINKRON_PORT=1002", "sinkron --config FILE", 1002, CONFIG_FROM_ENV},
        {"port = 1001", "SINKRON_PORT=1002", "sinkron --port 1003 --config FILE", 1003,
         CONFIG_FROM_FLAG},
        {"port = 1001", "SINKRON_PORT=1002", "sinkron --port=1003 --config=FILE", 1003,
         CONFIG_FROM_FLAG},
        {"port = 1001", "SINKRON_CONFIG=FILE", "sinkron", 1001, CONFIG_FROM_FILE},
        {NULL, "", "sinkron --port 1 --port 0", 0, CONFIG_FROM_FLAG},
        {"# a remark\n\n  \t port\t=  1001  \r\n", "", "sinkron --config FILE", 1001,
         CONFIG_FROM_FILE},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char env[256], args[256];
        const char *at = strstr(cases[i].env, "FILE");
        snprintf(env, sizeof env, "%.*s%s", at ? (int)(at - cases[i].env) : 255, cases[i].env,
                 at ? path : "");
        at = strstr(cases[i].args, "FILE");
        snprintf(args, sizeof args, "%.*s%s", at ? (int)(at - cases[i].args) : 255, cases[i].args,
                 at ? path : "");
        struct config *config = NULL;
        if (!check_same(load(&config, cases[i].file, env, args), OK, fault.text))
            continue;
        check_same(config->port, cases[i].port, cases[i].args);
        check_same(config->source[2], cases[i].source_of_port, cases[i].args);
        check_same(config->room_members_max, 1000, "what nobody sets has its default");
        config_free(config);
    }
}

static void a_wrong_file_names_its_line(void)
{
    static const struct {
        const char *file, *expect; /* behind the path */
    } cases[] = {
        {"listen = ::1\n\nprot = 1\n", ":3: unknown key `prot`; did you mean `port`?"},
        {"quite_another_thing = 1", ":1: unknown key `quite_another_thing`"},
        {"port = 99999", ":1: `port`: 99999 is too large; the nearest right value is 65535"},
        {"port 8443", ":1: not a line of the form `key = value`"},
        {"port = 1\nport = 2", ":2: `port` was set in line 1 already"},
        {"config = other", ":1: a file cannot name another file"},
        {"= 1", ":1: unknown key ``"},
    };
    char args[128];
    snprintf(args, sizeof args, "sinkron --config %s", path);
    for (size_t i = 0; i < COUNT(cases); i++) {
        char expect[256];
        struct config *config = NULL;
        check_same(load(&config, cases[i].file, "", args), ERR_CONFIG, cases[i].file);
        snprintf(expect, sizeof expect, "%s%s", path, cases[i].expect);
        check_text(cases[i].file, fault.text, expect);
        check(config == NULL, "nothing is loaded");
    }
}

static void a_wrong_flag_or_variable_is_named(void)
{
    static const struct {
        const char *env, *args, *expect;
    } cases[] = {
        {"", "sinkron --prot 1", "--prot: unknown key `prot`; did you mean `port`?"},
        {"", "sinkron --port", "--port: needs a value"},
        {"", "sinkron --port x", "--port: `port`: `x` is not a whole number from 0 to 65535"},
        {"", "sinkron -p 1", "`-p`: flags have two dashes"},
        {"SINKRON_LOG_LEVEL=loud", "sinkron",
         "SINKRON_LOG_LEVEL: `log.level`: `loud` is none of: error warn info debug"},
        {"", "sinkron --config /nowhere/sinkron.conf",
         "/nowhere/sinkron.conf: cannot be read: No such file or directory"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct config *config = NULL;
        check_same(load(&config, NULL, cases[i].env, cases[i].args), ERR_CONFIG, cases[i].args);
        check_text(cases[i].args, fault.text, cases[i].expect);
    }
}

static void bare_words_are_the_command_and_its_arguments(void)
{
    struct config *config = NULL;
    check_same(load(&config, NULL, "", "sinkron verify --port 0 a.json -- --port"), OK, fault.text);
    if (!config)
        return;
    check_text("the first is the command", config->command, "verify");
    check_same(config->args_n, 2, "the others follow");
    check_text("in order", config->args[0], "a.json");
    check_text("behind -- anything is bare", config->args[1], "--port");
    check_same(config->wish, CONFIG_RUN, "to run");
    config_free(config);

    config = NULL;
    check_same(load(&config, NULL, "", "sinkron - - - - - - - - -"), OK, "a dash is a word");
    config_free(config);
}

static void foreign_variables_are_noted_not_refused(void)
{
    struct config *config = NULL;
    check_same(load(&config, NULL, "HOME=/ SINKRON_PORT_8443_TCP=tcp://10.0.0.1:8443", "sinkron"),
               OK, fault.text);
    if (!config)
        return;
    check_text("noted", config->note, "SINKRON_PORT_8443_TCP is no option");
    check_same(config->port, 8443, "and not mistaken for SINKRON_PORT");
    config_free(config);
}

static void wishes_are_granted_without_starting(void)
{
    struct config *config = NULL;
    check_same(load(&config, NULL, "", "sinkron --help --nonsense"), OK, "help always helps");
    check(config && config->wish == CONFIG_HELP, "help");
    config_free(config);
    config = NULL;
    check_same(load(&config, NULL, "", "sinkron serve --print-config"), OK, "print");
    check(config && config->wish == CONFIG_PRINT, "print");
    config_free(config);
}

/* The printed lines without the remarks that say where a value came from. */
static char *printed(const struct config *config)
{
    char *text = NULL;
    size_t len = 0;
    FILE *to = open_memstream(&text, &len);
    config_print(config, to);
    fclose(to);
    return text;
}

static void drop_remarks(char *text)
{
    char *to = text;
    while (*text) {
        size_t len = strcspn(text, "\n") + 1;
        if (*text != '#') {
            memmove(to, text, len);
            to += len;
        }
        text += len;
    }
    *to = '\0';
}

static void printed_configuration_is_a_file(void)
{
    struct config *first = NULL, *second = NULL;
    char args[128];
    snprintf(args, sizeof args, "sinkron --config %s", path);
    if (!check_same(load(&first, NULL, "", "sinkron --port 7 --host_names a,b --log.level warn"),
                    OK, fault.text))
        return;
    char *text = printed(first);
    config_free(first);
    check(strstr(text, "# flag\nport = 7\n") && strstr(text, "# flag\nhost_names = a,b\n") &&
              strstr(text, "# flag\nlog.level = warn\n") &&
              strstr(text, "# default\naddress.loopback_exempt = on\n"),
          "values with their sources");

    if (check_same(load(&second, text, "", args), OK, fault.text)) {
        char *again = printed(second);
        check(strstr(again, "# file\nport = 7\n") != NULL, "now from the file");
        drop_remarks(text);
        drop_remarks(again);
        check_text("and every value the same", again, text);
        free(again);
        config_free(second);
    }
    free(text);
}

static void help_names_every_option(void)
{
    char *text = NULL;
    size_t len = 0;
    FILE *to = open_memstream(&text, &len);
    config_print_help(to);
    fclose(to);
    check(strstr(text, "  --port\n      TCP port for HTTPS and WSS; 0 takes any free one. [8443; 0 "
                       "to 65535]\n"),
          "with default and bounds");
    check(strstr(text, "  --sendq.sound_packets_max\n") != NULL, "down to the last");
    free(text);
}

static void every_failure_keeps_nothing(void)
{
    long before = alloc_live();
    char args[128];
    snprintf(args, sizeof args, "sinkron --config %s", path);
    for (int n = 0; n < 10; n++) {
        struct config *config = NULL;
        check_same(file_write(path, slice_of_text("port = 3\n"), 0600), OK, "a file");
        alloc_fail_after(n);
        enum err err = load(&config, NULL, "", args);
        alloc_fail_after(-1);
        check(err == OK || err == ERR_NOMEM, "only says what is true");
        check(err == OK || fault.text[0], "and says it in words");
        config_free(config);
        check_same(alloc_live(), before, "keeps nothing");
        check(n < 2 || err == OK, "two allocations are enough");
    }
}

static void make_the_file(void)
{
    int file = mkstemp(path);
    check(file >= 0 && close(file) == 0, "a file for this test");
}

static void remove_the_file(void)
{
    check_same(unlink(path), 0, "nothing is left");
}

TEST_MAIN(TEST(make_the_file), TEST(a_flag_wins_over_a_variable_over_the_file),
          TEST(a_wrong_file_names_its_line), TEST(a_wrong_flag_or_variable_is_named),
          TEST(bare_words_are_the_command_and_its_arguments),
          TEST(foreign_variables_are_noted_not_refused), TEST(wishes_are_granted_without_starting),
          TEST(printed_configuration_is_a_file), TEST(help_names_every_option),
          TEST(every_failure_keeps_nothing), TEST(remove_the_file))
