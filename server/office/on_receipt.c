/* What a learner takes home: a signed receipt, through the personal link. */
#include <stdio.h>

#include "config/config.h"
#include "office/handlers.h"
#include "office/office_inside.h"
#include "office/opened_link.h"
#include "proof/receipt.h"

enum err on_receipt(struct call *call)
{
    struct link_row link;
    struct receipt receipt = {0};

    enum err err = opened_link(call, &link);
    if (err)
        return err;
    const struct receipt_wish wish = {.activity = link.activity,
                                      .person = link.person,
                                      .key_folder = call->office->links.config->data_dir,
                                      .now_ms = call->now_ms};
    err = call_own_fault(receipt_make(call->store, &wish, &receipt));
    if (!err) {
        struct json_out out = call_json(call);
        receipt_write(&out, &receipt);
        snprintf(call->answer->disposition, sizeof call->answer->disposition,
                 "attachment; filename=\"tanda-terima-%.8s.json\"", id_text(link.activity).text);
    }
    receipt_finish(&receipt);
    return err;
}
