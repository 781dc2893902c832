/* Files of rows and columns: what is read, and what is refused, by line. */
#include "base/alloc.h"
#include "base/file.h"
#include "office/csv_in.h"
#include "office/faults.h"
#include "support/check.h"

#define BYTES(text)                                                                                \
    (struct slice)                                                                                 \
    {                                                                                              \
        (const uint8_t *)(text), sizeof(text) - 1                                                  \
    }
#define FOLDER SINKRON_ROOT "/tests/office/csv/"

/* "3 nip_twice 2; 4 ..." */
static void faults_text(const struct faults *faults, char *ret, size_t room)
{
    size_t len = 0;
    ret[0] = '\0';
    for (size_t i = 0; i < faults->n && len < room; i++)
        len += (size_t)snprintf(ret + len, room - len, "%s%u %s%s%s", i ? "; " : "",
                                faults->at[i].line, faults->at[i].code,
                                faults->at[i].value[0] ? " " : "", faults->at[i].value);
}

/* "3:a|b|c" per row; cells of the first line first. */
static void rows_text(const struct csv_in *in, char *ret, size_t room)
{
    size_t len = 0;
    for (uint32_t c = 0; c < csv_in_columns(in); c++)
        len += (size_t)snprintf(ret + len, room - len, "%s%s", c ? "|" : "", csv_in_head(in, c));
    for (uint32_t row = 0; row < csv_in_rows(in) && len < room; row++) {
        len += (size_t)snprintf(ret + len, room - len, " / %u:", csv_in_line(in, row));
        for (uint32_t c = 0; c < csv_in_columns(in) && len < room; c++)
            len += (size_t)snprintf(ret + len, room - len, "%s%s", c ? "|" : "",
                                    csv_in_cell(in, row, c));
    }
}

static void read(struct slice bytes, char *ret, size_t room)
{
    struct csv_in *in = NULL;
    struct faults faults = {0};
    enum err err = csv_in_create(&in, bytes, &faults);
    if (err)
        faults_text(&faults, ret, room);
    else
        rows_text(in, ret, room);
    csv_in_destroy(in);
    faults_finish(&faults);
}

static void rows_are_read_or_refused(void)
{
    static const struct {
        const char *story;
        struct slice file;
        const char *want;
    } cases[] = {
        {"commas", BYTES("nip,nama\n1,Sri\n2,Budi\n"), "nip|nama / 2:1|Sri / 3:2|Budi"},
        {"semicolons, CRLF, no end of the last line", BYTES("nip;nama\r\n1;Sri, S.E."),
         "nip|nama / 2:1|Sri, S.E."},
        {"carriage returns alone", BYTES("nip;nama\r1;Sri\r2;Budi"),
         "nip|nama / 2:1|Sri / 3:2|Budi"},
        {"a byte order mark", BYTES("\xef\xbb\xbfnip;nama\n1;Sri\n"), "nip|nama / 2:1|Sri"},
        {"quotes, and quotes in them", BYTES("nip,nama\n1,\"Sri \"\"Yayuk\"\" W., M.Si.\"\n"),
         "nip|nama / 2:1|Sri \"Yayuk\" W., M.Si."},
        {"a line break in a cell: the next row knows its line",
         BYTES("nip,unit\n1,\"Bidang\nMutasi\"\n2,Umum\n"),
         "nip|unit / 2:1|Bidang\nMutasi / 4:2|Umum"},
        {"empty lines are passed over", BYTES("nip\n\n1\n \r\n2\n"), "nip / 3:1 / 5:2"},
        {"blanks around a cell", BYTES("nip , nama\n 1 ,\tSri \n"), "nip|nama / 2:1|Sri"},
        {"an empty cell at the end", BYTES("nip;nama;unit\n1;Sri;\n"), "nip|nama|unit / 2:1|Sri|"},
        {"an empty file", BYTES(""), "1 no_rows"},
        {"a first line alone", BYTES("nip;nama\n"), "2 no_rows"},
        {"cells too few", BYTES("nip;nama\n1;Sri\n2\n"), "3 cells 1/2"},
        {"cells too many", BYTES("nip;nama\n1;Sri;x\n"), "2 cells 3/2"},
        {"a quotation mark within", BYTES("nip;nama\n1;Sri \"Yayuk\"\n"), "2 quote 7"},
        {"something behind a quoted cell", BYTES("nip;nama\n1;\"Sri\"x\n"), "2 quote 8"},
        {"a quotation mark that nobody closed", BYTES("nip;nama\n1;Sri\n2;\"Budi\n3;Ani\n"),
         "3 quote_open"},
        {"a control character", BYTES("nip;nama\n1;S\x07ri\n"), "2 control"},
        {"Latin letters of Windows-1252", BYTES("nip;nama\n1;Ren\xe9\n"), "2 not_utf8 6"},
        {"counted in letters, not in bytes", BYTES("nip;nama\n1;\xc3\xa9\xe9\n"), "2 not_utf8 4"},
        {"UTF-16 with its mark", BYTES("\xff\xfen\0i\0p\0"), "1 utf16"},
        {"UTF-16 the other way round", BYTES("\xfe\xff\0n\0i\0p"), "1 utf16"},
        {"UTF-16 without", BYTES("n\0i\0p\0"), "1 utf16"},
        {"a zero byte", BYTES("nip\n1\0\n"), "2 not_utf8 2"},
    };
    char got[600];
    for (size_t i = 0; i < COUNT(cases); i++) {
        read(cases[i].file, got, sizeof got);
        check_text(cases[i].story, got, cases[i].want);
    }
}

/* What programs really write. */
static void files_of_spreadsheets_are_read(void)
{
    static const struct {
        const char *name;
        const char *want;
    } cases[] = {
        {"excel_indonesia.csv", "NIP|Nama|Status|Unit Kerja / 2:19850315 201012 1 002|Sri Wahyuni, "
                                "S.E.|PNS|Bidang Mutasi / 3:199001012022211005|Dwi "
                                "\"Uwi\" Lestari|PPPK|"},
        {"excel_unicode_text.txt", "1 utf16"},
        {"excel_csv_ansi.csv", "2 not_utf8 24"},
        {"libreoffice.csv", "nip|nama|status|unit_kerja / 2:198503152010121002|Sri Wahyuni, "
                            "S.E.|PNS|Bidang Mutasi"},
    };
    char got[600];
    for (size_t i = 0; i < COUNT(cases); i++) {
        char path[400];
        struct buffer bytes = {0};
        snprintf(path, sizeof path, FOLDER "%s", cases[i].name);
        check_same(file_read(path, 100000, &bytes), OK, path);
        read(buffer_slice(&bytes), got, sizeof got);
        check_text(cases[i].name, got, cases[i].want);
        buffer_finish(&bytes);
    }
}

static void a_file_has_bounds(void)
{
    struct buffer file = {0};
    char got[200];

    buffer_add_text(&file, "nip;nama\n1;");
    for (int i = 0; i < 4001; i++)
        buffer_add_text(&file, "x");
    read(buffer_slice(&file), got, sizeof got);
    check_text("a cell too long", got, "2 cell_too_long 4000");
    buffer_finish(&file);

    file = (struct buffer){0};
    buffer_add_text(&file, "nip");
    for (int i = 0; i < 40; i++)
        buffer_add_text(&file, ",x");
    buffer_add_text(&file, "\n1\n");
    read(buffer_slice(&file), got, sizeof got);
    check_text("a column too many", got, "1 columns_max 40");
    buffer_finish(&file);

    file = (struct buffer){0};
    for (int i = 0; i < 60002; i++)
        buffer_add_text(&file, "1\n");
    read(buffer_slice(&file), got, sizeof got);
    check_text("a row too many", got, "60002 rows_max 60000");
    buffer_finish(&file);

    file = (struct buffer){0};
    buffer_add_text(&file, "nip;nama\n1;\"");
    for (int i = 0; i < 500; i++)
        buffer_add_text(&file, "a line below\n");
    read(buffer_slice(&file), got, sizeof got);
    check_text("a quotation mark that eats the file", got, "2 cell_too_long 4000");
    buffer_finish(&file);

    struct csv_in *in = NULL;
    struct faults faults = {0};
    check_same(csv_in_create(&in, (struct slice){NULL, CSV_IN_BYTES_MAX + 1}, &faults),
               ERR_OVERSIZE, "a file too long");
}

static void memory_may_be_missing(void)
{
    for (int n = 0; n < 8; n++) {
        struct csv_in *in = NULL;
        struct faults faults = {0};
        alloc_fail_after(n);
        enum err err = csv_in_create(&in, BYTES("nip;nama\n1;Sri\n"), &faults);
        alloc_fail_after(-1);
        check(err == OK || err == ERR_NOMEM, "all or nothing");
        check((err == OK) == (in != NULL), "and no file half read");
        csv_in_destroy(in);
        faults_finish(&faults);
    }
    check_same((int)alloc_live(), 0, "everything was given back");
}

TEST_MAIN(TEST(rows_are_read_or_refused), TEST(files_of_spreadsheets_are_read),
          TEST(a_file_has_bounds), TEST(memory_may_be_missing))
