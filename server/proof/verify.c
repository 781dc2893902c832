#include "proof/verify.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/hex.h"
#include "proof/bundle.h"
#include "proof/proof.h"

#define RECEIPT_BYTES_MAX (4u * 1024u * 1024u)
#define RECEIPT_BEGIN "{\"receipt\""
#define KEY_ID_BYTES ((SIGN_KEY_ID_MAX - 1) / 2)

struct verifying {
    struct proof *proof;
    FILE *to;
    bool holds;
    unsigned bundles;
};

static bool is_key_id(const char *arg)
{
    uint8_t bytes[KEY_ID_BYTES];
    return hex_read(slice_of_text(arg), bytes, sizeof bytes);
}

static enum err cannot(const struct verifying *verifying, const char *path)
{
    fprintf(verifying->to, "%s: cannot be read: %s\n", path, strerror(errno));
    return ERR_CONFIG;
}

/* What begins like a receipt is taken for one; all else must be a bundle. */
static enum err is_receipt(const struct verifying *verifying, const char *path, bool *ret)
{
    char begin[sizeof RECEIPT_BEGIN] = "";
    FILE *file = fopen(path, "r");
    if (!file)
        return cannot(verifying, path);
    size_t len = fread(begin, 1, sizeof begin - 1, file);
    fclose(file);
    *ret = len == sizeof begin - 1 && memcmp(begin, RECEIPT_BEGIN, len) == 0;
    return OK;
}

static enum err verify_bundle(struct verifying *verifying, const char *path)
{
    struct bundle_fault fault;
    FILE *file = fopen(path, "r");
    if (!file)
        return cannot(verifying, path);
    enum err err = bundle_read(file, verifying->proof, &fault);
    fclose(file);
    if (err == ERR_IO)
        return cannot(verifying, path);
    if (err == ERR_INVALID) {
        verifying->holds = false;
        fprintf(verifying->to, "%s: line %llu: DOES NOT HOLD: %s\n", path,
                (unsigned long long)fault.line, fault.text);
        return OK;
    }
    verifying->bundles++;
    if (!err)
        fprintf(verifying->to, "%s: holds\n", path);
    return err;
}

static enum err hold_receipt(struct verifying *verifying, const char *path, struct slice text)
{
    struct receipt receipt = {0};
    char fault[512] = "";
    enum err err = receipt_read(text, &receipt, fault, sizeof fault);
    if (!err) {
        err = proof_hold_receipt(verifying->proof, &receipt);
        snprintf(fault, sizeof fault, "%s", proof_fault(verifying->proof));
    }
    if (err == ERR_INVALID) {
        verifying->holds = false;
        fprintf(verifying->to, "%s: DOES NOT HOLD: %s\n", path, fault);
        err = OK;
    } else if (!err) {
        fprintf(verifying->to, "%s: holds: the receipt of %s\n", path, receipt.name);
    }
    receipt_finish(&receipt);
    return err;
}

static enum err verify_receipt(struct verifying *verifying, const char *path)
{
    struct buffer text = {0};
    enum err err = file_read(path, RECEIPT_BYTES_MAX, &text);
    if (err && err != ERR_NOMEM)
        err = cannot(verifying, path);
    if (!err)
        err = hold_receipt(verifying, path, buffer_slice(&text));
    buffer_finish(&text);
    return err;
}

/* Bundles first, whatever the order of the arguments: a receipt is held against them. Whatever does
 * not hold ends it: nothing can be proved against it. */
static enum err verify_all(struct verifying *verifying, const char *const *args, unsigned n,
                           bool receipts)
{
    enum err err = OK;
    for (unsigned i = 0; !err && verifying->holds && i < n; i++) {
        bool receipt = false;
        if (is_key_id(args[i]))
            continue;
        err = is_receipt(verifying, args[i], &receipt);
        if (!err && receipt == receipts)
            err = receipt ? verify_receipt(verifying, args[i]) : verify_bundle(verifying, args[i]);
    }
    return err;
}

static void check_key(struct verifying *verifying, const char *const *args, unsigned n)
{
    const char *first = proof_first_key(verifying->proof);
    for (unsigned i = 0; i < n; i++) {
        if (!is_key_id(args[i]) || strcmp(args[i], first) == 0)
            continue;
        verifying->holds = false;
        fprintf(verifying->to, "DOES NOT HOLD: the first signing key is %s, not %s\n", first,
                args[i]);
    }
}

static void sum_up(const struct verifying *verifying)
{
    struct proof_totals totals = proof_totals(verifying->proof);
    if (totals.keys_unintroduced)
        fprintf(verifying->to,
                "note: %llu signing keys were not introduced by the key before them: ask the "
                "agency whether it lost one\n",
                (unsigned long long)totals.keys_unintroduced);
    if (totals.erased)
        fprintf(verifying->to,
                "note: %llu lines are erased (what was said in class, votes, notes on removals), "
                "as the agency's retention asks; their places in the chain hold\n",
                (unsigned long long)totals.erased);
    if (totals.seals && !totals.receipts)
        fprintf(verifying->to, "note: no receipt was given: a class or a book rewritten as a whole "
                               "and sealed again shows only against a receipt, another bundle or "
                               "the next seal\n");
    fprintf(verifying->to,
            "verify: %s: classes=%llu lines=%llu erased=%llu attendances=%llu credits=%llu "
            "seals=%llu "
            "receipts=%llu keys=%llu first_key=%s\n",
            verifying->holds ? "all holds" : "DOES NOT HOLD", (unsigned long long)totals.classes,
            (unsigned long long)totals.lines, (unsigned long long)totals.erased,
            (unsigned long long)totals.people, (unsigned long long)totals.credits,
            (unsigned long long)totals.seals, (unsigned long long)totals.receipts,
            (unsigned long long)totals.keys, proof_first_key(verifying->proof));
}

enum err verify_files(const char *const *args, unsigned n, FILE *to, bool *ret_holds)
{
    struct verifying verifying = {.to = to, .holds = true};
    enum err err = proof_create(&verifying.proof);
    if (err)
        return err;
    err = verify_all(&verifying, args, n, false);
    if (!err && verifying.holds && verifying.bundles == 0) {
        fprintf(to, "verify: name a bundle first: sinkron verify BUNDLE [RECEIPT ...] [KEY]\n");
        err = ERR_CONFIG;
    }
    if (!err)
        err = verify_all(&verifying, args, n, true);
    if (!err) {
        check_key(&verifying, args, n);
        sum_up(&verifying);
        *ret_holds = verifying.holds;
    }
    proof_destroy(verifying.proof);
    return err;
}
