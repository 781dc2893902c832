#include "config/config.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/text.h"
#include "config/options.h"

#define FILE_BYTES_MAX 65536
#define ENV_PREFIX "SINKRON_"

/* One loading: what is filled, and where the complaint goes. */
struct load {
    struct config *config;
    struct config_fault *fault;
    unsigned line_of[CONFIG_OPTIONS_MAX]; /* where the file set it; 0: nowhere */
};

__attribute__((format(printf, 2, 3))) static enum err complain(struct load *load,
                                                               const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(load->fault->text, sizeof load->fault->text, format, args);
    va_end(args);
    return ERR_CONFIG;
}

static enum err complain_unknown(struct load *load, const char *place, struct slice name)
{
    const struct option *near = option_nearest(&config_options, name);
    return complain(load, "%s: unknown key `%.*s`%s%s%s", place, (int)name.len,
                    (const char *)name.at, near ? "; did you mean `" : "", near ? near->name : "",
                    near ? "`?" : "");
}

static enum err apply(struct load *load, const struct option *row, enum config_source source,
                      struct slice value, const char *place)
{
    char text[256];
    struct writer why = writer_of(text, sizeof text - 1);
    enum err err = option_set(row, load->config, value, &why);
    if (err) {
        text[writer_len(&why)] = '\0';
        return complain(load, "%s: `%s`: %s", place, row->name, text);
    }
    load->config->source[row - config_options.rows] = (unsigned char)source;
    return OK;
}

static bool is_config_row(const struct option *row)
{
    return strcmp(row->name, "config") == 0;
}

static enum err apply_line(struct load *load, unsigned number, struct slice line)
{
    char place[CONFIG_PATH_ROOM + 16];
    snprintf(place, sizeof place, "%s:%u", load->config->config, number);
    const uint8_t *equals = memchr(line.at, '=', line.len);
    if (!equals)
        return complain(load, "%s: not a line of the form `key = value`", place);

    size_t name_len = (size_t)(equals - line.at);
    struct slice name = text_trim((struct slice){line.at, name_len});
    struct slice value = text_trim((struct slice){equals + 1, line.len - name_len - 1});
    const struct option *row = option_find(&config_options, name);
    if (!row)
        return complain_unknown(load, place, name);
    if (is_config_row(row))
        return complain(load, "%s: a file cannot name another file", place);
    unsigned *first = &load->line_of[row - config_options.rows];
    if (*first)
        return complain(load, "%s: `%s` was set in line %u already", place, row->name, *first);
    *first = number;
    return apply(load, row, CONFIG_FROM_FILE, value, place);
}

static enum err apply_lines(struct load *load, struct slice text)
{
    unsigned number = 0;
    while (text.len) {
        const uint8_t *end = memchr(text.at, '\n', text.len);
        size_t len = end ? (size_t)(end - text.at) : text.len;
        struct slice line = {text.at, len};
        size_t used = end ? len + 1 : len;
        text = (struct slice){text.at + used, text.len - used};
        number++;

        if (line.len && line.at[line.len - 1] == '\r')
            line.len--;
        line = text_trim(line);
        if (line.len == 0 || line.at[0] == '#')
            continue;
        enum err err = apply_line(load, number, line);
        if (err)
            return err;
    }
    return OK;
}

static enum err apply_file(struct load *load)
{
    const char *path = load->config->config;
    if (!path[0])
        return OK;
    struct buffer text = {0};
    enum err err = file_read(path, FILE_BYTES_MAX, &text);
    if (err == ERR_OVERSIZE)
        err = complain(load, "%s: longer than %d bytes", path, FILE_BYTES_MAX);
    else if (err == ERR_NOMEM)
        (void)complain(load, "%s: no memory", path);
    else if (err)
        err = complain(load, "%s: cannot be read: %s", path, strerror(errno));
    else
        err = apply_lines(load, buffer_slice(&text));
    buffer_finish(&text);
    return err;
}

static const char *env_value(char *const *env, const char *name)
{
    size_t len = strlen(name);
    for (; env && *env; env++)
        if (strncmp(*env, name, len) == 0 && (*env)[len] == '=')
            return *env + len + 1;
    return NULL;
}

static enum err apply_env_row(struct load *load, char *const *env, const struct option *row)
{
    char name[OPTION_ENV_MAX];
    option_env_name(row, name);
    const char *value = env_value(env, name);
    return value ? apply(load, row, CONFIG_FROM_ENV, slice_of_text(value), name) : OK;
}

static bool is_known_env(struct slice name)
{
    for (size_t i = 0; i < config_options.n; i++) {
        char known[OPTION_ENV_MAX];
        option_env_name(&config_options.rows[i], known);
        if (slice_is_text(name, known))
            return true;
    }
    return false;
}

/* Unlike a key in a file, a variable that is no option is not refused: container platforms set
 * SINKRON_PORT_8443_TCP and the like for a service of that name. */
static void note_unknown_env(struct load *load, char *const *env)
{
    for (; env && *env; env++) {
        const char *equals = strchr(*env, '=');
        if (strncmp(*env, ENV_PREFIX, strlen(ENV_PREFIX)) != 0 || !equals)
            continue;
        struct slice name = {(const uint8_t *)*env, (size_t)(equals - *env)};
        if (!is_known_env(name)) {
            snprintf(load->config->note, sizeof load->config->note, "%.*s is no option",
                     (int)name.len, *env);
            return;
        }
    }
}

static enum err apply_env(struct load *load, char *const *env)
{
    for (size_t i = 0; i < config_options.n; i++) {
        if (is_config_row(&config_options.rows[i]))
            continue;
        enum err err = apply_env_row(load, env, &config_options.rows[i]);
        if (err)
            return err;
    }
    note_unknown_env(load, env);
    return OK;
}

/* A flag with its value, as it stands at argv[*at]; *at moves to the last argument used. */
struct flag {
    struct slice name;
    const char *value; /* NULL: there is none */
    char place[64];
};

static struct flag flag_at(const struct config_input *input, int *at)
{
    const char *text = input->argv[*at] + 2;
    const char *equals = strchr(text, '=');
    struct flag flag = {.name = slice_of_text(text)};
    if (equals) {
        flag.name.len = (size_t)(equals - text);
        flag.value = equals + 1;
    } else if (*at + 1 < input->argc) {
        flag.value = input->argv[++*at];
    }
    snprintf(flag.place, sizeof flag.place, "--%.*s", (int)flag.name.len, text);
    return flag;
}

static enum err take_bare(struct load *load, const char *text)
{
    struct config *config = load->config;
    if (!config->command) {
        config->command = text;
        return OK;
    }
    if (config->args_n == CONFIG_ARGS_MAX)
        return complain(load, "`%s`: more than %d arguments", text, CONFIG_ARGS_MAX);
    config->args[config->args_n++] = text;
    return OK;
}

/* Flags are read twice: `config` must be known before the file, the others count after it. */
enum flag_pass { PASS_CONFIG_FILE, PASS_ALL };

static enum err take_flag(struct load *load, const struct flag *flag, enum flag_pass pass)
{
    const struct option *row = option_find(&config_options, flag->name);
    if (pass == PASS_CONFIG_FILE && (!row || !is_config_row(row)))
        return OK;
    if (!row)
        return complain_unknown(load, flag->place, flag->name);
    if (!flag->value)
        return complain(load, "%s: needs a value", flag->place);
    return apply(load, row, CONFIG_FROM_FLAG, slice_of_text(flag->value), flag->place);
}

static bool take_wish(struct config *config, const char *text)
{
    if (strcmp(text, "--help") == 0 || strcmp(text, "-h") == 0)
        config->wish = CONFIG_HELP;
    else if (strcmp(text, "--print-config") == 0)
        config->wish = config->wish == CONFIG_HELP ? CONFIG_HELP : CONFIG_PRINT;
    else
        return false;
    return true;
}

static enum err apply_args(struct load *load, const struct config_input *input, enum flag_pass pass)
{
    bool flags_over = false;
    for (int at = 1; at < input->argc; at++) {
        const char *text = input->argv[at];
        enum err err = OK;
        if (!flags_over && take_wish(load->config, text))
            continue;
        if (!flags_over && strcmp(text, "--") == 0) {
            flags_over = true;
        } else if (!flags_over && strncmp(text, "--", 2) == 0) {
            struct flag flag = flag_at(input, &at);
            err = take_flag(load, &flag, pass);
        } else if (!flags_over && text[0] == '-' && text[1]) {
            err = complain(load, "`%s`: flags have two dashes", text);
        } else if (pass == PASS_ALL) {
            err = take_bare(load, text);
        }
        if (err)
            return err;
    }
    return OK;
}

static enum err load_all(struct load *load, const struct config_input *input)
{
    config_init(load->config);
    const struct option *file_row = option_find(&config_options, slice_of_text("config"));
    enum err err = apply_env_row(load, input->env, file_row);
    if (!err)
        err = apply_args(load, input, PASS_CONFIG_FILE);
    if (err || load->config->wish == CONFIG_HELP)
        return err;
    err = apply_file(load);
    if (!err)
        err = apply_env(load, input->env);
    if (!err)
        err = apply_args(load, input, PASS_ALL);
    return err;
}

enum err config_load(struct config **ret, const struct config_input *input,
                     struct config_fault *ret_fault)
{
    struct load load = {.config = mem_zalloc(1, sizeof *load.config), .fault = ret_fault};
    if (!load.config) {
        (void)complain(&load, "no memory");
        return ERR_NOMEM;
    }
    enum err err = load_all(&load, input);
    if (err)
        config_free(load.config);
    else
        *ret = load.config;
    return err;
}

void config_free(struct config *config)
{
    mem_free(config);
}
