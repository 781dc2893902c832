/* What a class leaves for those who ask afterwards: its chat, its polls, who was not there; and
 * links for all before it. */
#include "office/desk.h"
#include "office/link.h"
#include "wire/gen_fields.h"
#include "wire/pack.h"

static struct desk desk;

static void must(enum err err)
{
    if (!err)
        return;
    printf("%s\n", err_name(err));
    exit(2);
}

static void says(const char *part, const char *story)
{
    check_text(story, strstr(desk_body(&desk), part) ? part : desk_body(&desk), part);
}

/* A fact of the class, `at_s` after its begin. */
static void leaves(enum fact_type type, const void *fact, int at_s)
{
    static unsigned n;
    struct buffer body = {0};
    must(wire_pack_fact(type, fact, &body));
    n++;
    struct journal_line line = {.event = key("talk", n),
                                .class_id = key("class", 1),
                                .run = key("run", 1),
                                .kind = (uint16_t)fact_info[type].id,
                                .at_ms = school_at_ms(&desk.school, at_s),
                                .mono_ms = n,
                                .body = buffer_slice(&body)};
    must(store_journal_append(desk.school.store, &line, 1));
    buffer_finish(&body);
}

static void sits(uint32_t seat, unsigned person, enum role role)
{
    struct msg_fact_seat fact = {.seat = seat, .person = school_person(person), .role = role};
    snprintf(fact.name, sizeof fact.name, "Pegawai %02u", person);
    leaves(FACT_SEAT, &fact, 0);
}

static void says_line(uint32_t line, uint32_t from, enum chat_audience to, const char *text)
{
    static struct msg_fact_chat fact;
    fact = (struct msg_fact_chat){.line = line, .from = from, .to = to};
    fact.has_member = to == CHAT_AUDIENCE_MEMBER;
    fact.member = 2;
    snprintf(fact.text, sizeof fact.text, "%s", text);
    leaves(FACT_CHAT, &fact, (int)line * 60);
}

static void asks(uint32_t poll, bool anonymous, const char *question)
{
    static struct msg_fact_poll_made fact;
    fact =
        (struct msg_fact_poll_made){.poll = poll, .anonymous = anonymous, .options_n = 2, .by = 1};
    snprintf(fact.question, sizeof fact.question, "%s", question);
    snprintf(fact.options[0], sizeof fact.options[0], "Ya");
    snprintf(fact.options[1], sizeof fact.options[1], "Belum");
    leaves(FACT_POLL_MADE, &fact, 600);
    leaves(FACT_POLL_OPENED, &(struct msg_fact_poll_opened){poll, 1}, 660);
}

static void votes(uint32_t poll, uint32_t seat, uint32_t choice)
{
    leaves(FACT_VOTE,
           &(struct msg_fact_vote){.poll = poll, .seat = seat, .choices = {choice}, .choices_n = 1},
           700);
}

static void begin(void)
{
    desk_open(&desk, 1, 45, 4);
    sits(1, 1, ROLE_INSTRUCTOR);
    sits(2, 2, ROLE_LEARNER);
    sits(3, 3, ROLE_LEARNER);
    says_line(1, 2, CHAT_AUDIENCE_EVERYONE, "=Selamat pagi");
    says_line(2, 3, CHAT_AUDIENCE_EVERYONE, "Kata yang tidak pantas");
    says_line(3, 1, CHAT_AUDIENCE_MEMBER, "Rahasia berdua");
    says_line(4, 3, CHAT_AUDIENCE_INSTRUCTORS, "Mikrofon saya rusak");
    leaves(FACT_CHAT_REMOVED, &(struct msg_fact_chat_removed){2, 1}, 150);
    asks(1, false, "Sudah paham?");
    votes(1, 2, 1);
    votes(1, 2, 0);
    votes(1, 3, 1);
    asks(2, true, "Bosan?");
    leaves(FACT_POLL_CLOSED,
           &(struct msg_fact_poll_closed){
               .poll = 2, .voters = 2, .counts = {2, 0}, .counts_n = 2, .by = 1},
           900);
    desk_start(&desk);
    desk_sign_in(&desk);
}

static void of_class(const char *what)
{
    desk_get(&desk, "/api/v1/classes/%s/%s", id_text(key("class", 1)).text, what);
}

static void chat_is_exported(void)
{
    begin();
    of_class("chat");
    check_same(desk.last->status, 200, "asked");
    says("\"zone\":\"WIB\",\"private_lines\":1", "what was said to one is counted");
    says("{\"line\":2,\"at_ms\":1741568520000,\"name\":\"Pegawai 03\",\"role\":\"learner\",\"to\":"
         "\"everyone\",\"text\":null,\"removed_ms\":1741568550000,\"removed_by\":\"Pegawai 01\"}",
         "a line that was removed, and by whom");
    check(!strstr(desk_body(&desk), "pantas"), "without its text");
    check(!strstr(desk_body(&desk), "Rahasia"), "no private line");
    of_class("chat.csv");
    says("1,2025-03-10 08:01:00,WIB,Pegawai 02,peserta,semua,'=Selamat pagi,,\r\n",
         "in the zone of the activity, harmless for spreadsheets");
    says("2,2025-03-10 08:02:00,WIB,Pegawai 03,peserta,semua,(dihapus),2025-03-10 08:02:30,"
         "Pegawai 01\r\n",
         "removed");
    says("4,2025-03-10 08:04:00,WIB,Pegawai 03,peserta,pengajar,Mikrofon saya rusak",
         "to instructors");
    check_text("named", desk.last->disposition,
               "attachment; filename=\"percakapan_pertemuan-1.csv\"");
    desk_get(&desk, "/api/v1/access");
    says("class_chat_csv", "who took it is written down");
    desk_get(&desk, "/api/v1/classes/11111111111111111111111111111111/chat");
    desk_check_refused(&desk, 404, "not_found", "no class");
    desk_close(&desk);
}

static void polls_are_exported(void)
{
    begin();
    of_class("polls");
    says(
        "\"voters\":2,\"options\":[{\"text\":\"Ya\",\"votes\":1},{\"text\":\"Belum\",\"votes\":1}],"
        "\"votes\":[{\"name\":\"Pegawai 02\",\"choices\":[0]},{\"name\":\"Pegawai "
        "03\",\"choices\":[1]}]",
        "a named one: the last vote of each");
    says(
        "\"voters\":2,\"options\":[{\"text\":\"Ya\",\"votes\":2},{\"text\":\"Belum\",\"votes\":0}],"
        "\"votes\":[]",
        "an anonymous one: counts alone");
    of_class("polls.csv");
    says("1,2025-03-10 08:11:00,,WIB,Sudah paham?,tidak,2,Ya,1,Pegawai 02\r\n", "by whom");
    says("2,2025-03-10 08:11:00,2025-03-10 08:15:00,WIB,Bosan?,ya,2,Ya,2,\r\n", "by nobody");
    desk_get(&desk, "/api/v1/classes/11111111111111111111111111111111/polls");
    desk_check_refused(&desk, 404, "not_found", "no class");
    desk_close(&desk);
}

/* ---- who was not there ---- */

static void who_was_not_there_is_listed(void)
{
    begin();
    desk_get(&desk, "/api/v1/activities/%s/absences", id_text(school_activity()).text);
    says("\"ended\":false}],\"absences\":[]", "before its end nobody is absent");
    desk_stop(&desk);
    school_class(&desk.school, 1);
    school_phase(&desk.school, CLASS_PHASE_RUNNING, 0);
    school_joins(&desk.school, 1, 2, 0);
    school_joins(&desk.school, 2, 3, 1500);
    school_leaves(&desk.school, 1, 2, 2700, LEAVE_CLASS_OVER);
    school_leaves(&desk.school, 2, 3, 2700, LEAVE_CLASS_OVER);
    school_phase(&desk.school, CLASS_PHASE_ENDED, 2700);
    desk_start(&desk);
    desk_get(&desk, "/api/v1/activities/%s/absences", id_text(school_activity()).text);
    says("\"standing\":\"terlambat\",\"late_s\":1500", "late, by how much");
    says("\"standing\":\"tidak_hadir\",\"late_s\":0", "absent");
    check(!strstr(desk_body(&desk), "Pegawai 02"), "who was there is not in it");
    desk_get(&desk, "/api/v1/activities/%s/absences.csv", id_text(school_activity()).text);
    says("1,Pertemuan 1,2025-03-10,19850315 201012 1 003,Pegawai 03,Bidang Pengembangan "
         "Kompetensi,terlambat,25\r\n",
         "in minutes");
    desk_get(&desk, "/api/v1/activities/11111111111111111111111111111111/absences");
    desk_check_refused(&desk, 404, "not_found", "no activity");
    desk_close(&desk);
}

/* ---- links for all ---- */

static const struct office_answer *issue(const char *body)
{
    char path[120];
    snprintf(path, sizeof path, "/api/v1/activities/%s/links", id_text(school_activity()).text);
    return desk_ask(&desk, "POST", path, body);
}

static unsigned n_urls(void)
{
    unsigned n = 0;
    for (const char *at = desk_body(&desk); (at = strstr(at, "/masuk#")); at++)
        n++;
    return n;
}

static void everybody_gets_a_link(void)
{
    char token[LINK_TOKEN_MAX];
    begin();
    check_same(issue("{\"missing_only\":true}")->status, 200, "issued");
    check_same(n_urls(), 3, "to the learners");
    says("\"nip\":\"… 002\"", "the number masked");
    says("\"replaced\":false", "the first");
    snprintf(token, sizeof token, "%.43s", strchr(desk_body(&desk), '#') + 1);
    check_same(desk_enter(&desk, token)->status, 200, "it opens");
    check_same(issue("{\"missing_only\":true}")->status, 200, "again");
    check_same(n_urls(), 0, "nobody is without one");
    check_same(issue("{\"missing_only\":false}")->status, 200, "anew");
    check_same(n_urls(), 3, "for all");
    says("\"replaced\":true", "the old ones have ended");
    check_same(desk_enter(&desk, token)->status, 404, "and open no more");
    issue("{}");
    check_same(desk.last->status, 400, "for all, or for whom?");
    desk_ask(&desk, "POST", "/api/v1/activities/11111111111111111111111111111111/links",
             "{\"missing_only\":true}");
    desk_check_refused(&desk, 404, "not_found", "no activity");
    desk_stop(&desk);
    must(store_activity_close(desk.school.store, school_activity(), MONDAY_MS, NULL, 0));
    desk_start(&desk);
    check_same(issue("{\"missing_only\":false}")->status, 409, "a closed activity has no doors");
    desk_close(&desk);
}

TEST_MAIN(TEST(chat_is_exported), TEST(polls_are_exported), TEST(who_was_not_there_is_listed),
          TEST(everybody_gets_a_link))
