/* The demo: a class that is live, links and a password that stay the same over restarts. */
#include "base/file.h"
#include "config/config.h"
#include "office/demo.h"
#include "office/link.h"
#include "office/school.h"
#include "support/fake_chance.h"
#include "support/fake_clock.h"
#include "wire/json_in.h"
#include "wire/ticket.h"

struct stage {
    struct school school;
    struct config config;
    struct fake_clock clock;
    struct fake_chance chance;
    struct ticket_key key;
    char said[4096];
    char fault[512];
    struct json_doc links;
    struct buffer links_text;
};

static void stage_open(struct stage *stage)
{
    *stage = (struct stage){.key = {{1, 2, 3}}};
    school_open(&stage->school, 0, 1, 0);
    config_init(&stage->config);
    snprintf(stage->config.seed, sizeof stage->config.seed, "%s",
             SINKRON_ROOT "/server/seed/demo.json");
    snprintf(stage->config.links_file, sizeof stage->config.links_file, "%s",
             scratch_file(&stage->school.folder, "links.json").text);
    fake_clock_init(&stage->clock, MONDAY_MS);
    fake_chance_init(&stage->chance, 7);
}

static void links_forget(struct stage *stage)
{
    json_close(&stage->links);
    buffer_finish(&stage->links_text);
    stage->links_text = (struct buffer){0};
}

static void stage_close(struct stage *stage)
{
    links_forget(stage);
    school_close(&stage->school);
}

static enum err prepare(struct stage *stage)
{
    const struct demo_options options = {&stage->config, &stage->clock.clock, &stage->chance.chance,
                                         &stage->key, &stage->school.policies};
    memset(stage->said, 0, sizeof stage->said);
    FILE *to = fmemopen(stage->said, sizeof stage->said - 1, "w");
    if (!to)
        exit(2);
    enum err err =
        demo_prepare(stage->school.store, &options, to, stage->fault, sizeof stage->fault);
    fclose(to);
    links_forget(stage);
    if (!err && stage->config.links_file[0]) {
        check_same(file_read(stage->config.links_file, 100000, &stage->links_text), OK, "links");
        check_same(json_open(&stage->links, buffer_slice(&stage->links_text)), OK, "JSON");
    }
    return err;
}

struct who {
    char key[48];
    char token[LINK_TOKEN_MAX];
    struct id person, activity;
};

/* Somebody of links.json; an empty token when there is none. */
static struct who who_is(struct stage *stage, const char *key)
{
    struct json_node root = json_root(&stage->links);
    struct json_node people = json_get_list(&root, "people", 1, 100);
    for (size_t i = 0; i < json_count(&people); i++) {
        struct who who = {.key = ""};
        struct json_node node = json_at(&people, i);
        json_get_text(&node, "key", who.key, sizeof who.key);
        json_get_text_or(&node, "token", "", who.token, sizeof who.token);
        who.person = json_get_id(&node, "person");
        who.activity = json_get_id(&node, "activity");
        if (strcmp(who.key, key) == 0)
            return who;
    }
    printf("%s is not in links.json\n", key);
    exit(2);
}

static bool opens(struct stage *stage, const char *token)
{
    struct link_row row;
    uint8_t hash[DIGEST_BYTES];
    link_hash(token, hash);
    return store_link_find(stage->school.store, hash, &row) == OK && !row.revoked_ms;
}

static void a_first_start(void)
{
    struct stage stage;
    char line[256];
    stage_open(&stage);
    check_same(prepare(&stage), OK, "prepared");
    check_text("nothing to complain of", stage.fault, "");
    struct who teacher = who_is(&stage, "ratna");
    check_same(strlen(teacher.token), 43, "256 bits");
    check(opens(&stage, teacher.token), "the instructor's link is good");
    check(opens(&stage, who_is(&stage, "wulan").token), "so is the last learner's");
    check(strcmp(teacher.token, who_is(&stage, "dewi").token) != 0, "each has their own");
    snprintf(line, sizeof line, "https://localhost:8443/masuk#%s\n", teacher.token);
    check(strstr(stage.said, line) != NULL, "the instructor's is said");
    snprintf(line, sizeof line, "https://localhost:8443/masuk#%s\n", who_is(&stage, "dewi").token);
    check(strstr(stage.said, line) != NULL, "a learner's too");
    check(strstr(stage.said, who_is(&stage, "wulan").token) == NULL, "but not everybody's");
    check(strstr(stage.said, "https://localhost:8443/koordinator ") != NULL, "the coordinator's");

    struct account_row account;
    char password[64];
    struct json_node root = json_root(&stage.links);
    struct json_node coordinator = json_get_object(&root, "coordinator");
    json_get_text(&coordinator, "password", password, sizeof password);
    check(json_ok(&stage.links), "a password");
    check(strlen(password) >= 12, "of 12 characters at least");
    check(strstr(stage.said, password) != NULL, "which is said");
    check_same(store_account_find(stage.school.store, "koordinator", &account), OK, "an account");
    check_same(secret_hash_verify(account.password, slice_of_text(password)), OK, "which it opens");
    check(strstr(account.password, password) == NULL, "and which does not hold it");
    stage_close(&stage);
}

static void a_restart_changes_nothing(void)
{
    struct stage stage;
    struct account_row before, after;
    stage_open(&stage);
    check_same(prepare(&stage), OK, "prepared");
    struct who first = who_is(&stage, "budi");
    check_same(store_account_find(stage.school.store, "koordinator", &before), OK, "an account");

    fake_clock_advance(&stage.clock, 20 * MINUTE_MS);
    check_same(prepare(&stage), OK, "prepared again");
    struct who again = who_is(&stage, "budi");
    check(id_equal(again.activity, first.activity), "the same activity: its class is live");
    check_text("and the same link", again.token, first.token);
    check_same(store_account_find(stage.school.store, "koordinator", &after), OK, "an account");
    check_text("the same password", after.password, before.password);

    fake_clock_advance(&stage.clock, 100 * MINUTE_MS);
    check_same(prepare(&stage), OK, "after its time");
    struct who fresh = who_is(&stage, "budi");
    check(!id_equal(fresh.activity, first.activity), "a fresh activity");
    check(id_equal(fresh.person, first.person), "of the same people");
    check(strcmp(fresh.token, first.token) != 0, "with other links");
    check(opens(&stage, first.token), "the old ones still open the old one");
    stage_close(&stage);
}

static void a_class_that_was_ended(void)
{
    struct stage stage;
    stage_open(&stage);
    check_same(prepare(&stage), OK, "prepared");
    struct who first = who_is(&stage, "budi");
    struct journal_line line = {.event = key("event", 1),
                                .class_id = id_none,
                                .run = key("run", 1),
                                .kind = fact_info[FACT_PHASE].id,
                                .at_ms = MONDAY_MS + 1,
                                .body = slice_of_text("{\"phase\":\"ended\",\"by\":0}")};
    struct json_node root = json_root(&stage.links);
    struct json_node classes = json_get_list(&root, "classes", 1, 1);
    struct json_node class = json_at(&classes, 0);
    line.class_id = json_get_id(&class, "id");
    check_same(store_journal_append(stage.school.store, &line, 1), OK, "ended early");
    fake_clock_advance(&stage.clock, MINUTE_MS);
    check_same(prepare(&stage), OK, "prepared again");
    check(!id_equal(who_is(&stage, "budi").activity, first.activity), "a fresh activity");
    stage_close(&stage);
}

static void a_link_that_was_revoked(void)
{
    struct stage stage;
    stage_open(&stage);
    check_same(prepare(&stage), OK, "prepared");
    struct who first = who_is(&stage, "dewi");
    check_same(store_link_revoke(stage.school.store, first.activity, first.person, MONDAY_MS + 5),
               OK, "revoked");
    check_same(prepare(&stage), OK, "prepared again");
    struct who second = who_is(&stage, "dewi");
    check(strcmp(first.token, second.token) != 0, "another link");
    check(!opens(&stage, first.token) && opens(&stage, second.token), "which is good");
    check_same(prepare(&stage), OK, "and once more");
    check_text("stays", who_is(&stage, "dewi").token, second.token);

    struct link_row given = {.token_hash = {42},
                             .activity = first.activity,
                             .person = first.person,
                             .issued_ms = MONDAY_MS + 9,
                             .issued_by = id_from_key("person", "sri")};
    check_same(store_link_issue(stage.school.store, &given), OK, "the coordinator gives another");
    check_same(prepare(&stage), OK, "prepared again");
    check_text("its token is not known", who_is(&stage, "dewi").token, "");
    check(strstr(stage.said, "link replaced by the coordinator") != NULL, "which is said");
    struct link_row there;
    check_same(store_link_find(stage.school.store, given.token_hash, &there), OK, "it is there");
    check_same(there.revoked_ms, 0, "and still good");
    stage_close(&stage);
}

static void another_key_another_secret(void)
{
    struct stage stage;
    stage_open(&stage);
    check_same(prepare(&stage), OK, "prepared");
    struct who first = who_is(&stage, "dewi");
    stage.key.bytes[0]++;
    check_same(prepare(&stage), OK, "with another key");
    check(!opens(&stage, first.token), "old links are ended");
    check(opens(&stage, who_is(&stage, "dewi").token), "new ones are good");
    stage_close(&stage);
}

static void what_goes_wrong_is_said(void)
{
    struct stage stage;
    char want[512];
    stage_open(&stage);
    snprintf(stage.config.seed, sizeof stage.config.seed, "/nowhere.json");
    check_same(prepare(&stage), ERR_CONFIG, "no seed");
    check_text("is named", stage.fault, "/nowhere.json: there is no such file");
    snprintf(stage.config.seed, sizeof stage.config.seed, "%s",
             SINKRON_ROOT "/server/seed/demo.json");
    snprintf(stage.config.links_file, sizeof stage.config.links_file, "%s/no/links",
             stage.school.folder.path);
    check_same(prepare(&stage), ERR_IO, "no folder for links.file");
    snprintf(want, sizeof want,
             "links.file: %s/no/links: cannot be written: ", stage.school.folder.path);
    check(strncmp(stage.fault, want, strlen(want)) == 0, "is named");
    stage.config.links_file[0] = '\0';
    check_same(prepare(&stage), OK, "no file wanted");
    snprintf(stage.config.links_base_url, sizeof stage.config.links_base_url,
             "https://kelas.lan:8443/");
    check_same(prepare(&stage), OK, "another address");
    check(strstr(stage.said, "https://kelas.lan:8443/masuk#") != NULL, "is said");
    stage_close(&stage);
}

TEST_MAIN(TEST(a_first_start), TEST(a_restart_changes_nothing), TEST(a_class_that_was_ended),
          TEST(a_link_that_was_revoked), TEST(another_key_another_secret),
          TEST(what_goes_wrong_is_said))
