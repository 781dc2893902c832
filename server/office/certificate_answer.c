#include "office/certificate_answer.h"

#include <stdio.h>

#include "base/alloc.h"
#include "office/answer_file.h"
#include "office/call.h"
#include "office/office.h"
#include "office/shapes.h"
#include "store/store_certificate.h"

static enum err take_found(const struct certificate_row *row, void *arg)
{
    struct certificate_found *found = arg;
    found->row = *row;
    found->row.content = (struct slice){0};
    return call_own_fault(certificate_read(row->content, &found->content));
}

enum err certificate_find(struct call *call, struct id code, struct certificate_found **ret)
{
    struct certificate_found *found = mem_zalloc(1, sizeof *found);
    if (!found)
        return ERR_NOMEM;
    enum err err = store_certificate_by_code(call->store, code, take_found, found);
    if (err)
        mem_free(found);
    else
        *ret = found;
    return err;
}

/* Of a number what may stand in a name of a file. */
static void put_disposition(struct office_answer *answer, const char *number)
{
    char name[CERTIFICATE_NUMBER_MAX];
    size_t n = 0;
    for (; number[n]; n++) {
        char c = number[n];
        bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        name[n] = plain ? c : '-';
    }
    name[n] = '\0';
    snprintf(answer->disposition, sizeof answer->disposition,
             "inline; filename=\"sertifikat-%.60s.pdf\"", name);
}

enum err certificate_answer_pdf(struct call *call, const struct certificate_content *content)
{
    struct office_answer *answer = call->answer;
    struct answer_file file;
    struct buffer pdf = {0};

    enum err err = answer_file_create(&file, call);
    if (!err)
        err = certificate_pdf(content, &pdf);
    if (!err)
        err = answer_file_add(&file, buffer_slice(&pdf));
    if (!err)
        err = answer_file_hand(&file, call);
    answer_file_destroy(&file);
    buffer_finish(&pdf);
    if (err)
        return err;
    snprintf(answer->content_type, sizeof answer->content_type, "application/pdf");
    put_disposition(answer, content->number);
    return OK;
}

void certificate_put_line(struct json_out *out, const struct certificate_row *row, uint32_t jp)
{
    shape_id(out, "code", row->code);
    json_put_text(out, "number", row->number);
    json_put_text(out, "kind", word_name(&certificate_kind_words, (int)row->kind));
    json_put_i64(out, "jp", jp);
    json_put_i64(out, "issued_ms", row->issued_ms);
    json_put_i64(out, "revoked_ms", row->revoked_ms);
}
