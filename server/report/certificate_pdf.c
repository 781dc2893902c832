/* The first page of a certificate: who, what, how much, and where to ask whether it is true. */
#include <stdio.h>
#include <string.h>

#include "judging/nip.h"
#include "report/certificate_parts.h"
#include "report/number_words.h"

#define MIDDLE (SHEET_WIDTH / 2)
#define COLUMN 660.0f /* texts are no wider */
#define TOP 546.0f    /* texts in the middle stand between these */
#define BOTTOM 172.0f
#define LEADING 1.28f /* from one foot to the next, in sizes */
#define SMALLER 0.95f
#define SIZE_MIN 0.35f /* of what it would like to be: then all that can be stored fits */
#define TEXT_MAX 1100
#define BLOCKS_MAX 14

/* A text in the middle column. */
struct block {
    struct sheet_type type;
    float gap;          /* above it */
    size_t lines_liked; /* it becomes smaller before it takes more */
    char text[TEXT_MAX];
};

struct blocks {
    size_t n;
    struct block at[BLOCKS_MAX];
};

/* ---- what is said ---- */

static struct block *add(struct blocks *blocks, struct sheet_type type, float gap, const char *text)
{
    struct block *block = &blocks->at[blocks->n];
    if (!text[0])
        return block;
    blocks->n++;
    block->type = type;
    block->gap = gap;
    block->lines_liked = 2;
    snprintf(block->text, sizeof block->text, "%s", text);
    return block;
}

/* Those that are there, with a dot between. */
static void join(char ret[TEXT_MAX], const char *const *texts, size_t n)
{
    struct writer w = writer_of(ret, TEXT_MAX - 1);
    for (size_t i = 0; i < n; i++)
        if (texts[i][0])
            write_format(&w, "%s%s", writer_len(&w) ? "  ·  " : "", texts[i]);
    ret[writer_len(&w)] = '\0';
}

static const char *statement(enum certificate_kind kind)
{
    switch (kind) {
    case CERTIFICATE_STTP:
        return "telah menyelesaikan dan dinyatakan lulus";
    case CERTIFICATE_CERTIFICATE:
        return "telah mengikuti sebagai peserta dan memenuhi ketentuan";
    case CERTIFICATE_STATEMENT:
        return "telah mengikuti sebagai peserta, tanpa pernyataan lulus,";
    }
    return "";
}

static void add_head(struct blocks *blocks, const struct certificate_content *content)
{
    static const struct sheet_type organiser = {SHEET_BOLD, SHEET_BRAND, 13, 0.6f};
    static const struct sheet_type title = {SHEET_SERIF, SHEET_INK, 38, 6};
    static const struct sheet_type long_title = {SHEET_SERIF, SHEET_INK, 30, 2.4f};
    static const struct sheet_type small = {SHEET_SANS, SHEET_SOFT, 10.5f, 0};
    bool is_long = content->kind == CERTIFICATE_STTP;
    char text[TEXT_MAX];

    add(blocks, organiser, 0, content->activity.organiser);
    add(blocks, is_long ? long_title : title, 16, certificate_title(content->kind))->lines_liked =
        1;
    snprintf(text, sizeof text, "Nomor %s", content->number);
    add(blocks, small, 4, text);
    add(blocks, small, 8, content->activity.legal_basis);
}

static void add_person(struct blocks *blocks, const struct certificate_content *content)
{
    const struct certificate_person *person = &content->person;
    static const struct sheet_type small = {SHEET_SANS, SHEET_SOFT, 11, 0};
    static const struct sheet_type name = {SHEET_SERIF, SHEET_BRAND, 31, 0};
    static const struct sheet_type who = {SHEET_SANS, SHEET_INK, 11, 0};
    char number[NIP_PRINTED_MAX + 16] = "";
    char text[TEXT_MAX];

    if (person->nip[0])
        snprintf(number, sizeof number, "%s %s",
                 person->employment == EMPLOYMENT_PPPK ? "NI PPPK" : "NIP",
                 nip_printed(person->nip).text);
    add(blocks, small, 18,
        content->kind == CERTIFICATE_STATEMENT ? "dengan ini diterangkan bahwa"
                                               : "diberikan kepada");
    add(blocks, name, 4, person->name);
    join(text, (const char *const[]){number, person->position}, 2);
    add(blocks, who, 6, text);
    join(text, (const char *const[]){person->unit, person->agency}, 2);
    add(blocks, who, 1, text);
}

/* "Pelatihan teknis · Angkatan IV" */
static void batch_text(char ret[TEXT_MAX], const struct certificate_activity *activity)
{
    char batch[CATALOG_TITLE_MAX + 16] = "";
    bool says_so = strncmp(activity->batch, "Angkatan", strlen("Angkatan")) == 0;
    if (activity->batch[0])
        snprintf(batch, sizeof batch, "%s%s", says_so ? "" : "Angkatan ", activity->batch);
    join(ret, (const char *const[]){activity->category, batch}, 2);
}

static void add_activity(struct blocks *blocks, const struct certificate_content *content)
{
    static const struct sheet_type plain = {SHEET_SANS, SHEET_INK, 11, 0};
    static const struct sheet_type small = {SHEET_SANS, SHEET_SOFT, 10.5f, 0};
    static const struct sheet_type title = {SHEET_SERIF, SHEET_INK, 20, 0};
    static const struct sheet_type worth = {SHEET_BOLD, SHEET_INK, 12, 0};
    const struct certificate_activity *activity = &content->activity;
    char text[TEXT_MAX];

    add(blocks, plain, 16, statement(content->kind));
    add(blocks, title, 5, activity->title);
    batch_text(text, activity);
    add(blocks, small, 4, text);
    snprintf(text, sizeof text, "yang diselenggarakan oleh %s pada %s%s%s secara %s",
             activity->organiser, day_range_words(activity->first_day, activity->last_day).text,
             activity->place[0] ? " di " : "", activity->place,
             certificate_mode_words(activity->modes));
    add(blocks, plain, 8, text);
    if (!content->jp)
        return;
    snprintf(text, sizeof text, "%u (%s) jam pelajaran", (unsigned)content->jp,
             number_words(content->jp).text);
    add(blocks, worth, 8, text);
}

/* ---- where it stands ---- */

static struct sheet_lines fit_block(struct sheet *sheet, const struct block *block, float scale,
                                    struct sheet_type *ret)
{
    *ret = block->type;
    ret->size *= scale;
    ret->spacing *= scale;
    struct sheet_lines lines = sheet_wrap(sheet, ret, block->text, COLUMN);
    while (lines.n > block->lines_liked && ret->size > block->type.size * scale * 0.6f) {
        ret->size *= SMALLER;
        ret->spacing *= SMALLER;
        lines = sheet_wrap(sheet, ret, block->text, COLUMN);
    }
    return lines;
}

static float height_at(struct sheet *sheet, const struct blocks *blocks, float scale)
{
    float height = 0;
    for (size_t i = 0; i < blocks->n; i++) {
        struct sheet_type type;
        struct sheet_lines lines = fit_block(sheet, &blocks->at[i], scale, &type);
        height += blocks->at[i].gap * scale + (float)lines.n * type.size * LEADING;
    }
    return height;
}

static void put_blocks(struct sheet *sheet, const struct blocks *blocks)
{
    float scale = 1;
    float height = height_at(sheet, blocks, scale);
    while (height > TOP - BOTTOM && scale > SIZE_MIN) {
        scale *= SMALLER;
        height = height_at(sheet, blocks, scale);
    }

    float y = TOP - (TOP - BOTTOM - height) / 2;
    for (size_t i = 0; i < blocks->n; i++) {
        struct sheet_type type;
        struct sheet_lines lines = fit_block(sheet, &blocks->at[i], scale, &type);
        y -= blocks->at[i].gap * scale;
        for (size_t line = 0; line < lines.n; line++) {
            y -= type.size * LEADING;
            struct sheet_point at = {MIDDLE, y + type.size * (LEADING - 1)};
            sheet_text(sheet, &type, at, SHEET_CENTRE, lines.at[line]);
        }
    }
}

/* ---- the foot: where to ask, and who signs ---- */

/* Lines from `at` downwards; smaller when they are more than `lines_max`. Returns the next foot. */
static float put_lines(struct sheet *sheet, struct sheet_type type, struct sheet_box room,
                       enum sheet_side side, const char *text)
{
    struct sheet_lines lines = sheet_wrap(sheet, &type, text, room.width);
    while ((float)lines.n * type.size * LEADING > room.height && type.size > 4) {
        type.size *= SMALLER;
        lines = sheet_wrap(sheet, &type, text, room.width);
    }
    float x = side == SHEET_CENTRE ? room.x + room.width / 2 : room.x;
    float y = room.y;
    for (size_t i = 0; i < lines.n; i++, y -= type.size * LEADING)
        sheet_text(sheet, &type, (struct sheet_point){x, y}, side, lines.at[i]);
    return y;
}

static void put_proof(struct sheet *sheet, const struct certificate_content *content)
{
    static const struct sheet_type head = {SHEET_BOLD, SHEET_INK, 8.5f, 0};
    static const struct sheet_type small = {SHEET_SANS, SHEET_SOFT, 8, 0};
    struct sheet_box room = {156, 118, 340, 11};
    char text[TEXT_MAX];

    sheet_qr(sheet, (struct sheet_box){58, 52, 86, 86}, content->address);
    room.y = put_lines(sheet, head, room, SHEET_LEFT, "Periksa keaslian dokumen ini") - 1;
    room.y = put_lines(sheet, small, room, SHEET_LEFT, "Pindai kode di samping, atau buka alamat");
    room.y = put_lines(sheet, small, room, SHEET_LEFT, content->address) - 6;
    snprintf(text, sizeof text, "%s menurut aturan %s",
             content->jp ? "Jam pelajaran dinilai" : "Kehadiran dinilai", content->activity.policy);
    put_lines(sheet, small, room, SHEET_LEFT, text);
}

static void put_signatory(struct sheet *sheet, const struct certificate_content *content)
{
    static const struct sheet_type plain = {SHEET_SANS, SHEET_INK, 10, 0};
    static const struct sheet_type name = {SHEET_BOLD, SHEET_INK, 10.5f, 0};
    const struct certificate_signatory *signatory = &content->signatory;
    const char *place = content->activity.place;
    struct sheet_box room = {530, 148, 254, 26};
    char text[TEXT_MAX];

    snprintf(text, sizeof text, "%s%s%s", place, place[0] ? ", " : "",
             day_words(content->issued_day).text);
    room.y = put_lines(sheet, plain, room, SHEET_CENTRE, text);
    put_lines(sheet, plain, room, SHEET_CENTRE, signatory->position);
    room.y = 74;
    room.y = put_lines(sheet, name, room, SHEET_CENTRE, signatory->name);
    if (!signatory->nip[0])
        return;
    snprintf(text, sizeof text, "NIP %s", nip_printed(signatory->nip).text);
    put_lines(sheet, plain, room, SHEET_CENTRE, text);
}

void certificate_frame(struct sheet *sheet)
{
    const struct sheet_box wide = {22, 22, SHEET_WIDTH - 44, SHEET_HEIGHT - 44};
    const struct sheet_box thin = {30, 30, SHEET_WIDTH - 60, SHEET_HEIGHT - 60};
    sheet_frame(sheet, wide, 7, SHEET_WASH);
    sheet_frame(sheet, thin, 0.8f, SHEET_BRAND);
}

enum err certificate_pdf(const struct certificate_content *content, struct buffer *ret)
{
    struct sheet *sheet = NULL;
    struct blocks blocks = {0};
    enum err err = sheet_create(&sheet, content->number, content->issued_day);
    if (err)
        return err;
    sheet_page(sheet);
    certificate_frame(sheet);
    add_head(&blocks, content);
    add_person(&blocks, content);
    add_activity(&blocks, content);
    put_blocks(sheet, &blocks);
    put_proof(sheet, content);
    put_signatory(sheet, content);
    certificate_lines_pages(sheet, content);
    err = sheet_end(sheet, ret);
    sheet_destroy(sheet);
    return err;
}
