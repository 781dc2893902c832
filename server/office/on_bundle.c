/* All that proves an activity, as one file for whoever checks it without the server. */
#include <stdio.h>

#include "office/access.h"
#include "office/answer_file.h"
#include "office/handlers.h"
#include "office/office.h"
#include "office/restricting.h"
#include "proof/bundle.h"
#include "store/store_catalog.h"

static enum err gather(struct slice bytes, void *arg)
{
    return answer_file_add(arg, bytes);
}

struct counting {
    struct withholding withholding;
    uint64_t people;
};

static enum err count(const struct person_row *row, enum enrolment_role role, void *arg)
{
    struct counting *counting = arg;
    (void)role;
    counting->people += !withholds(&counting->withholding, row->id);
    return OK;
}

/* A proof is whole or none: a machine gets none of an activity with somebody who is kept back. */
static enum err count_people(struct call *call, uint64_t *ret)
{
    struct counting counting = {.people = 0};
    enum err err = withholding_read(call, false, &counting.withholding);
    if (!err)
        err = store_activity_people(call->store, call->ids[0], count, &counting);
    withholding_finish(&counting.withholding);
    *ret = counting.people;
    if (err || !call->withheld)
        return err;
    call->detail = "processing_restricted";
    return ERR_LOCKED;
}

enum err on_bundle(struct call *call)
{
    struct office_answer *answer = call->answer;
    struct answer_file file;
    uint64_t people = 0;
    enum err err = answer_file_create(&file, call);
    if (!err)
        err = count_people(call, &people);
    if (!err)
        err = call_own_fault(bundle_write_in_view(call->store, call->ids[0], gather, &file));
    if (!err)
        err = answer_file_hand(&file, call);
    if (!err)
        err = access_note(call, "bundle", call->ids[0], people);
    answer_file_destroy(&file);
    if (err)
        return err;
    snprintf(answer->content_type, sizeof answer->content_type, "application/jsonl");
    snprintf(answer->disposition, sizeof answer->disposition,
             "attachment; filename=\"bukti-%.8s.jsonl\"", id_text(call->ids[0]).text);
    return OK;
}
