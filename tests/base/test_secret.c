/* Tokens, base64url (RFC 4648), scrypt (RFC 7914), kept passwords. */
#include "base/hex.h"
#include "base/secret.h"
#include "support/check.h"
#include "support/fake_chance.h"

static const struct scrypt_cost cheap = {4, 8, 1};

static void base64url_of_rfc_4648(void)
{
    static const struct {
        const char *bytes, *text;
    } cases[] = {
        {"", ""},
        {"f", "Zg"},
        {"fo", "Zm8"},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg"},
        {"fooba", "Zm9vYmE"},
        {"foobar", "Zm9vYmFy"},
        {"\xfb\xff\xfe", "-__-"}, /* the two characters that differ from plain base64 */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char text[16];
        uint8_t bytes[16];
        size_t len = 0;
        size_t text_len = secret_encode(slice_of_text(cases[i].bytes), text);
        check_text("written", text, cases[i].text);
        check_same(text_len, strlen(cases[i].text), "length");
        check_same(secret_decode(slice_of_text(cases[i].text), bytes, sizeof bytes, &len), OK,
                   "read");
        check(slice_equal((struct slice){bytes, len}, slice_of_text(cases[i].bytes)), "and back");
    }
}

static void base64url_is_read_strictly(void)
{
    static const struct {
        const char *story, *text;
        enum err expect;
    } cases[] = {
        {"padding", "Zg==", ERR_MALFORMED},
        {"plain base64's plus", "+__-", ERR_MALFORMED},
        {"plain base64's slash", "-//-", ERR_MALFORMED},
        {"a blank", "Zm9 ", ERR_MALFORMED},
        {"a lone character", "Zm9vY", ERR_MALFORMED},
        {"loose bits after one byte", "Zh", ERR_MALFORMED},
        {"loose bits after two bytes", "Zm9", ERR_MALFORMED},
        {"four bytes where three fit", "Zm9vYg", ERR_OVERSIZE},
        {"exactly three", "Zm9v", OK},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        uint8_t bytes[3];
        size_t len = 0;
        check_same(secret_decode(slice_of_text(cases[i].text), bytes, sizeof bytes, &len),
                   cases[i].expect, cases[i].story);
    }
    uint8_t bytes[3];
    size_t len = 0;
    check_same(secret_decode((struct slice){(const uint8_t *)"Zm\0v", 4}, bytes, 3, &len),
               ERR_MALFORMED, "a zero byte");
}

static void tokens_carry_all_their_chance(void)
{
    struct fake_chance fake;
    for (size_t bytes = 1; bytes <= SECRET_TOKEN_BYTES; bytes++) {
        char token[SECRET_TEXT_ROOM(SECRET_TOKEN_BYTES)];
        uint8_t drawn[SECRET_TOKEN_BYTES], read[SECRET_TOKEN_BYTES];
        size_t len = 0;
        fake_chance_init(&fake, bytes);
        secret_token(&fake.chance, token, bytes);
        check_same(strlen(token), SECRET_TEXT_ROOM(bytes) - 1, "as long as promised");
        fake_chance_init(&fake, bytes);
        chance_fill(&fake.chance, drawn, bytes);
        check_same(secret_decode(slice_of_text(token), read, sizeof read, &len), OK, "readable");
        check(len == bytes && memcmp(read, drawn, bytes) == 0, "every byte drawn is in it");
    }
}

static void scrypt_of_rfc_7914(void)
{
    static const struct {
        const char *password, *salt;
        struct scrypt_cost cost;
        const char *expect;
    } cases[] = {
        {"",
         "",
         {4, 1, 1},
         "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
         "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"},
        {"password",
         "NaCl",
         {10, 8, 16},
         "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
         "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"},
        {"pleaseletmein",
         "SodiumChloride",
         {14, 8, 1},
         "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
         "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        uint8_t hash[64];
        char text[129];
        struct writer w = writer_of(hash, sizeof hash);
        check_same(secret_scrypt_at(&cases[i].cost, slice_of_text(cases[i].password),
                                    slice_of_text(cases[i].salt), &w),
                   OK, "computed");
        hex_write((struct slice){hash, sizeof hash}, text);
        check_text(cases[i].password, text, cases[i].expect);
    }
}

static void our_own_cost_works(void)
{
    uint8_t ours[SECRET_SCRYPT_BYTES], same[SECRET_SCRYPT_BYTES];
    struct slice password = slice_of_text("kata sandi"), salt = slice_of_text("garam");
    struct writer w = writer_of(same, sizeof same);
    check_same(secret_scrypt(password, salt, ours), OK, "N = 2^15 gets its memory");
    check_same(secret_scrypt_at(&(struct scrypt_cost){15, 8, 1}, password, salt, &w), OK, "again");
    check(memcmp(ours, same, sizeof ours) == 0, "the cost is 15, 8, 1");
}

static void a_kept_password_is_recognised(void)
{
    struct fake_chance fake;
    char text[SECRET_HASH_TEXT_MAX], other[SECRET_HASH_TEXT_MAX];
    fake_chance_init(&fake, 3);
    struct slice password = slice_of_text("rahasia");
    check_same(secret_hash_make(&fake.chance, &cheap, password, text), OK, "made");
    check(strncmp(text, "scrypt$4$8$1$", 13) == 0 && strlen(text) == 79, "in its text form");
    check_same(secret_hash_verify(text, password), OK, "the password");
    check_same(secret_hash_verify(text, slice_of_text("Rahasia")), ERR_BAD_SIGN_IN, "another");
    check_same(secret_hash_verify(text, slice_of_text("")), ERR_BAD_SIGN_IN, "none");
    check_same(secret_hash_make(&fake.chance, &cheap, password, other), OK, "made again");
    check(strcmp(text, other) != 0, "with another salt");

    static char endless[SECRET_PASSWORD_BYTES_MAX + 1];
    memset(endless, 'a', sizeof endless);
    struct slice much = {(const uint8_t *)endless, sizeof endless};
    check_same(secret_hash_make(&fake.chance, &cheap, much, other), ERR_OVERSIZE, "too long");
    check_same(secret_hash_verify(text, much), ERR_BAD_SIGN_IN, "too long to be it");
}

static void a_kept_text_is_read_strictly(void)
{
#define SALT "AAAAAAAAAAAAAAAAAAAAAA"
#define HASH "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    static const struct {
        const char *story, *text;
        enum err expect;
    } cases[] = {
        {"whole, but of another password", "scrypt$4$8$1$" SALT "$" HASH, ERR_BAD_SIGN_IN},
        {"nothing", "", ERR_INVALID},
        {"another kind", "argon2$4$8$1$" SALT "$" HASH, ERR_INVALID},
        {"a number missing", "scrypt$4$8$" SALT "$" HASH, ERR_INVALID},
        {"no work", "scrypt$0$8$1$" SALT "$" HASH, ERR_INVALID},
        {"a gigabyte of work", "scrypt$20$8$1$" SALT "$" HASH, ERR_INVALID},
        {"more work than fits a number", "scrypt$99$8$1$" SALT "$" HASH, ERR_INVALID},
        {"short salt", "scrypt$4$8$1$AAAA$" HASH, ERR_INVALID},
        {"short hash", "scrypt$4$8$1$" SALT "$AAAA", ERR_INVALID},
        {"one part more", "scrypt$4$8$1$" SALT "$" HASH "$", ERR_INVALID},
        {"signed", "scrypt$+4$8$1$" SALT "$" HASH, ERR_INVALID},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        check_same(secret_hash_verify(cases[i].text, slice_of_text("x")), cases[i].expect,
                   cases[i].story);
}

static void comparing_and_wiping(void)
{
    check(secret_equal(slice_of_text("abc"), slice_of_text("abc")), "equal");
    check(!secret_equal(slice_of_text("abc"), slice_of_text("abd")), "last byte differs");
    check(!secret_equal(slice_of_text("abc"), slice_of_text("ab")), "shorter");
    char memory[] = "rahasia";
    secret_wipe(memory, sizeof memory);
    for (size_t i = 0; i < sizeof memory; i++)
        check_same(memory[i], 0, "wiped");
}

TEST_MAIN(TEST(base64url_of_rfc_4648), TEST(base64url_is_read_strictly),
          TEST(tokens_carry_all_their_chance), TEST(scrypt_of_rfc_7914), TEST(our_own_cost_works),
          TEST(a_kept_password_is_recognised), TEST(a_kept_text_is_read_strictly),
          TEST(comparing_and_wiping))
