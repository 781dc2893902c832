/* options.h - the table of all options, filled into a struct config. */
#ifndef CONFIG_OPTIONS_H
#define CONFIG_OPTIONS_H

#include "config/option.h"

extern const struct option_table config_options;

#endif
