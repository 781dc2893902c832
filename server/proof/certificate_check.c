#include "proof/certificate_check.h"

#include <stdio.h>
#include <string.h>

#include "judging/certificate_due.h"
#include "judging/judging.h"
#include "store/store_certificate.h"

struct checking {
    const struct activity_judgement *judgement;
    certificate_differs *differs;
    void *arg;
};

static const char *kind_name(enum certificate_kind kind)
{
    return kind ? word_name(&certificate_kind_words, (int)kind) : "none";
}

static enum err check_one(const struct certificate_row *row, void *arg)
{
    const struct checking *checking = arg;
    const struct judged_enrolled *person = judgement_find(checking->judgement, row->person);
    struct certificate_due due = {0}, stated = {0};
    char text[CERTIFICATE_DIFFERENCE_MAX] = "";

    if (row->revoked_ms)
        return OK;
    enum err err = certificate_stated(row, &stated);
    if (err == ERR_NOMEM)
        return err;
    if (person)
        due = certificate_due(checking->judgement, person);
    if (err)
        snprintf(text, sizeof text, "certificate %s: cannot be read: %s", row->number,
                 err_name(err));
    else if (due.kind != stated.kind || due.jp != stated.jp)
        snprintf(text, sizeof text, "certificate %s: ledger %s %u, certificate %s %u", row->number,
                 kind_name(due.kind), (unsigned)due.jp, kind_name(stated.kind),
                 (unsigned)stated.jp);
    if (text[0])
        checking->differs(checking->arg, row->person, text);
    return OK;
}

enum err certificate_check(struct store *store, const struct activity_judgement *judgement,
                           certificate_differs *differs, void *arg)
{
    struct checking checking = {judgement, differs, arg};
    return store_activity_certificates(store, judgement->plan.activity.id, check_one, &checking);
}
