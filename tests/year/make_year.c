/* make_year FOLDER PERCENT: writes a year of an agency into FOLDER/sinkron.db.
 * make_year FOLDER live PEOPLE: adds a class that is held now. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "year/year.h"

int main(int argc, char **argv)
{
    static struct year year;
    bool live = argc == 4 && strcmp(argv[2], "live") == 0;
    int n = argc >= 3 ? atoi(argv[argc - 1]) : 0;
    if (n < 1 || n > 1000 || (argc != 3 && !live)) {
        fprintf(stderr, "usage: make_year FOLDER PERCENT | make_year FOLDER live PEOPLE\n");
        return 2;
    }
    year_must(log_start(LOG_LEVEL_WARN, stderr), "log");
    year_open(&year, argv[1], year_size(live ? 1 : (unsigned)n), false);
    if (live)
        year_put_live(&year, (unsigned)n);
    else
        year_make(&year, true);
    year_close(&year);
    log_stop();
    return 0;
}
