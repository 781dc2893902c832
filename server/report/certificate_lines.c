/* The pages behind the first: what the activity consisted of, and the mark. */
#include <stdio.h>

#include "report/certificate_parts.h"
#include "report/number_words.h"

#define LEFT 64.0f
#define RIGHT (SHEET_WIDTH - 64.0f)
#define TITLE_X 96.0f
#define MODE_X 540.0f
#define MINUTES_X 690.0f /* right end */
#define FOOT 62.0f
#define LEADING 13.0f
#define ROW_GAP 9.0f
#define TEXT_MAX 400

static const struct sheet_type plain = {SHEET_SANS, SHEET_INK, 10, 0};
static const struct sheet_type soft = {SHEET_SANS, SHEET_SOFT, 9.5f, 0};
static const struct sheet_type bold = {SHEET_BOLD, SHEET_INK, 10, 0};

struct pages {
    struct sheet *sheet;
    const struct certificate_content *content;
    float y; /* foot of the next line */
};

static const char *mode_words(enum unit_mode mode)
{
    switch (mode) {
    case MODE_FACE_TO_FACE:
        return "tatap muka";
    case MODE_SYNCHRONOUS:
        return "daring, sinkron";
    case MODE_ASYNCHRONOUS:
        return "daring, mandiri";
    }
    return "";
}

static void put(struct pages *pages, const struct sheet_type *type, float x, enum sheet_side side,
                const char *text)
{
    sheet_text(pages->sheet, type, (struct sheet_point){x, pages->y}, side, slice_of_text(text));
}

static void put_rule(struct pages *pages, float y)
{
    sheet_line(pages->sheet, (struct sheet_point){LEFT, y}, (struct sheet_point){RIGHT, y}, 0.6f,
               SHEET_LINE);
}

static void put_wrapped(struct pages *pages, const struct sheet_type *type, const char *text,
                        float width)
{
    struct sheet_lines lines = sheet_wrap(pages->sheet, type, text, width);
    for (size_t i = 0; i < lines.n; i++, pages->y -= type->size * 1.3f)
        sheet_text(pages->sheet, type, (struct sheet_point){LEFT, pages->y}, SHEET_LEFT,
                   lines.at[i]);
}

static void begin_page(struct pages *pages)
{
    static const struct sheet_type title = {SHEET_SERIF, SHEET_INK, 17, 0};
    const struct certificate_content *content = pages->content;
    char text[TEXT_MAX];

    sheet_page(pages->sheet);
    certificate_frame(pages->sheet);
    pages->y = 522;
    put_wrapped(pages, &title, content->activity.title, RIGHT - LEFT);
    snprintf(text, sizeof text, "%s  ·  Nomor %s", content->person.name, content->number);
    pages->y -= 2;
    put_wrapped(pages, &soft, text, RIGHT - LEFT);
    pages->y -= 14;
    put(pages, &soft, LEFT, SHEET_LEFT, "No.");
    put(pages, &soft, TITLE_X, SHEET_LEFT, "Materi");
    put(pages, &soft, MODE_X, SHEET_LEFT, "Cara");
    put(pages, &soft, MINUTES_X, SHEET_RIGHT, "Menit belajar");
    put(pages, &soft, RIGHT, SHEET_RIGHT, "JP rencana");
    put_rule(pages, pages->y - 6);
    pages->y -= 6 + LEADING + 3;
}

static void put_row(struct pages *pages, uint32_t i)
{
    const struct certificate_line *line = &pages->content->lines[i];
    struct sheet_lines title = sheet_wrap(pages->sheet, &plain, line->title, MODE_X - TITLE_X - 16);
    float needs = (float)(title.n ? title.n : 1) * LEADING;
    char text[24];

    if (pages->y - needs < FOOT)
        begin_page(pages);
    snprintf(text, sizeof text, "%u", (unsigned)i + 1);
    put(pages, &plain, LEFT, SHEET_LEFT, text);
    put(pages, &plain, MODE_X, SHEET_LEFT, mode_words(line->mode));
    snprintf(text, sizeof text, "%u", (unsigned)line->minutes);
    put(pages, &plain, MINUTES_X, SHEET_RIGHT, text);
    snprintf(text, sizeof text, "%u", (unsigned)line->jp);
    put(pages, &plain, RIGHT, SHEET_RIGHT, line->jp ? text : "–");
    for (size_t k = 0; k < title.n; k++) {
        sheet_text(pages->sheet, &plain,
                   (struct sheet_point){TITLE_X, pages->y - (float)k * LEADING}, SHEET_LEFT,
                   title.at[k]);
    }
    pages->y -= needs - LEADING;
    put_rule(pages, pages->y - 5);
    pages->y -= LEADING + ROW_GAP - 4;
}

static void put_result(struct pages *pages, const char *what, const char *worth)
{
    put(pages, &plain, TITLE_X, SHEET_LEFT, what);
    put(pages, &bold, RIGHT, SHEET_RIGHT, worth);
    pages->y -= LEADING + 4;
}

static void put_results(struct pages *pages)
{
    const struct certificate_content *content = pages->content;
    char text[TEXT_MAX];

    if (pages->y - 3 * (LEADING + 4) < FOOT)
        begin_page(pages);
    if (content->lines_more) {
        snprintf(text, sizeof text, "dan %u materi lain", (unsigned)content->lines_more);
        put(pages, &soft, TITLE_X, SHEET_LEFT, text);
        pages->y -= LEADING + 4;
    }
    pages->y -= 8;
    if (content->mark != CERTIFICATE_NO_MARK) {
        snprintf(text, sizeof text, "%u dari 100", (unsigned)content->mark);
        put_result(pages, "Nilai tes akhir", text);
    }
    if (content->jp) {
        snprintf(text, sizeof text, "%u (%s)", (unsigned)content->jp,
                 number_words(content->jp).text);
        put_result(pages, "Jam pelajaran yang diperoleh", text);
    }
}

void certificate_lines_pages(struct sheet *sheet, const struct certificate_content *content)
{
    struct pages pages = {.sheet = sheet, .content = content};
    if (!content->n_lines && content->mark == CERTIFICATE_NO_MARK)
        return;
    begin_page(&pages);
    for (uint32_t i = 0; i < content->n_lines; i++)
        put_row(&pages, i);
    put_results(&pages);
}
