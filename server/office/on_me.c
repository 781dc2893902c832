/* What people do with their own record: open it by their personal link, object, file evidence. */
#include <stdio.h>

#include "base/date.h"
#include "base/log.h"
#include "credit/evidence.h"
#include "judging/book.h"
#include "judging/person_record.h"
#include "judging/record_day.h"
#include "office/audit.h"
#include "office/book_write.h"
#include "office/fact_form.h"
#include "office/handlers.h"
#include "office/office_inside.h"
#include "office/opened_link.h"
#include "office/sign_in.h"
#include "store/store_catalog.h"

#define OBJECTIONS_OPEN_MAX 3 /* of one person in one activity, not yet answered */

/* ---- opening ---- */

enum err on_me_open(struct call *call)
{
    struct enrolment_row enrolment;
    struct link_row link;

    enum err err = opened_link(call, &link);
    if (!err)
        err = store_enrolment_find(call->store, link.activity, link.person, &enrolment);
    if (!err && enrolment.withdrawn_ms) {
        call->detail = "withdrawn";
        err = ERR_BAD_LINK;
    }
    if (err)
        return err;
    call->person = link.person;
    err = sign_in_hand(call, link.activity);
    if (err)
        return err;
    LOG_INFO(office, "record opened by link", "person=%s", id_text(link.person).text);
    audit(call,
          &(struct audit_row){.who = link.person, .what = "record_opened", .about = link.activity});
    return on_me(call);
}

/* ---- the activity that somebody writes about ---- */

/* One's own line of the record. ERR_NOT_FOUND: not enrolled. ERR_NOT_YOURS: teaches. */
static enum err read_own(struct call *call, struct person_record **ret)
{
    const struct enrolment_row who = {.activity = call->ids[0], .person = call->person};
    struct person_record *record = NULL;
    enum err err = call_own_fault(record_activity_read(call->store, call->office->links.policies,
                                                       &who, call->now_ms, &record));
    if (!err && record->activities[0].role != ENROLMENT_LEARNER)
        err = ERR_NOT_YOURS;
    if (err)
        person_record_destroy(record);
    else
        *ret = record;
    return err;
}

/* ---- objecting ---- */

static enum err decide_objection(const struct book_moment *moment, void *arg,
                                 const char **ret_detail)
{
    const struct msg_fact_objected *fact = arg;
    size_t n, open = 0;
    const struct book_fact *const *facts = book_about(moment->book, fact->person, &n);
    for (size_t i = 0; i < n; i++)
        open +=
            facts[i]->type == FACT_OBJECTED && facts[i]->state == BOOK_HOLDS && !facts[i]->answer;
    if (open < OBJECTIONS_OPEN_MAX)
        return OK;
    *ret_detail = "objections_open";
    return ERR_FULL;
}

static enum err check_in_time(struct call *call)
{
    struct person_record *record = NULL;
    enum err err = read_own(call, &record);
    if (err)
        return err;
    int64_t until_ms = record->activities[0].object_until_ms;
    person_record_destroy(record);
    if (until_ms > call->now_ms)
        return OK;
    call->detail = "objection_over";
    return ERR_WRONG_PHASE;
}

static void read_objection(struct form *form, struct msg_fact_objected *ret)
{
    struct class_row class;
    enum unit_mode mode;
    ret->person = form->call->person;
    form_text_needed(form, "text", ret->text, sizeof ret->text);
    ret->has_class_id = json_has(&form->at, "class");
    if (ret->has_class_id) {
        fact_form_class(form, &class, &mode);
        ret->class_id = json_get_id(&form->at, "class");
    }
}

enum err on_objection(struct call *call)
{
    static const char *const keys[] = {"class", "text", NULL};
    struct msg_fact_objected fact = {0};
    struct form form;

    enum err err = fact_form_open(&form, call, keys);
    if (!err) {
        read_objection(&form, &fact);
        err = form_err(&form);
    }
    if (!err)
        err = check_in_time(call);
    if (!err) {
        struct book_line line = {.type = FACT_OBJECTED, .fact = &fact};
        struct book_wish wish = {.lines = &line, .n = 1, .decide = decide_objection, .arg = &fact};
        err = fact_form_write(&form, &wish, NULL);
    }
    form_close(&form);
    return err;
}

/* ---- filing evidence ---- */

static enum evidence_kind kind_of(enum filed_document document)
{
    switch (document) {
    case FILED_DOCUMENT_SURAT_IZIN_PENUGASAN:
        return EVIDENCE_PERMISSION;
    case FILED_DOCUMENT_LAPORAN_KE_ATASAN:
        return EVIDENCE_REPORT;
    case FILED_DOCUMENT_LAPORAN_BELAJAR:
        return EVIDENCE_STUDY;
    case FILED_DOCUMENT_COUNT:
        break;
    }
    return EVIDENCE_NONE;
}

static void read_optional(struct form *form, const char *key, bool *ret_has, char *ret, size_t room)
{
    *ret_has = json_has(&form->at, key);
    if (*ret_has)
        form_text_needed(form, key, ret, room);
}

static void read_kind(struct form *form, struct msg_fact_evidence_filed *ret)
{
    const char *word = json_get_borrowed(&form->at, "kind", 64);
    if (json_ok(&form->doc) && filed_document_parse(slice_of_text(word), &ret->kind))
        form_fault(form, "kind", "unknown_word", word);
}

static void read_day(struct form *form, struct msg_fact_evidence_filed *ret)
{
    int64_t day = CATALOG_NO_DAY;
    form_day(form, "day", CATALOG_NO_DAY, &day);
    ret->has_day = day != CATALOG_NO_DAY;
    if (ret->has_day)
        snprintf(ret->day, sizeof ret->day, "%.10s",
                 date_text_day(day * DATE_DAY_MS, DATE_UTC).text);
}

static void read_filing(struct form *form, struct msg_fact_evidence_filed *ret)
{
    bool has;
    ret->person = form->call->person;
    ret->by = form->call->person;
    read_kind(form, ret);
    fact_form_evidence(form, &has, ret->evidence);
    if (json_ok(&form->doc) && !json_has(&form->at, "evidence"))
        form_fault(form, "evidence", "missing", NULL);
    form_text_needed(form, "name", ret->name, sizeof ret->name);
    read_optional(form, "serves", &ret->has_serves, ret->serves, sizeof ret->serves);
    read_optional(form, "coordinated_with", &ret->has_coordinated_with, ret->coordinated_with,
                  sizeof ret->coordinated_with);
    read_optional(form, "note", &ret->has_note, ret->note, sizeof ret->note);
    read_day(form, ret);
}

/* Capacity development serves a duty, coordinated with the head of the unit (Perlan 15/2020). */
static enum err check_purpose(struct call *call, const struct record_activity *activity,
                              const struct msg_fact_evidence_filed *fact)
{
    if (activity->ledger != LEDGER_CAPACITY)
        return OK;
    if (!fact->has_serves)
        faults_add(&call->faults, 0, "serves", "missing", NULL);
    if (!fact->has_coordinated_with)
        faults_add(&call->faults, 0, "coordinated_with", "missing", NULL);
    return faults_err(&call->faults);
}

static bool find_day(const struct record_activity *activity, const char *text,
                     struct record_day *ret)
{
    const struct judged_enrolled *own = record_own(activity);
    int64_t day;
    size_t at = 0;
    if (date_parse_day(slice_of_text(text), &day))
        return false;
    while (record_next_day(activity->book, own, &at, ret))
        if (ret->day == day)
            return true;
    return false;
}

/* A report of one day, where each needs its own. */
static enum err check_day(struct call *call, const struct record_activity *activity,
                          const struct msg_fact_evidence_filed *fact)
{
    struct record_day day = {0};
    if (!fact->has_day)
        faults_add(&call->faults, 0, "day", "missing", NULL);
    else if (!find_day(activity, fact->day, &day))
        faults_add(&call->faults, 0, "day", "not_attended", fact->day);
    enum err err = faults_err(&call->faults);
    if (err || record_day_is_open(&day))
        return err;
    call->detail = day.undecided ? "undecided" : "not_asked";
    return ERR_WRONG_PHASE;
}

static enum err check_whole(struct call *call, const struct record_activity *activity,
                            const struct msg_fact_evidence_filed *fact)
{
    if (fact->has_day)
        faults_add(&call->faults, 0, "day", "not_by_day", fact->day);
    enum err err = faults_err(&call->faults);
    if (err || activity->asks & (1u << kind_of(fact->kind)))
        return err;
    call->detail = activity->waits & RECORD_WAIT_DECISION ? "undecided" : "not_asked";
    return ERR_WRONG_PHASE;
}

static enum err check_asked(struct call *call, const struct msg_fact_evidence_filed *fact)
{
    struct person_record *record = NULL;
    enum err err = read_own(call, &record);
    if (err)
        return err;
    const struct record_activity *activity = &record->activities[0];
    const struct judged_enrolled *own = record_own(activity);
    bool by_day = kind_of(fact->kind) == EVIDENCE_STUDY && own && record_has_days(own);
    err = by_day ? check_day(call, activity, fact) : check_whole(call, activity, fact);
    if (!err)
        err = check_purpose(call, activity, fact);
    person_record_destroy(record);
    return err;
}

/* What is filed of the same kind, for the same day or the whole. */
static const struct evidence_fact *of_same(const struct evidence_fact *facts, size_t n,
                                           const struct msg_fact_evidence_filed *fact)
{
    enum evidence_kind kind = kind_of(fact->kind);
    int64_t day;
    if (fact->has_day && date_parse_day(slice_of_text(fact->day), &day) == OK)
        return evidence_of_day(facts, n, kind, day);
    for (size_t i = 0; i < n; i++)
        if (facts[i].kind == kind && !facts[i].of_day)
            return &facts[i];
    return NULL;
}

static enum err decide_filing(const struct book_moment *moment, void *arg, const char **ret_detail)
{
    const struct msg_fact_evidence_filed *fact = arg;
    size_t n;
    const struct evidence_fact *facts = book_evidence(moment->book, fact->person, &n);
    const struct evidence_fact *filed = of_same(facts, n, fact);
    if (!filed || filed->decision == EVIDENCE_REFUSED)
        return OK;
    *ret_detail = filed->decision == EVIDENCE_ACCEPTED ? "not_asked" : "undecided";
    return ERR_WRONG_PHASE;
}

enum err on_evidence_file(struct call *call)
{
    static const char *const keys[] = {"kind", "evidence", "name", "serves", "coordinated_with",
                                       "note", "day",      NULL};
    struct msg_fact_evidence_filed fact = {0};
    struct form form;

    enum err err = fact_form_open(&form, call, keys);
    if (!err) {
        read_filing(&form, &fact);
        err = form_err(&form);
    }
    if (!err)
        err = check_asked(call, &fact);
    if (!err) {
        struct book_line line = {.type = FACT_EVIDENCE_FILED, .fact = &fact};
        struct book_wish wish = {.lines = &line, .n = 1, .decide = decide_filing, .arg = &fact};
        err = fact_form_write(&form, &wish, NULL);
    }
    form_close(&form);
    return err;
}
