#include "feed/siasn_record.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "wire/json_in.h"

/* ---- the members of a body: one table for each kind ---- */

enum member_kind { TEXT, TEXT_OR_NULL, NUMBER, ALWAYS_NULL, ALWAYS_EMPTY, ALWAYS_ZERO, NO_LIST };

struct member {
    const char *name;
    enum member_kind kind;
    size_t offset;
    size_t room;
};

#define AT(field) offsetof(struct siasn_record, field), sizeof(((struct siasn_record *)0)->field)

static const struct member course[] = {
    {"id", TEXT_OR_NULL, AT(id)},
    {"instansiId", TEXT, AT(agency)},
    {"institusiPenyelenggara", TEXT, AT(organiser)},
    {"jenisDiklatId", TEXT, AT(type)},
    {"jenisKursus", ALWAYS_NULL, 0, 0},
    {"jenisKursusSertipikat", TEXT, AT(letter)},
    {"jumlahJam", NUMBER, AT(jp)},
    {"lokasiId", ALWAYS_NULL, 0, 0},
    {"namaKursus", TEXT, AT(title)},
    {"nomorSertipikat", TEXT, AT(number)},
    {"path", NO_LIST, 0, 0},
    {"pnsOrangId", TEXT, AT(person)},
    {"tahunKursus", NUMBER, AT(year)},
    {"tanggalKursus", TEXT, AT(first_day)},
    {"tanggalSelesaiKursus", TEXT, AT(last_day)},
    {NULL, TEXT, 0, 0},
};

/* bobot and jenisKompetensi: what they mean was not found; neutral values. */
static const struct member training[] = {
    {"bobot", ALWAYS_ZERO, 0, 0},
    {"id", TEXT_OR_NULL, AT(id)},
    {"institusiPenyelenggara", TEXT, AT(organiser)},
    {"jenisKompetensi", ALWAYS_EMPTY, 0, 0},
    {"jumlahJam", NUMBER, AT(jp)},
    {"latihanStrukturalId", TEXT, AT(structural)},
    {"nomor", TEXT, AT(number)},
    {"path", NO_LIST, 0, 0},
    {"pnsOrangId", TEXT, AT(person)},
    {"tahun", NUMBER, AT(year)},
    {"tanggal", TEXT, AT(first_day)},
    {"tanggalSelesai", TEXT, AT(last_day)},
    {NULL, TEXT, 0, 0},
};

static const struct member *members_of(enum outbox_kind kind)
{
    return kind == OUTBOX_TRAINING ? training : course;
}

static const char *text_of(const struct siasn_record *record, const struct member *member)
{
    return (const char *)record + member->offset;
}

static int64_t number_of(const struct siasn_record *record, const struct member *member)
{
    int64_t ret;
    memcpy(&ret, (const char *)record + member->offset, sizeof ret);
    return ret;
}

/* ---- the body ---- */

static void put_member(struct json_out *out, const struct siasn_record *record,
                       const struct member *member)
{
    switch (member->kind) {
    case TEXT:
        json_put_text(out, member->name, text_of(record, member));
        break;
    case TEXT_OR_NULL: {
        const char *text = text_of(record, member);
        json_put_text(out, member->name, text[0] ? text : NULL);
        break;
    }
    case NUMBER:
        json_put_i64(out, member->name, number_of(record, member));
        break;
    case ALWAYS_NULL:
        json_put_null(out, member->name);
        break;
    case ALWAYS_EMPTY:
        json_put_text(out, member->name, "");
        break;
    case ALWAYS_ZERO:
        json_put_i64(out, member->name, 0);
        break;
    case NO_LIST:
        json_open_list(out, member->name);
        json_close_list(out);
        break;
    }
}

void siasn_body_put(struct json_out *out, const char *key, const struct siasn_record *record)
{
    json_open_object(out, key);
    for (const struct member *m = members_of(record->kind); m->name; m++)
        put_member(out, record, m);
    json_close_object(out);
}

void siasn_body_write(const struct siasn_record *record, struct buffer *ret)
{
    struct json_out out = json_out_to(ret);
    siasn_body_put(&out, NULL, record);
}

static void get_member(const struct json_node *root, const struct member *member,
                       struct siasn_record *ret)
{
    char *at = (char *)ret + member->offset;
    if (member->kind == NUMBER) {
        int64_t number = json_get_i64(root, member->name, 0, INT32_MAX);
        memcpy(at, &number, sizeof number);
    } else if (member->kind == TEXT || member->kind == TEXT_OR_NULL) {
        bool there = json_has(root, member->name);
        const char *text = there ? json_get_borrowed(root, member->name, member->room - 1) : "";
        text_copy(at, member->room, slice_of_text(text));
    }
}

enum err siasn_body_read(enum outbox_kind kind, struct slice body, struct siasn_record *ret)
{
    struct json_doc doc;
    struct siasn_record record = {.kind = kind};

    enum err err = json_open(&doc, body);
    if (!err) {
        struct json_node root = json_root(&doc);
        for (const struct member *m = members_of(kind); m->name; m++)
            get_member(&root, m, &record);
        err = json_err(&doc);
    }
    json_close(&doc);
    if (!err)
        *ret = record;
    return err;
}

const char *siasn_body_name(enum outbox_kind kind, size_t i)
{
    return members_of(kind)[i].name;
}

void siasn_body_cell(const struct siasn_record *record, size_t i, struct buffer *ret)
{
    const struct member *member = &members_of(record->kind)[i];
    if (member->kind == NUMBER)
        buffer_format(ret, "%" PRId64, number_of(record, member));
    else if (member->kind == ALWAYS_ZERO)
        buffer_add_text(ret, "0");
    else if (member->kind == TEXT || member->kind == TEXT_OR_NULL)
        buffer_add_text(ret, text_of(record, member));
}

/* ---- its values ---- */

static void write_date(char ret[SIASN_DATE_MAX], int64_t day)
{
    struct civil civil = date_civil(day * DATE_DAY_MS, DATE_UTC);
    snprintf(ret, SIASN_DATE_MAX, "%02u-%02u-%04u", (unsigned)civil.day % 100,
             (unsigned)civil.month % 100, (unsigned)civil.year % 10000);
}

void siasn_record_days(struct siasn_record *record, int64_t first_day, int64_t last_day)
{
    write_date(record->first_day, first_day);
    write_date(record->last_day, last_day);
    record->year = date_civil(last_day * DATE_DAY_MS, DATE_UTC).year;
}

/* Domain notes 4.3; the longer name of two that begin alike is told apart by whole words. */
static const struct {
    const char *name;
    const char *id;
} programmes[] = {
    {"SEPADA", "1"},   {"SEPALA", "2"},  {"ADUM", "2"},   {"PIM IV", "2"}, {"SEPADYA", "3"},
    {"SPAMA", "3"},    {"PIM III", "3"}, {"SPAMEN", "4"}, {"SESPA", "4"},  {"PIM II", "4"},
    {"SESPANAS", "4"}, {"SEPATI", "5"},  {"PIM I", "5"},  {"SESPIM", "6"}, {"SESPATI", "7"},
};

static bool names(const char *title, const char *programme)
{
    size_t len = strlen(programme);
    for (const char *at = title; (at = strstr(at, programme)); at++) {
        bool begins = at == title || !isalnum((unsigned char)at[-1]);
        if (begins && !isalnum((unsigned char)at[len]))
            return true;
    }
    return false;
}

const char *siasn_structural(const char *title)
{
    for (size_t i = 0; i < sizeof programmes / sizeof programmes[0]; i++)
        if (names(title, programmes[i].name))
            return programmes[i].id;
    return "8";
}

enum feed_reason siasn_record_gap(const struct siasn_record *record)
{
    if (record->jp <= 0)
        return FEED_NO_JP;
    if (!record->type[0] && record->kind == OUTBOX_COURSE)
        return FEED_NO_CATEGORY_ID;
    if (!record->person[0])
        return FEED_NO_PERSON_ID;
    return record->number[0] ? FEED_READY : FEED_NO_CERTIFICATE;
}

/* ---- where things are ---- */

const char *siasn_save_path(enum outbox_kind kind)
{
    return kind == OUTBOX_TRAINING ? "/diklat/save" : "/kursus/save";
}

const char *siasn_delete_path(enum outbox_kind kind)
{
    return kind == OUTBOX_TRAINING ? "/diklat/delete/" : "/kursus/delete/";
}

const char *siasn_history_path(enum outbox_kind kind)
{
    return kind == OUTBOX_TRAINING ? "/pns/rw-diklat/" : "/pns/rw-kursus/";
}

const char *siasn_id_name(enum outbox_kind kind)
{
    return kind == OUTBOX_TRAINING ? "rwDiklatId" : "rwKursusId";
}

const char *siasn_document_type(enum outbox_kind kind)
{
    return kind == OUTBOX_TRAINING ? "874" : "881";
}
