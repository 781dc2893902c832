#include "net/assemble.h"

enum err assemble_add(struct assemble *assemble, struct slice part, bool last, size_t len_max,
                      struct slice *ret_whole)
{
    *ret_whole = (struct slice){0};
    if (part.len > len_max || assemble->parts.len > len_max - part.len) {
        assemble_reset(assemble);
        return ERR_OVERSIZE;
    }
    if (last && assemble->parts.len == 0) {
        *ret_whole = part;
        return OK;
    }
    buffer_add(&assemble->parts, part);
    if (assemble->parts.bad) {
        assemble_reset(assemble);
        return ERR_NOMEM;
    }
    if (last)
        *ret_whole = buffer_slice(&assemble->parts);
    return OK;
}

void assemble_reset(struct assemble *assemble)
{
    buffer_finish(&assemble->parts);
    assemble->parts = (struct buffer){0};
}
