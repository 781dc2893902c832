#include "office/facts.h"

struct desk desk;
char last_fact[ID_TEXT_MAX];

/* ---- asking ---- */

const char *filled(const char *text)
{
    static char ret[4096];
    char *at = ret;
    for (; *text; text++) {
        const char *value = NULL;
        if (*text == '%')
            switch (*++text) {
            case 'C':
                value = id_text(key("class", 1)).text;
                break;
            case 'L':
                value = id_text(school_person(3)).text;
                break;
            case 'A':
                value = id_text(school_person(4)).text;
                break;
            case 'S':
                value = id_text(school_person(77)).text;
                break;
            case 'F':
                value = last_fact;
                break;
            }
        if (value)
            at += sprintf(at, "%s", value);
        else
            *at++ = *text == '\'' ? '"' : *text;
    }
    *at = '\0';
    return ret;
}

int post(const char *what, const char *body)
{
    char path[256];
    snprintf(path, sizeof path, "/api/v1/activities/%s/%s", id_text(school_activity()).text, what);
    desk_ask(&desk, "POST", path, filled(body));
    const char *fact = strstr(desk_body(&desk), "{\"facts\":[{\"fact\":\"");
    if (fact)
        snprintf(last_fact, sizeof last_fact, "%.32s", fact + strlen("{\"facts\":[{\"fact\":\""));
    return desk.last->status;
}

bool says(const char *text)
{
    return strstr(desk_body(&desk), filled(text)) != NULL;
}

static void must_be_200(const char *what)
{
    if (desk.last->status == 200)
        return;
    printf("%s: %d %s\n", what, desk.last->status, desk_body(&desk));
    exit(2);
}

void ask_book(void)
{
    desk_get(&desk, "/api/v1/activities/%s/book", id_text(school_activity()).text);
    must_be_200("book");
}

void ask_attendance(void)
{
    desk_get(&desk, "/api/v1/activities/%s/attendance", id_text(school_activity()).text);
    must_be_200("attendance");
}

const char *about(unsigned n)
{
    ask_attendance();
    return strstr(desk_body(&desk), id_text(school_person(n)).text);
}

bool has_jp(unsigned n, int jp)
{
    char text[40];
    const char *person = about(n);
    const char *awarded = person ? strstr(person, "\"awarded\":") : NULL;
    snprintf(text, sizeof text, "\"awarded\":%d,", jp);
    return awarded && strncmp(awarded, text, strlen(text)) == 0;
}

/* ---- the school ---- */

void begin(void)
{
    desk_open(&desk, 1, 45, 4);
    school_phase(&desk.school, CLASS_PHASE_RUNNING, 0);
    for (unsigned n = 1; n <= 3; n++)
        school_joins(&desk.school, n, n, 0);
    school_leaves(&desk.school, 3, 3, 1000, LEAVE_LOST);
    school_phase(&desk.school, CLASS_PHASE_ENDED, 2700);
    for (unsigned n = 1; n <= 2; n++)
        school_leaves(&desk.school, n, n, 2700, LEAVE_CLASS_OVER);
    fake_clock_advance(&desk.clock, 3000000);
    desk_start(&desk);
    desk_sign_in(&desk);
}
