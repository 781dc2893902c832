#include "net/refusal.h"

#include "net/head.h"

static const char not_found_page[] =
    "<!doctype html><html lang=\"id\"><meta charset=\"utf-8\"><title>Tidak ditemukan</title>"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
    "<h1>Halaman tidak ditemukan</h1><p><a href=\"/\">Ke halaman depan</a></p>"
    "<h2 lang=\"en\">Page not found</h2><p lang=\"en\"><a href=\"/\">To the front page</a></p>"
    "</html>\n";

static const char refused_page[] =
    "<!doctype html><html lang=\"id\"><meta charset=\"utf-8\"><title>Ditolak</title>"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
    "<h1>Permintaan ditolak</h1><h2 lang=\"en\">Request refused</h2></html>\n";

struct slice refusal_json(int status, char memory[REFUSAL_JSON_MAX])
{
    struct writer w = writer_of(memory, REFUSAL_JSON_MAX);
    write_format(&w, "{\"error\":\"%s\"}", head_status_word(status));
    return (struct slice){(const uint8_t *)memory, writer_len(&w)};
}

struct slice refusal_page(int status)
{
    return slice_of_text(status == 404 ? not_found_page : refused_page);
}
