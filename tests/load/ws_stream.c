#include "load/ws_stream.h"

#include <openssl/evp.h>
#include <openssl/rand.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define GUID "258EAFA5-E914-47DA-95CA-C5AB0DC85B11" /* RFC 6455, 1.3 */
#define HEAD_BYTES_MAX 8192
#define LINE_MAX_BYTES 512

void ws_write_upgrade(struct buffer *out, unsigned port, char ret_key[WS_KEY_TEXT_MAX])
{
    unsigned char nonce[16] = {0};
    if (RAND_bytes(nonce, sizeof nonce) != 1)
        out->bad = true;
    EVP_EncodeBlock((unsigned char *)ret_key, nonce, sizeof nonce);
    buffer_format(out,
                  "GET /ws HTTP/1.1\r\nHost: localhost:%u\r\nUpgrade: websocket\r\n"
                  "Connection: Upgrade\r\nSec-WebSocket-Key: %s\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Protocol: sinkron\r\nOrigin: https://localhost:%u\r\n\r\n",
                  port, ret_key, port);
}

/* The value of a header in a whole head, NULL when it is missing. */
static const char *header(const char *head, const char *name, char ret[LINE_MAX_BYTES])
{
    size_t name_len = strlen(name);
    for (const char *at = strstr(head, "\r\n"); at; at = strstr(at, "\r\n")) {
        at += 2;
        if (strncasecmp(at, name, name_len) != 0 || at[name_len] != ':')
            continue;
        at += name_len + 1;
        at += strspn(at, " ");
        size_t len = strcspn(at, "\r");
        snprintf(ret, LINE_MAX_BYTES, "%.*s", (int)len, at);
        return ret;
    }
    return NULL;
}

static bool accepts(const char *head, const char *key)
{
    char joined[WS_KEY_TEXT_MAX + sizeof GUID];
    char wanted[64];
    char got[LINE_MAX_BYTES];
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned digest_len = 0;

    int len = snprintf(joined, sizeof joined, "%s%s", key, GUID);
    if (EVP_Digest(joined, (size_t)len, digest, &digest_len, EVP_sha1(), NULL) != 1)
        return false;
    EVP_EncodeBlock((unsigned char *)wanted, digest, (int)digest_len);
    const char *answer = header(head, "Sec-WebSocket-Accept", got);
    return answer && strcmp(answer, wanted) == 0;
}

enum err ws_read_upgrade(struct slice in, const char *key, size_t *ret_used)
{
    char head[HEAD_BYTES_MAX];
    char protocol[LINE_MAX_BYTES];

    const uint8_t *end = memmem(in.at, in.len, "\r\n\r\n", 4);
    if (!end)
        return in.len < HEAD_BYTES_MAX ? ERR_BUSY : ERR_MALFORMED;
    size_t used = (size_t)(end - in.at) + 4;
    if (used >= sizeof head || memchr(in.at, '\0', used))
        return ERR_MALFORMED;
    memcpy(head, in.at, used);
    head[used] = '\0';
    if (strncmp(head, "HTTP/1.1 101 ", 13) != 0 || !accepts(head, key))
        return ERR_MALFORMED;
    const char *spoken = header(head, "Sec-WebSocket-Protocol", protocol);
    if (!spoken || strcmp(spoken, "sinkron") != 0)
        return ERR_MALFORMED;
    *ret_used = used;
    return OK;
}

static bool is_known(unsigned opcode)
{
    return opcode == WS_TEXT || opcode == WS_BINARY || opcode == WS_CLOSE || opcode == WS_PING ||
           opcode == WS_PONG;
}

/* The length behind the second byte. False: it is not written as the standard says. */
static bool read_len(struct reader *r, uint8_t second, uint64_t *ret)
{
    *ret = second;
    if (second == 126) {
        *ret = read_u16(r);
        return r->bad || *ret >= 126;
    }
    if (second == 127) {
        *ret = read_u64(r);
        return r->bad || *ret > UINT16_MAX;
    }
    return true;
}

enum err ws_read_frame(struct slice in, struct ws_frame *ret, size_t *ret_used)
{
    struct reader r = reader_of(in);
    uint64_t len = 0;
    uint8_t first = read_u8(&r);
    uint8_t second = read_u8(&r);
    if (r.bad)
        return ERR_BUSY;
    bool whole = first & 0x80;
    if (first & 0x70 || !whole || second & 0x80 || !is_known(first & 0x0f))
        return ERR_MALFORMED;
    if (!read_len(&r, second, &len) || len > WS_FRAME_PAYLOAD_MAX)
        return ERR_MALFORMED;
    struct slice payload = read_bytes(&r, (size_t)len);
    if (r.bad)
        return ERR_BUSY;
    *ret = (struct ws_frame){.opcode = (enum ws_opcode)(first & 0x0f), .payload = payload};
    *ret_used = (size_t)(r.at - in.at);
    return OK;
}

void ws_write_frame(struct buffer *out, enum ws_opcode opcode, struct slice payload)
{
    uint8_t head[14];
    uint8_t mask[4] = {0};
    struct writer w = writer_of(head, sizeof head);
    if (RAND_bytes(mask, sizeof mask) != 1)
        out->bad = true;
    write_u8(&w, (uint8_t)(0x80 | opcode));
    if (payload.len < 126) {
        write_u8(&w, (uint8_t)(0x80 | payload.len));
    } else {
        write_u8(&w, 0x80 | 126);
        write_u16(&w, (uint16_t)payload.len);
    }
    write_bytes(&w, (struct slice){mask, sizeof mask});
    buffer_add(out, (struct slice){head, writer_len(&w)});
    size_t from = out->len;
    buffer_add(out, payload);
    for (size_t i = 0; !out->bad && i < payload.len; i++)
        out->at[from + i] ^= mask[i % 4];
}
