/* Why somebody missed a class; and that everybody who was in a class without a live room stands in
 * its list. */
#include "attendance/timetable.h"
#include "judging/book.h"
#include "office/book_write.h"
#include "office/call.h"
#include "office/fact_form.h"
#include "office/handlers.h"

static enum err read_excuse(struct form *form, struct msg_fact_excused *ret)
{
    static const char *const excuses[] = {"none", "izin", "sakit", NULL};
    struct class_row class = {0};
    enum unit_mode mode = MODE_SYNCHRONOUS;

    fact_form_class(form, &class, &mode);
    ret->class_id = class.id;
    ret->person = fact_form_person(form, &form->at, "person", 0);
    ret->excuse = (enum told_excuse)json_get_word(&form->at, "excuse", excuses);
    form_text_needed(form, "reason", ret->reason, sizeof ret->reason);
    fact_form_evidence(form, &ret->has_evidence, ret->evidence);
    ret->by = form->call->person;
    return form_err(form);
}

enum err on_excuse(struct call *call)
{
    static const char *const keys[] = {"class", "person", "excuse", "reason", "evidence", NULL};
    struct msg_fact_excused fact = {0};
    struct book_line line = {.type = FACT_EXCUSED, .fact = &fact};
    struct book_wish wish = {.lines = &line, .n = 1};
    struct form form;

    enum err err = fact_form_open(&form, call, keys);
    if (!err)
        err = read_excuse(&form, &fact);
    if (!err)
        err = fact_form_write(&form, &wish, NULL);
    form_close(&form);
    return err;
}

/* ---- the list is complete ---- */

static enum err once(const struct book_moment *moment, void *arg, const char **ret_detail)
{
    const struct msg_fact_recorded *fact = arg;
    if (!book_recorded(moment->book, fact->class_id))
        return OK;
    *ret_detail = "recorded";
    return ERR_TAKEN;
}

static enum err read_recorded(struct form *form, struct msg_fact_recorded *ret)
{
    struct class_row class = {0};
    enum unit_mode mode = MODE_SYNCHRONOUS;

    fact_form_class(form, &class, &mode);
    ret->class_id = class.id;
    ret->by = form->call->person;
    enum err err = form_err(form);
    if (!err && mode == MODE_SYNCHRONOUS) {
        form->call->detail = "live_room";
        err = ERR_WRONG_PHASE;
    } else if (!err && timetable_end_ms(&class.table) > form->call->now_ms) {
        form->call->detail = "not_over";
        err = ERR_WRONG_PHASE;
    }
    return err;
}

enum err on_recorded(struct call *call)
{
    static const char *const keys[] = {"class", NULL};
    struct msg_fact_recorded fact = {0};
    struct book_line line = {.type = FACT_RECORDED, .fact = &fact};
    struct book_wish wish = {.lines = &line, .n = 1, .decide = once, .arg = &fact};
    struct form form;

    enum err err = fact_form_open(&form, call, keys);
    if (!err)
        err = read_recorded(&form, &fact);
    if (!err)
        err = fact_form_write(&form, &wish, NULL);
    form_close(&form);
    return err;
}
