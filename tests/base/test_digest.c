/* SHA-256 and HMAC against the examples of FIPS 180-4 and RFC 4231. */
#include "base/alloc.h"
#include "base/digest.h"
#include "support/check.h"

static struct slice repeated(uint8_t *memory, uint8_t byte, size_t len)
{
    memset(memory, byte, len);
    return (struct slice){memory, len};
}

static void sha256_of_the_standard(void)
{
    static const struct {
        const char *in, *expect;
    } cases[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        uint8_t hash[DIGEST_BYTES];
        digest_sha256(slice_of_text(cases[i].in), hash);
        check_text(cases[i].in, digest_hex(hash).text, cases[i].expect);
    }
}

static void pieces_are_the_same_as_the_whole(void)
{
    static const char expect[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    struct slice parts[] = {slice_of_text("a"), {NULL, 0}, slice_of_text("bc")};
    uint8_t hash[DIGEST_BYTES];
    digest_sha256_parts(parts, COUNT(parts), hash);
    check_text("parts", digest_hex(hash).text, expect);

    struct digest *digest = NULL;
    check_same(digest_create(&digest), OK, "created");
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; digest && i < COUNT(parts); i++)
            digest_add(digest, parts[i]);
        digest_end(digest, hash);
        check_text("it can be used again", digest_hex(hash).text, expect);
    }
    digest_destroy(digest);
    digest_destroy(NULL);

    long before = alloc_live();
    digest = NULL;
    alloc_fail_after(0);
    check_same(digest_create(&digest), ERR_NOMEM, "no memory");
    alloc_fail_after(-1);
    check(digest == NULL && alloc_live() == before, "no object");
}

static void a_million_times_a(void)
{
    static uint8_t piece[1000];
    struct digest *digest = NULL;
    if (!check_same(digest_create(&digest), OK, "created"))
        return;
    for (int i = 0; i < 1000; i++)
        digest_add(digest, repeated(piece, 'a', sizeof piece));
    uint8_t hash[DIGEST_BYTES];
    digest_end(digest, hash);
    digest_destroy(digest);
    check_text("the long example of FIPS 180-4", digest_hex(hash).text,
               "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void hmac_of_rfc_4231(void)
{
    uint8_t key[131], in[50], hash[DIGEST_BYTES];

    digest_hmac(repeated(key, 0x0b, 20), slice_of_text("Hi There"), hash);
    check_text("test case 1", digest_hex(hash).text,
               "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    digest_hmac(slice_of_text("Jefe"), slice_of_text("what do ya want for nothing?"), hash);
    check_text("test case 2", digest_hex(hash).text,
               "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    digest_hmac(repeated(key, 0xaa, 20), repeated(in, 0xdd, 50), hash);
    check_text("test case 3", digest_hex(hash).text,
               "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    digest_hmac(repeated(key, 0xaa, 131),
                slice_of_text("Test Using Larger Than Block-Size Key - Hash Key First"), hash);
    check_text("test case 6", digest_hex(hash).text,
               "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    digest_hmac((struct slice){NULL, 0}, (struct slice){NULL, 0}, hash);
    check_text("an empty key is a key", digest_hex(hash).text,
               "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

static void hashes_are_read_strictly(void)
{
    static const char text[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    uint8_t hash[DIGEST_BYTES];
    check_same(digest_parse(slice_of_text(text), hash), OK, "64 digits");
    check_text("and back", digest_hex(hash).text, text);
    check_same(digest_parse((struct slice){(const uint8_t *)text, 63}, hash), ERR_MALFORMED, "63");
    check_same(digest_parse(slice_of_text("BA"), hash), ERR_MALFORMED, "upper case");
}

TEST_MAIN(TEST(sha256_of_the_standard), TEST(pieces_are_the_same_as_the_whole),
          TEST(a_million_times_a), TEST(hmac_of_rfc_4231), TEST(hashes_are_read_strictly))
