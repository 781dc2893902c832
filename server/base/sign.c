#include "base/sign.h"

#include <errno.h>
#include <openssl/evp.h>
#include <string.h>
#include <sys/stat.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/hex.h"
#include "base/secret.h"

#define FILE_TEXT_BYTES (2 * SIGN_SECRET_BYTES + 1)

struct sign_key_id sign_key_id(const uint8_t public_key[SIGN_PUBLIC_BYTES])
{
    uint8_t hash[DIGEST_BYTES];
    struct sign_key_id ret;
    digest_sha256((struct slice){public_key, SIGN_PUBLIC_BYTES}, hash);
    hex_write((struct slice){hash, (SIGN_KEY_ID_MAX - 1) / 2}, ret.text);
    return ret;
}

static EVP_PKEY *secret_key(const uint8_t secret[SIGN_SECRET_BYTES])
{
    return EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, secret, SIGN_SECRET_BYTES);
}

enum err sign_pair_of(const uint8_t secret[SIGN_SECRET_BYTES], struct sign_pair *ret)
{
    struct sign_pair pair;
    size_t len = SIGN_PUBLIC_BYTES;
    EVP_PKEY *key = secret_key(secret);
    bool done = key && EVP_PKEY_get_raw_public_key(key, pair.public_key, &len) == 1;
    EVP_PKEY_free(key);
    if (!done)
        return ERR_NOMEM;
    memcpy(pair.secret, secret, SIGN_SECRET_BYTES);
    *ret = pair;
    secret_wipe(&pair, sizeof pair);
    return OK;
}

enum err sign_pair_make(const struct chance *chance, struct sign_pair *ret)
{
    uint8_t secret[SIGN_SECRET_BYTES];
    chance_fill(chance, secret, sizeof secret);
    enum err err = sign_pair_of(secret, ret);
    secret_wipe(secret, sizeof secret);
    return err;
}

enum err sign_bytes(const struct sign_pair *pair, struct slice in, uint8_t ret[SIGN_BYTES])
{
    size_t len = SIGN_BYTES;
    EVP_PKEY *key = secret_key(pair->secret);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool done = key && context && EVP_DigestSignInit(context, NULL, NULL, NULL, key) == 1 &&
                EVP_DigestSign(context, ret, &len, in.at, in.len) == 1 && len == SIGN_BYTES;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    return done ? OK : ERR_NOMEM;
}

bool sign_holds(const uint8_t public_key[SIGN_PUBLIC_BYTES], struct slice in,
                const uint8_t signature[SIGN_BYTES])
{
    EVP_PKEY *key =
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, public_key, SIGN_PUBLIC_BYTES);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool holds = key && context && EVP_DigestVerifyInit(context, NULL, NULL, NULL, key) == 1 &&
                 EVP_DigestVerify(context, signature, SIGN_BYTES, in.at, in.len) == 1;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    return holds;
}

enum err sign_file_write(const char *path, const struct sign_pair *pair)
{
    char text[FILE_TEXT_BYTES + 1];
    hex_write((struct slice){pair->secret, SIGN_SECRET_BYTES}, text);
    text[FILE_TEXT_BYTES - 1] = '\n';
    enum err err = file_write(path, (struct slice){(const uint8_t *)text, FILE_TEXT_BYTES}, 0600);
    secret_wipe(text, sizeof text);
    return err;
}

static enum err read_secret(const char *path, struct buffer *text, struct sign_pair *ret)
{
    uint8_t secret[SIGN_SECRET_BYTES];
    enum err err = file_read(path, FILE_TEXT_BYTES, text);
    if (err)
        return err == ERR_OVERSIZE ? ERR_MALFORMED : err;
    if (text->len != FILE_TEXT_BYTES || text->at[text->len - 1] != '\n' ||
        !hex_read((struct slice){text->at, text->len - 1}, secret, sizeof secret))
        return ERR_MALFORMED;
    err = sign_pair_of(secret, ret);
    secret_wipe(secret, sizeof secret);
    return err;
}

enum err sign_file_read(const char *path, struct sign_pair *ret)
{
    struct stat about;
    if (stat(path, &about) != 0)
        return errno == ENOENT ? ERR_NOT_FOUND : ERR_IO;
    if (about.st_mode & (S_IRWXG | S_IRWXO))
        return ERR_FORBIDDEN;
    struct buffer text = {0};
    enum err err = read_secret(path, &text, ret);
    if (text.at)
        secret_wipe(text.at, text.len);
    buffer_finish(&text);
    return err;
}
