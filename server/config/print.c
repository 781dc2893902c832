#include <stdlib.h>

#include "config/config.h"
#include "config/options.h"

/* A default that does not fit is a mistake in the table, and no server should run with it. */
void config_init(struct config *config)
{
    *config = (struct config){0};
    if (option_set_defaults(&config_options, config)) {
        fputs("the table of options has a default that is out of bounds\n", stderr);
        abort();
    }
}

static void print_bounds(const struct option *row, FILE *to)
{
    switch (row->kind) {
    case OPTION_COUNT:
        fprintf(to, " [%s; %u to %u]", row->initial, row->min, row->max);
        break;
    case OPTION_TEXT:
    case OPTION_SWITCH:
    case OPTION_CHOICE:
        if (row->initial[0])
            fprintf(to, " [%s]", row->initial);
        break;
    case OPTION_SECRET:
        break;
    }
}

void config_print_help(FILE *to)
{
    fputs("sinkron COMMAND [--key value ...] [argument ...]\n\n"
          "Each option is a flag (--room.members_max 20), a variable (SINKRON_ROOM_MEMBERS_MAX=20) "
          "and\n"
          "a line of the file that --config names (room.members_max = 20). A flag wins over a "
          "variable,\n"
          "a variable over the file. --print-config shows what holds; --help shows this.\n\n",
          to);
    for (size_t i = 0; i < config_options.n; i++) {
        const struct option *row = &config_options.rows[i];
        fprintf(to, "  --%s\n      %s", row->name, row->doc);
        print_bounds(row, to);
        fputc('\n', to);
    }
}

void config_print(const struct config *config, FILE *to)
{
    static const char *const sources[] = {
        [CONFIG_FROM_DEFAULT] = "default",
        [CONFIG_FROM_FILE] = "file",
        [CONFIG_FROM_ENV] = "environment",
        [CONFIG_FROM_FLAG] = "flag",
    };
    for (size_t i = 0; i < config_options.n; i++) {
        const struct option *row = &config_options.rows[i];
        char value[OPTION_VALUE_MAX] = "";
        struct writer w = writer_of(value, sizeof value - 1);
        option_write_value(row, config, &w);
        /* `config` itself cannot stand in a file; as a comment the output stays a file. */
        fprintf(to, "# %s\n%s%s = %s\n", sources[config->source[i]], i ? "" : "# ", row->name,
                value);
    }
}
