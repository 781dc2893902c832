/* link_test.c - what links begin with, by what the operator said. */
#include <stdio.h>

#include "config/config.h"
#include "office/link.h"
#include "support/check.h"

static void links_begin_where_people_can_reach_us(void)
{
    static const struct {
        const char *story, *base_url, *host_names, *expect;
    } cases[] = {
        {"nothing said: this machine", "", "", "https://localhost:8443/masuk#t"},
        {"a name for phones", "", "guru.lan", "https://guru.lan:8443/masuk#t"},
        {"the first of several", "", "10.0.0.7,guru.lan", "https://10.0.0.7:8443/masuk#t"},
        {"behind a proxy", "https://kelas.go.id", "guru.lan", "https://kelas.go.id/masuk#t"},
        {"written with a slash", "https://kelas.go.id/", "", "https://kelas.go.id/masuk#t"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct config config;
        config_init(&config);
        snprintf(config.links_base_url, sizeof config.links_base_url, "%s", cases[i].base_url);
        snprintf(config.host_names, sizeof config.host_names, "%s", cases[i].host_names);
        check_text(cases[i].story, link_url(&config, "t").text, cases[i].expect);
        check_text("this machine's own", link_base_here(&config).text, "https://localhost:8443");
    }
}

TEST_MAIN(TEST(links_begin_where_people_can_reach_us))
