/* The corrections of a period, for a page and as a file. */
#include <stdio.h>

#include "base/date.h"
#include "judging/nip.h"
#include "office/access.h"
#include "office/book_shape.h"
#include "office/correction_list.h"
#include "office/handlers.h"
#include "office/office_inside.h"
#include "office/query.h"
#include "office/shapes.h"
#include "report/csv.h"
#include "store/store_catalog.h"

#define SHOWN_MAX 500 /* on a page; what is beyond is counted. The file has all. */

/* `from` and `until` of the query, UTC; both may be left out. */
static enum err read_period(struct call *call, struct correction_search *ret)
{
    *ret = (struct correction_search){.store = call->store,
                                      .policies = call->office->links.policies,
                                      .now_ms = call->now_ms,
                                      .until_ms = INT64_MAX};
    enum err err = query_i64(call->request, "from_ms", 0, INT64_MAX, &ret->from_ms);
    if (err)
        faults_add(&call->faults, 0, "from_ms", "no_moment", NULL);
    if (query_i64(call->request, "until_ms", 0, INT64_MAX, &ret->until_ms)) {
        faults_add(&call->faults, 0, "until_ms", "no_moment", NULL);
        err = ERR_INVALID;
    }
    if (!err && ret->until_ms < ret->from_ms) {
        faults_add(&call->faults, 0, "until_ms", "not_forward", NULL);
        err = ERR_INVALID;
    }
    return err;
}

/* ---- the page ---- */

struct page {
    struct call *call;
    struct json_out out;
    uint64_t n;
};

static void put_worth(struct json_out *out, const char *key, bool known,
                      const struct correction_worth *worth)
{
    if (!known) {
        json_put_null(out, key);
        return;
    }
    json_open_object(out, key);
    json_put_i64(out, "class_s", (int64_t)worth->class_s);
    json_put_i64(out, "attended_s", (int64_t)worth->attended_s);
    json_put_i64(out, "jp", worth->jp);
    json_close_object(out);
}

static enum err put_row(const struct corrected *row, void *arg)
{
    struct page *page = arg;
    struct json_out *out = &page->out;

    if (page->n++ >= SHOWN_MAX)
        return OK;
    json_open_object(out, NULL);
    shape_id(out, "activity", row->activity->id);
    json_put_text(out, "title", row->activity->title);
    json_put_text(out, "zone", zone_name(row->activity->zone));
    json_put_text(out, "class_title", row->class ? row->class->title : "");
    shape_book_fact(out, "fact", page->call->store, row->fact);
    shape_book_fact(out, "of", page->call->store, row->of);
    put_worth(out, "before", row->came, &row->before);
    put_worth(out, "after", row->came, &row->after);
    json_close_object(out);
    return OK;
}

enum err on_corrections(struct call *call)
{
    struct page page = {.call = call};
    struct correction_search search;
    enum err err = read_period(call, &search);
    if (err)
        return err;
    search.each = put_row;
    search.arg = &page;
    page.out = call_json(call);
    json_open_object(&page.out, NULL);
    json_open_list(&page.out, "corrections");
    err = correction_list(&search);
    json_close_list(&page.out);
    json_put_i64(&page.out, "more", (int64_t)(page.n > SHOWN_MAX ? page.n - SHOWN_MAX : 0));
    json_close_object(&page.out);
    return err ? call_own_fault(err) : access_look(call, "corrections_json", id_none, page.n);
}

/* ---- the file ---- */

struct file {
    struct call *call;
    struct csv csv;
    uint64_t n;
};

static void put_moment(struct csv *csv, int64_t at_ms, enum date_zone zone)
{
    char text[DATE_TEXT_MAX];
    struct date_text date = date_text(at_ms, (int)zone);
    snprintf(text, sizeof text, "%.10s %.8s", date.text, date.text + 11);
    csv_text(csv, text);
}

static void put_name(const struct file *file, struct csv *csv, const struct book_fact *fact)
{
    struct person_row row;
    bool known = fact && !store_person_find(file->call->store, fact->who, &row);
    csv_text(csv, known ? row.name : "");
}

static const char *words_of_correction(const struct corrected *row)
{
    if (row->fact->type == FACT_WITHDRAWN)
        return "dibatalkan";
    return row->of->said.corrected->claim == ATTENDANCE_CLAIM_PRESENT ? "hadir" : "tidak hadir";
}

static const char *words_of_book_state(enum book_state state)
{
    switch (state) {
    case BOOK_HOLDS:
        return "berlaku";
    case BOOK_WAITS:
        return "menunggu persetujuan";
    case BOOK_WITHDRAWN:
        return "dibatalkan";
    case BOOK_REFUSED:
        return "ditolak";
    case BOOK_VOID:
        return "tidak sah";
    }
    return "";
}

static void put_worths(struct csv *csv, const struct corrected *row)
{
    const uint64_t numbers[] = {row->before.class_s,   row->after.class_s, row->before.attended_s,
                                row->after.attended_s, row->before.jp,     row->after.jp};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        if (row->came)
            csv_number(csv, (int64_t)numbers[i]);
        else
            csv_text(csv, "");
    }
}

static enum err write_row(const struct corrected *row, void *arg)
{
    struct file *file = arg;
    struct csv *csv = &file->csv;
    enum date_zone zone = row->activity->zone;
    const struct msg_fact_corrected *said = row->of->said.corrected;
    bool withdrawn = row->fact->type == FACT_WITHDRAWN;

    csv_text(csv, row->activity->title);
    csv_text(csv, row->class ? row->class->title : "");
    csv_text(csv, nip_printed(row->person.nip).text);
    csv_text(csv, row->person.name);
    csv_text(csv, words_of_correction(row));
    put_moment(csv, said->start_ms, zone);
    put_moment(csv, said->end_ms, zone);
    put_worths(csv, row);
    csv_text(csv, withdrawn ? row->fact->said.withdrawn->reason : said->reason);
    csv_text(csv, said->has_evidence ? said->evidence : "");
    put_moment(csv, row->fact->at_ms, zone);
    put_name(file, csv, row->fact);
    put_name(file, csv, row->fact->second);
    csv_text(csv, words_of_book_state(row->fact->state));
    csv_text(csv, zone_name(zone));
    csv_end_row(csv);
    file->n++;
    return OK;
}

enum err on_corrections_csv(struct call *call)
{
    static const char *const head[] = {"Kegiatan",
                                       "Kelas",
                                       "NIP/NI PPPK",
                                       "Nama",
                                       "Perbaikan",
                                       "Dari",
                                       "Sampai",
                                       "Detik hadir di kelas sebelum",
                                       "Detik hadir di kelas sesudah",
                                       "Detik hadir di kegiatan sebelum",
                                       "Detik hadir di kegiatan sesudah",
                                       "JP sebelum",
                                       "JP sesudah",
                                       "Alasan",
                                       "Sidik dokumen bukti",
                                       "Dicatat pada",
                                       "Dicatat oleh",
                                       "Disetujui oleh",
                                       "Keadaan",
                                       "Zona waktu",
                                       NULL};
    struct office_answer *answer = call->answer;
    struct file file = {.call = call};
    struct correction_search search;
    enum err err = read_period(call, &search);
    if (err)
        return err;
    file.csv = csv_to(&answer->body);
    csv_row(&file.csv, head);
    search.each = write_row;
    search.arg = &file;
    err = correction_list(&search);
    snprintf(answer->content_type, sizeof answer->content_type, "text/csv; charset=utf-8");
    snprintf(answer->disposition, sizeof answer->disposition,
             "attachment; filename=\"perbaikan_%.10s.csv\"",
             date_text_day(call->now_ms, DATE_WIB).text);
    return err ? call_own_fault(err) : access_note(call, "corrections_csv", id_none, file.n);
}
