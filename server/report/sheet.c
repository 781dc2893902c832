#include "report/sheet.h"

#include <hpdf.h>
#include <qrencode.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/date.h"
#include "report/sheet_parts.h"

#define LINE_BYTES_MAX 1024
#define WIDTH_STEP 8.0f /* by which a text is made narrower while it needs no more lines */

struct sheet {
    HPDF_Doc doc;
    HPDF_Page page;
    HPDF_Font fonts[SHEET_FONTS];
    enum err err; /* the first; the library goes on without a document then */
};

static const float inks[SHEET_INKS][3] = {
    [SHEET_INK] = {0.078f, 0.129f, 0.169f},   [SHEET_SOFT] = {0.318f, 0.380f, 0.427f},
    [SHEET_BRAND] = {0.039f, 0.353f, 0.514f}, [SHEET_WASH] = {0.890f, 0.941f, 0.969f},
    [SHEET_LINE] = {0.851f, 0.878f, 0.898f},
};

static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
    struct sheet *sheet = user;
    (void)detail;
    if (!sheet->err)
        sheet->err = error == HPDF_FAILD_TO_ALLOC_MEM ? ERR_NOMEM : ERR_IO;
}

static void *take_memory(HPDF_UINT size)
{
    return mem_alloc(size);
}

/* ---- beginning ---- */

/* The library takes fonts from files alone: the bytes become one without a name. */
static HPDF_Font load_font(struct sheet *sheet, struct slice bytes)
{
    char path[40];
    int fd = memfd_create("font", MFD_CLOEXEC);
    const char *name = NULL;

    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    if (fd >= 0 && write(fd, bytes.at, bytes.len) == (ssize_t)bytes.len)
        name = HPDF_LoadTTFontFromFile(sheet->doc, path, HPDF_TRUE);
    if (fd >= 0)
        close(fd);
    if (!name && !sheet->err)
        sheet->err = ERR_IO;
    return name ? HPDF_GetFont(sheet->doc, name, "UTF-8") : NULL;
}

static void begin(struct sheet *sheet, const char *title, int64_t day)
{
    struct civil civil = date_civil(day * DATE_DAY_MS, DATE_UTC);
    HPDF_Date date = {.year = civil.year, .month = civil.month, .day = civil.day, .ind = ' '};

    HPDF_UseUTFEncodings(sheet->doc);
    HPDF_SetCompressionMode(sheet->doc, HPDF_COMP_ALL);
    HPDF_SetInfoAttr(sheet->doc, HPDF_INFO_TITLE, title);
    HPDF_SetInfoAttr(sheet->doc, HPDF_INFO_CREATOR, "Sinkron");
    HPDF_SetInfoDateAttr(sheet->doc, HPDF_INFO_CREATION_DATE, date);
    for (int i = 0; i < SHEET_FONTS && !sheet->err; i++)
        sheet->fonts[i] = load_font(sheet, sheet_fonts[i]);
}

enum err sheet_create(struct sheet **ret, const char *title, int64_t day)
{
    struct sheet *sheet = mem_zalloc(1, sizeof *sheet);
    if (!sheet)
        return ERR_NOMEM;
    sheet->doc = HPDF_NewEx(on_error, take_memory, mem_free, 0, sheet);
    if (sheet->doc)
        begin(sheet, title, day);
    enum err err = sheet->doc ? sheet->err : ERR_NOMEM;
    if (err)
        sheet_destroy(sheet);
    else
        *ret = sheet;
    return err;
}

void sheet_destroy(struct sheet *sheet)
{
    if (!sheet)
        return;
    if (sheet->doc)
        HPDF_Free(sheet->doc);
    mem_free(sheet);
}

void sheet_page(struct sheet *sheet)
{
    sheet->page = HPDF_AddPage(sheet->doc);
    HPDF_Page_SetSize(sheet->page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_LANDSCAPE);
}

/* ---- text ---- */

struct line {
    char text[LINE_BYTES_MAX];
};

/* Terminated, in one line. The library knows characters of up to three bytes (U+FFFF). */
static struct line line_of(struct slice text)
{
    struct line ret;
    size_t len = 0;
    for (size_t i = 0; i < text.len && len < sizeof ret.text - 1; i++) {
        uint8_t byte = text.at[i];
        if (byte >= 0xF0) {
            ret.text[len++] = '?';
            while (i + 1 < text.len && (text.at[i + 1] & 0xC0) == 0x80)
                i++;
            continue;
        }
        ret.text[len++] = byte < ' ' ? ' ' : (char)byte;
    }
    ret.text[len] = '\0';
    return ret;
}

static void set_type(struct sheet *sheet, const struct sheet_type *type)
{
    const float *ink = inks[type->ink];
    HPDF_Page_SetFontAndSize(sheet->page, sheet->fonts[type->font], type->size);
    HPDF_Page_SetCharSpace(sheet->page, type->spacing);
    HPDF_Page_SetRGBFill(sheet->page, ink[0], ink[1], ink[2]);
}

float sheet_width(struct sheet *sheet, const struct sheet_type *type, struct slice text)
{
    struct line line = line_of(text);
    set_type(sheet, type);
    return HPDF_Page_TextWidth(sheet->page, line.text);
}

void sheet_text(struct sheet *sheet, const struct sheet_type *type, struct sheet_point at,
                enum sheet_side side, struct slice text)
{
    struct line line = line_of(text);
    float width = side == SHEET_LEFT ? 0 : sheet_width(sheet, type, text) - type->spacing;
    float x = side == SHEET_CENTRE ? at.x - width / 2 : at.x - width;

    set_type(sheet, type);
    HPDF_Page_BeginText(sheet->page);
    HPDF_Page_TextOut(sheet->page, x, at.y, line.text);
    HPDF_Page_EndText(sheet->page);
}

/* ---- wrapping ---- */

static bool is_blank(uint8_t byte)
{
    return byte <= ' ';
}

static bool fits(struct sheet *sheet, const struct sheet_type *type, struct slice text, float width)
{
    return text.len < LINE_BYTES_MAX && sheet_width(sheet, type, text) <= width;
}

/* As many characters of a word as a line holds, one at least. */
static size_t cut_word(struct sheet *sheet, const struct sheet_type *type, struct slice word,
                       float width)
{
    size_t taken = 0;
    for (size_t i = 1; i <= word.len; i++) {
        if (i < word.len && (word.at[i] & 0xC0) == 0x80)
            continue;
        if (taken && !fits(sheet, type, (struct slice){word.at, i}, width))
            break;
        taken = i;
    }
    return taken;
}

/* How much of `text`, which begins with no blank, is one line. */
static size_t cut_line(struct sheet *sheet, const struct sheet_type *type, struct slice text,
                       float width)
{
    size_t taken = 0;
    for (size_t i = 1; i <= text.len; i++) {
        if (i < text.len && !is_blank(text.at[i]))
            continue;
        if (!fits(sheet, type, (struct slice){text.at, i}, width)) {
            bool in_word = taken == 0;
            return in_word ? cut_word(sheet, type, (struct slice){text.at, i}, width) : taken;
        }
        taken = i;
        while (i < text.len && is_blank(text.at[i]))
            i++;
    }
    return taken;
}

static struct sheet_lines cut(struct sheet *sheet, const struct sheet_type *type, const char *text,
                              float width)
{
    struct sheet_lines ret = {0};
    struct slice rest = slice_of_text(text);
    while (ret.n < SHEET_LINES_MAX) {
        while (rest.len && is_blank(rest.at[0]))
            rest = (struct slice){rest.at + 1, rest.len - 1};
        if (!rest.len)
            break;
        size_t len = cut_line(sheet, type, rest, width);
        ret.at[ret.n++] = (struct slice){rest.at, len};
        rest = (struct slice){rest.at + len, rest.len - len};
    }
    return ret;
}

struct sheet_lines sheet_wrap(struct sheet *sheet, const struct sheet_type *type, const char *text,
                              float width)
{
    struct sheet_lines best = cut(sheet, type, text, width);
    for (float less = width - WIDTH_STEP; best.n > 1 && less > width / 2; less -= WIDTH_STEP) {
        struct sheet_lines even = cut(sheet, type, text, less);
        if (even.n != best.n)
            break;
        best = even;
    }
    return best;
}

/* ---- lines and squares ---- */

static void set_line(struct sheet *sheet, float width, enum sheet_ink ink)
{
    HPDF_Page_SetLineWidth(sheet->page, width);
    HPDF_Page_SetRGBStroke(sheet->page, inks[ink][0], inks[ink][1], inks[ink][2]);
}

void sheet_line(struct sheet *sheet, struct sheet_point from, struct sheet_point to, float width,
                enum sheet_ink ink)
{
    set_line(sheet, width, ink);
    HPDF_Page_MoveTo(sheet->page, from.x, from.y);
    HPDF_Page_LineTo(sheet->page, to.x, to.y);
    HPDF_Page_Stroke(sheet->page);
}

void sheet_frame(struct sheet *sheet, struct sheet_box box, float width, enum sheet_ink ink)
{
    set_line(sheet, width, ink);
    HPDF_Page_Rectangle(sheet->page, box.x, box.y, box.width, box.height);
    HPDF_Page_Stroke(sheet->page);
}

static void put_squares(struct sheet *sheet, struct sheet_box box, const QRcode *code)
{
    float side = box.width / (float)code->width;
    HPDF_Page_SetRGBFill(sheet->page, inks[SHEET_INK][0], inks[SHEET_INK][1], inks[SHEET_INK][2]);
    for (int row = 0; row < code->width; row++)
        for (int column = 0; column < code->width; column++)
            if (code->data[row * code->width + column] & 1)
                HPDF_Page_Rectangle(sheet->page, box.x + side * (float)column,
                                    box.y + side * (float)(code->width - 1 - row), side, side);
    HPDF_Page_Fill(sheet->page);
}

void sheet_qr(struct sheet *sheet, struct sheet_box box, const char *text)
{
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    if (!code && !sheet->err)
        sheet->err = ERR_NOMEM;
    if (code && sheet->page)
        put_squares(sheet, box, code);
    QRcode_free(code);
}

/* ---- end ---- */

enum err sheet_end(struct sheet *sheet, struct buffer *ret)
{
    if (!sheet->err)
        HPDF_SaveToStream(sheet->doc);
    HPDF_UINT32 left = sheet->err ? 0 : HPDF_GetStreamSize(sheet->doc);
    HPDF_BYTE piece[16384];
    while (left && !sheet->err) {
        HPDF_UINT32 n = left < sizeof piece ? left : (HPDF_UINT32)sizeof piece;
        HPDF_ReadFromStream(sheet->doc, piece, &n);
        if (!n)
            break;
        buffer_add(ret, (struct slice){piece, n});
        left -= n;
    }
    if (sheet->err)
        return sheet->err;
    return left ? ERR_IO : ret->bad ? ERR_NOMEM : OK;
}
