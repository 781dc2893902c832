/* What people do with their own record: open it by their personal link, object, file evidence. */
#include "base/log.h"
#include "credit/evidence.h"
#include "judging/book.h"
#include "judging/person_record.h"
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

static enum err check_asked(struct call *call, const struct msg_fact_evidence_filed *fact)
{
    struct person_record *record = NULL;
    enum err err = read_own(call, &record);
    if (err)
        return err;
    const struct record_activity *activity = &record->activities[0];
    if (!(activity->asks & (1u << kind_of(fact->kind)))) {
        call->detail = activity->waits & RECORD_WAIT_DECISION ? "undecided" : "not_asked";
        err = ERR_WRONG_PHASE;
    }
    if (!err)
        err = check_purpose(call, activity, fact);
    person_record_destroy(record);
    return err;
}

static enum err decide_filing(const struct book_moment *moment, void *arg, const char **ret_detail)
{
    const struct msg_fact_evidence_filed *fact = arg;
    size_t n;
    const struct evidence_fact *facts = book_evidence(moment->book, fact->person, &n);
    for (size_t i = 0; i < n; i++) {
        if (facts[i].kind != kind_of(fact->kind) || facts[i].decision == EVIDENCE_REFUSED)
            continue;
        *ret_detail = facts[i].decision == EVIDENCE_ACCEPTED ? "not_asked" : "undecided";
        return ERR_WRONG_PHASE;
    }
    return OK;
}

enum err on_evidence_file(struct call *call)
{
    static const char *const keys[] = {"kind", "evidence", "name", "serves", "coordinated_with",
                                       "note", NULL};
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
