/* Everything held about a person is theirs (UU 27/2022 art. 32): each table of the database is
 * either given by GET /api/me/data, or there is a reason. A table or a column about a person that
 * is added and not thought of here fails. */
#include <sqlite3.h>

#include "office/desk.h"

#define LINK "tautan dua"

static const struct {
    const char *table;
    const char *people; /* its columns that name somebody, by name */
    const char *given;  /* as it stands in the answer; NULL: not */
    const char *why;    /* where not */
} tables[] = {
    {"access", "who", "\"accesses\":[", NULL},
    {"account", "person", "\"accounts\":[", NULL},
    {"activity", "signatory_nip", NULL, "who signs certificates stands in public on each of them"},
    {"audit", "who", "\"acts\":[", NULL},
    {"certificate", "issued_by,person", "\"certificates\":[", NULL},
    {"certificate_serial", "", NULL, "nobody's"},
    {"change", "who", "\"changes\":[", NULL},
    {"class", "", NULL, "nobody's"},
    {"class_segment", "", NULL, "nobody's"},
    {"enrolment", "person", "\"activities\":[", NULL},
    {"evidence", "", NULL, "each document is opened from its fact"},
    {"evidence_unnamed", "person", NULL, "theirs until they file it, gone after some days"},
    {"import", "who", NULL, "each value it wrote is a change, and given as one"},
    {"invitation", "", NULL, "a hash that opens an account, gone after some days"},
    {"journal", "person", "\"lines\":[", NULL},
    {"jp_entry", "person,posted_by", "\"entries\":[", NULL},
    {"link", "issued_by,person", "\"links\":[", NULL},
    {"meta", "", NULL, "nobody's"},
    {"outbox", "person", "\"told\":[", NULL},
    {"outbox_try", "", NULL, "answers of the other system about a row of outbox"},
    {"person", "nip,superior", "\"person\":{", NULL},
    {"person_status", "person", "\"statuses\":[", NULL},
    {"policy_force", "", NULL, "nobody's"},
    {"policy_text", "", NULL, "nobody's"},
    {"poll", "", NULL, "nobody's"},
    {"poll_option", "", NULL, "nobody's"},
    {"restriction", "decided_by,ended_by,person", "\"restriction\":", NULL},
    {"seal", "", NULL, "proves lines and entries, and says no more than they; see the receipt"},
    {"sign_in", "person", "\"sign_ins\":[", NULL},
    {"signing_key", "introduced_by,who", NULL, "the system's account of whoever made a key"},
    {"token", "issued_by", NULL, "of machines; making one is an act"},
    {"unit", "", NULL, "nobody's"},
    {"unsettled", "", NULL, "nobody's"},
};

/* A column names somebody when it refers to a person, or is called as such columns are. */
static const char people_of[] =
    "SELECT ifnull(group_concat(name), '') FROM (SELECT DISTINCT c.name FROM pragma_table_info(?1) "
    "AS c LEFT JOIN pragma_foreign_key_list(?1) AS f ON f.\"from\" = c.name WHERE f.\"table\" = "
    "'person' OR c.name GLOB '*person*' OR c.name GLOB '*nip*' OR c.name GLOB '*_by' OR c.name IN "
    "('who', 'superior') ORDER BY c.name)";

static const char *find(const char *table, const char **ret_given)
{
    for (size_t i = 0; i < COUNT(tables); i++)
        if (strcmp(tables[i].table, table) == 0) {
            *ret_given = tables[i].given;
            check(!tables[i].given != !tables[i].why, table);
            return tables[i].people;
        }
    return NULL;
}

static void check_table(sqlite3 *db, const char *table, const char *answer)
{
    sqlite3_stmt *stmt = NULL;
    const char *given = NULL;
    const char *people = find(table, &given);
    if (!check(people != NULL, "each table is thought of"))
        printf("table %s: is it in GET /api/me/data?\n", table);
    if (!people || sqlite3_prepare_v2(db, people_of, -1, &stmt, NULL) != SQLITE_OK)
        return;
    sqlite3_bind_text(stmt, 1, table, -1, SQLITE_STATIC);
    sqlite3_step(stmt);
    check_text(table, (const char *)sqlite3_column_text(stmt, 0), people);
    sqlite3_finalize(stmt);
    if (given)
        check(strstr(answer, given) != NULL, given);
}

static void each_table_is_thought_of(void)
{
    struct desk desk;
    sqlite3 *db = NULL;
    sqlite3_stmt *stmt = NULL;
    size_t n = 0;
    desk_open(&desk, 1, 45, 3);
    school_holds(&desk.school, 1, 3, 2700);
    desk_link(&desk, 2, LINK, MONDAY_MS);
    desk_start(&desk);
    desk_ask(&desk, "POST", "/api/me/open", "{\"token\":\"" LINK "\"}");
    desk_keep_link(&desk);
    desk_ask(&desk, "GET", "/api/me/data", NULL);
    check_same(desk.last->status, 200, "given");

    struct scratch_path path = scratch_file(&desk.school.folder, "sinkron.db");
    check_same(sqlite3_open(path.text, &db), SQLITE_OK, "open");
    check_same(sqlite3_prepare_v2(db,
                                  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name "
                                  "NOT LIKE 'sqlite_%'",
                                  -1, &stmt, NULL),
               SQLITE_OK, "tables");
    for (; sqlite3_step(stmt) == SQLITE_ROW; n++)
        check_table(db, (const char *)sqlite3_column_text(stmt, 0), desk_body(&desk));
    check_same(n, COUNT(tables), "and none that is not there");
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    desk_close(&desk);
}

/* Who took what about somebody: alone, with an activity, in a list of everybody. */
static void who_took_my_data_is_mine_to_know(void)
{
    struct desk desk;
    desk_open(&desk, 1, 45, 3);
    school_holds(&desk.school, 1, 3, 2700);
    desk_link(&desk, 2, LINK, MONDAY_MS);
    desk_start(&desk);
    desk_sign_in(&desk);
    desk_get(&desk, "/api/v1/people/%s/record", id_text(school_person(2)).text);
    check_same(desk.last->status, 200, "record");
    desk_get(&desk, "/api/v1/people/%s/activities/%s", id_text(school_person(2)).text,
             id_text(school_activity()).text);
    desk_get(&desk, "/api/v1/activities/%s/attendance.csv", id_text(school_activity()).text);
    check_same(desk.last->status, 200, "the activity's");
    desk_get(&desk, "/api/v1/attendance.csv");
    check_same(desk.last->status, 200, "everybody's");
    desk_ask(&desk, "POST", "/api/me/open", "{\"token\":\"" LINK "\"}");
    desk_keep_link(&desk);
    desk_ask(&desk, "GET", "/api/me/data", NULL);
    static const char *const told[] = {"person_record", "person_activity", "attendance_csv"};
    for (size_t i = 0; i < COUNT(told); i++) {
        char what[60];
        snprintf(what, sizeof what, "\"what\":\"%s\"", told[i]);
        check(strstr(desk_body(&desk), what) != NULL, what);
    }
    desk_close(&desk);
}

TEST_MAIN(TEST(each_table_is_thought_of), TEST(who_took_my_data_is_mine_to_know))
