/* Signatures against the examples of RFC 8032, section 7.1, and what no signature may get past. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hex.h"
#include "base/sign.h"
#include "support/check.h"

static const struct {
    const char *name;
    const char *secret;
    const char *public_key;
    const char *message;
    const char *signature;
} examples[] = {
    {"TEST 1", "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
     "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
    {"TEST 2", "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
     "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
    {"TEST 3", "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
     "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"},
};

static void from_hex(const char *text, uint8_t *ret, size_t len)
{
    if (!hex_read(slice_of_text(text), ret, len))
        exit(2);
}

static void the_examples_of_the_rfc(void)
{
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        uint8_t secret[SIGN_SECRET_BYTES], public_key[SIGN_PUBLIC_BYTES], want[SIGN_BYTES];
        uint8_t message[4], got[SIGN_BYTES];
        struct slice in = {message, strlen(examples[i].message) / 2};
        struct sign_pair pair;
        from_hex(examples[i].secret, secret, sizeof secret);
        from_hex(examples[i].public_key, public_key, sizeof public_key);
        from_hex(examples[i].signature, want, sizeof want);
        from_hex(examples[i].message, message, in.len);

        check_same(sign_pair_of(secret, &pair), OK, examples[i].name);
        check(memcmp(pair.public_key, public_key, sizeof public_key) == 0, "its public key");
        check_same(sign_bytes(&pair, in, got), OK, examples[i].name);
        check(memcmp(got, want, sizeof want) == 0, "its signature");
        check(sign_holds(public_key, in, want), "holds");
    }
}

static void any_changed_bit_is_found(void)
{
    struct sign_pair pair;
    char text[] = "5 JP untuk Siti Rahma";
    struct slice in = slice_of_text(text);
    uint8_t signature[SIGN_BYTES];
    check_same(sign_pair_make(&chance_system, &pair), OK, "a pair");
    check_same(sign_bytes(&pair, in, signature), OK, "signed");
    check(sign_holds(pair.public_key, in, signature), "holds");
    for (size_t i = 0; i < in.len * 8; i++) {
        text[i / 8] = (char)(text[i / 8] ^ (1 << i % 8));
        check(!sign_holds(pair.public_key, in, signature), "text");
        text[i / 8] = (char)(text[i / 8] ^ (1 << i % 8));
    }
    for (size_t i = 0; i < sizeof signature * 8; i++) {
        signature[i / 8] ^= (uint8_t)(1 << i % 8);
        check(!sign_holds(pair.public_key, in, signature), "signature");
        signature[i / 8] ^= (uint8_t)(1 << i % 8);
    }
    for (size_t i = 0; i < sizeof pair.public_key * 8; i++) {
        pair.public_key[i / 8] ^= (uint8_t)(1 << i % 8);
        check(!sign_holds(pair.public_key, in, signature), "key");
        pair.public_key[i / 8] ^= (uint8_t)(1 << i % 8);
    }
    check(!sign_holds(pair.public_key, (struct slice){in.at, in.len - 1}, signature), "shorter");
}

static void a_key_has_a_short_name(void)
{
    uint8_t public_key[SIGN_PUBLIC_BYTES];
    from_hex(examples[0].public_key, public_key, sizeof public_key);
    check_text("the first digits of its hash", sign_key_id(public_key).text, "21fe31dfa154a261");
}

static void write_text_file(const char *path, const char *text, unsigned mode)
{
    FILE *file = fopen(path, "w");
    if (!file || fputs(text, file) < 0 || fclose(file) != 0 || chmod(path, mode) != 0)
        exit(2);
}

static void the_file_is_the_owners_alone(void)
{
    char folder[] = "/tmp/sinkron-XXXXXX";
    char path[64];
    struct stat about;
    struct sign_pair pair;
    struct sign_pair got = {{0}, {0}};
    if (!mkdtemp(folder))
        exit(2);
    snprintf(path, sizeof path, "%s/seal.key", folder);

    check_same(sign_file_read(path, &got), ERR_NOT_FOUND, "none yet");
    check_same(sign_pair_make(&chance_system, &pair), OK, "a pair");
    check_same(sign_file_write(path, &pair), OK, "written");
    check(stat(path, &about) == 0 && (about.st_mode & 0777) == 0600, "for the owner alone");
    check_same(sign_file_read(path, &got), OK, "read");
    check(memcmp(&got, &pair, sizeof pair) == 0, "the same pair");

    chmod(path, 0640);
    check_same(sign_file_read(path, &got), ERR_FORBIDDEN, "others may read it");
    write_text_file(path, "not a key\n", 0600);
    check_same(sign_file_read(path, &got), ERR_MALFORMED, "no key");
    write_text_file(path, "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60\n\n",
                    0600);
    check_same(sign_file_read(path, &got), ERR_MALFORMED, "too long");
    write_text_file(path, "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f6g\n",
                    0600);
    check_same(sign_file_read(path, &got), ERR_MALFORMED, "no digit");
    check(memcmp(&got, &pair, sizeof pair) == 0, "what failed changed nothing");
    unlink(path);
    rmdir(folder);
}

TEST_MAIN(TEST(the_examples_of_the_rfc), TEST(any_changed_bit_is_found),
          TEST(a_key_has_a_short_name), TEST(the_file_is_the_owners_alone))
