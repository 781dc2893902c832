#include "wire/refusal.h"

#include <assert.h>

enum refusal refusal_of_err(enum err err)
{
    enum refusal refusal = REFUSAL_IO;

    enum err unknown = refusal_parse(slice_of_text(err_name(err)), &refusal);
    assert(!unknown && "every error has a word");
    (void)unknown;
    return refusal;
}
