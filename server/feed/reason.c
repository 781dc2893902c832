#include "feed/reason.h"

#include <string.h>

#include "base/text.h"

static const char *const words[FEED_REASONS] = {
    [FEED_READY] = "",
    [FEED_NO_JP] = "no_jp",
    [FEED_CAPACITY] = "capacity",
    [FEED_NO_PERSON_ID] = "no_person_id",
    [FEED_NO_CATEGORY_ID] = "no_category_id",
    [FEED_NO_CERTIFICATE] = "no_certificate",
    [FEED_RECORD_FIRST] = "record_first",
    [FEED_SENDING] = "sending",
    [FEED_NOT_REACHED] = "not_reached",
    [FEED_NO_ANSWER] = "no_answer",
    [FEED_SERVER_FAULT] = "server_fault",
    [FEED_NONSENSE] = "nonsense",
    [FEED_TOO_MANY] = "too_many",
    [FEED_SIGN_IN] = "sign_in",
    [FEED_REFUSED] = "refused",
    [FEED_UNCLEAR] = "unclear",
};

const char *feed_reason_word(enum feed_reason reason)
{
    return reason < FEED_REASONS ? words[reason] : "";
}

enum feed_reason feed_reason_of(const char *text)
{
    size_t len = strcspn(text, ":");
    for (int i = 1; i < FEED_REASONS; i++)
        if (strlen(words[i]) == len && memcmp(words[i], text, len) == 0)
            return (enum feed_reason)i;
    return FEED_READY;
}

const char *feed_reason_detail(const char *text)
{
    const char *at = strstr(text, ": ");
    return at ? at + 2 : "";
}

/* One code point, or one byte that is none. */
static struct slice next_piece(struct slice rest)
{
    for (size_t len = 1; len <= 4 && len <= rest.len; len++)
        if (text_is_utf8((struct slice){rest.at, len}))
            return (struct slice){rest.at, len};
    return (struct slice){rest.at, 1};
}

/* Answers are foreign bytes: what is no text, and control characters, become a blank. */
static void write_clean(struct writer *w, struct slice detail)
{
    while (detail.len && (size_t)(w->end - w->at) > 4) {
        struct slice piece = next_piece(detail);
        bool plain = text_is_utf8(piece) && piece.at[0] >= 0x20 && piece.at[0] != 0x7f;
        write_bytes(w, plain ? piece : slice_of_text(" "));
        detail = (struct slice){detail.at + piece.len, detail.len - piece.len};
    }
}

void feed_reason_write(enum feed_reason reason, struct slice detail, char ret[DESK_REASON_MAX])
{
    struct writer w = writer_of(ret, DESK_REASON_MAX - 1);
    write_text(&w, feed_reason_word(reason));
    if (detail.len) {
        write_text(&w, ": ");
        write_clean(&w, detail);
    }
    ret[writer_len(&w)] = '\0';
}

bool feed_reason_is_unclear(enum feed_reason reason)
{
    return reason == FEED_SENDING || reason == FEED_NO_ANSWER || reason == FEED_SERVER_FAULT ||
           reason == FEED_NONSENSE || reason == FEED_UNCLEAR;
}

enum outbox_state feed_reason_state(enum feed_reason reason)
{
    bool parked = reason >= FEED_NO_JP && reason <= FEED_NO_CATEGORY_ID;
    return parked ? OUTBOX_PARKED : OUTBOX_WAITING;
}
