#include "net/kept.h"

#define HEAD_BYTES 5 /* kind, length */

enum err kept_add(struct kept *kept, struct slice message, bool binary)
{
    uint8_t head[HEAD_BYTES];
    struct writer w = writer_of(head, sizeof head);
    write_u8(&w, binary ? 1 : 0);
    write_u32(&w, (uint32_t)message.len);

    size_t before = kept->bytes.len;
    if (before + HEAD_BYTES + message.len > KEPT_BYTES_MAX)
        return ERR_FULL;
    buffer_add(&kept->bytes, (struct slice){head, sizeof head});
    buffer_add(&kept->bytes, message);
    if (!kept->bytes.bad)
        return OK;
    kept->bytes.len = before;
    kept->bytes.bad = false;
    return ERR_NOMEM;
}

bool kept_take(struct kept *kept, struct slice *ret_message, bool *ret_binary)
{
    if (kept->taken == kept->bytes.len) {
        kept_finish(kept);
        return false;
    }
    struct reader r =
        reader_of((struct slice){kept->bytes.at + kept->taken, kept->bytes.len - kept->taken});
    *ret_binary = read_u8(&r) == 1;
    uint32_t len = read_u32(&r);
    *ret_message = read_bytes(&r, len);
    kept->taken += HEAD_BYTES + ret_message->len;
    return true;
}

void kept_finish(struct kept *kept)
{
    buffer_finish(&kept->bytes);
    *kept = (struct kept){0};
}
