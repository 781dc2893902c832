#include "base/digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/hex.h"

struct digest {
    EVP_MD_CTX *context;
};

static void need(bool done)
{
    if (done)
        return;
    fputs("the crypto library failed to hash\n", stderr);
    abort();
}

void digest_sha256(struct slice in, uint8_t ret[DIGEST_BYTES])
{
    need(EVP_Digest(in.at, in.len, ret, NULL, EVP_sha256(), NULL) == 1);
}

void digest_sha256_parts(const struct slice *parts, size_t n, uint8_t ret[DIGEST_BYTES])
{
    struct digest digest = {EVP_MD_CTX_new()};
    need(digest.context && EVP_DigestInit_ex(digest.context, EVP_sha256(), NULL) == 1);
    for (size_t i = 0; i < n; i++)
        digest_add(&digest, parts[i]);
    need(EVP_DigestFinal_ex(digest.context, ret, NULL) == 1);
    EVP_MD_CTX_free(digest.context);
}

void digest_hmac(struct slice key, struct slice in, uint8_t ret[DIGEST_BYTES])
{
    /* OpenSSL takes a NULL key as "the one from before", whatever the length. */
    const void *key_at = key.at ? (const void *)key.at : "";
    need(HMAC(EVP_sha256(), key_at, (int)key.len, in.at, in.len, ret, NULL) != NULL);
}

struct digest_text digest_hex(const uint8_t hash[DIGEST_BYTES])
{
    struct digest_text text;
    hex_write((struct slice){hash, DIGEST_BYTES}, text.text);
    return text;
}

enum err digest_parse(struct slice text, uint8_t ret[DIGEST_BYTES])
{
    return hex_read(text, ret, DIGEST_BYTES) ? OK : ERR_MALFORMED;
}

enum err digest_create(struct digest **ret)
{
    struct digest *digest = mem_zalloc(1, sizeof *digest);
    if (!digest)
        return ERR_NOMEM;
    digest->context = EVP_MD_CTX_new();
    if (!digest->context || EVP_DigestInit_ex(digest->context, EVP_sha256(), NULL) != 1) {
        digest_destroy(digest);
        return ERR_NOMEM;
    }
    *ret = digest;
    return OK;
}

void digest_destroy(struct digest *digest)
{
    if (!digest)
        return;
    EVP_MD_CTX_free(digest->context);
    mem_free(digest);
}

void digest_add(struct digest *digest, struct slice in)
{
    need(EVP_DigestUpdate(digest->context, in.at, in.len) == 1);
}

void digest_end(struct digest *digest, uint8_t ret[DIGEST_BYTES])
{
    need(EVP_DigestFinal_ex(digest->context, ret, NULL) == 1);
    need(EVP_DigestInit_ex(digest->context, EVP_sha256(), NULL) == 1);
}
