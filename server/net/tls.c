#include "net/tls.h"

#include <errno.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/date.h"
#include "base/log.h"

#define ENDS_SOON_MS (7 * DATE_DAY_MS)

static const char ciphers[] = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:"
                              "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:"
                              "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384";

static const char suites_1_3[] =
    "TLS_AES_128_GCM_SHA256:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_256_GCM_SHA384";

/* OpenSSL's own words for what it met last. */
static const char *reason(void)
{
    const char *words = ERR_reason_error_string(ERR_peek_last_error());
    return words ? words : "not PEM";
}

/* A key with a passphrase would stop the start with a question on the terminal. */
static int no_passphrase(char *buf, int size, int rwflag, void *arg)
{
    (void)buf;
    (void)size;
    (void)rwflag;
    (void)arg;
    return 0;
}

static FILE *open_pem(const char *what, const char *path)
{
    FILE *file = path[0] ? fopen(path, "re") : NULL;
    if (!file)
        LOG_ERROR(net, "cannot open a file of TLS", "what=%s path=%s reason=%s", what,
                  path[0] ? path : "(none)", path[0] ? strerror(errno) : "not configured");
    return file;
}

static X509 *read_certificate(const char *path)
{
    FILE *file = open_pem("tls.cert", path);
    if (!file)
        return NULL;
    ERR_clear_error();
    X509 *cert = PEM_read_X509(file, NULL, no_passphrase, NULL);
    fclose(file);
    if (!cert)
        LOG_ERROR(net, "the certificate cannot be read", "path=%s reason=%s", path, reason());
    return cert;
}

static EVP_PKEY *read_key(const char *path)
{
    FILE *file = open_pem("tls.key", path);
    if (!file)
        return NULL;
    ERR_clear_error();
    EVP_PKEY *key = PEM_read_PrivateKey(file, NULL, no_passphrase, NULL);
    fclose(file);
    if (!key)
        LOG_ERROR(net, "the private key cannot be read", "path=%s reason=%s", path, reason());
    return key;
}

static void warn_about_dates(const X509 *cert, const char *path, int64_t wall_ms)
{
    time_t now = (time_t)(wall_ms / 1000);
    time_t soon = (time_t)((wall_ms + ENDS_SOON_MS) / 1000);
    if (X509_cmp_time(X509_get0_notAfter(cert), &now) < 0)
        LOG_WARN(net, "the certificate has expired, browsers will refuse it", "path=%s", path);
    else if (X509_cmp_time(X509_get0_notAfter(cert), &soon) < 0)
        LOG_WARN(net, "the certificate ends within a week", "path=%s", path);
    if (X509_cmp_time(X509_get0_notBefore(cert), &now) > 0)
        LOG_WARN(net, "the certificate is not valid yet", "path=%s", path);
}

enum err tls_check(const char *cert_path, const char *key_path, int64_t wall_ms)
{
    enum err err = ERR_CONFIG;
    X509 *cert = read_certificate(cert_path);
    EVP_PKEY *key = cert ? read_key(key_path) : NULL;
    if (cert && key) {
        err = X509_check_private_key(cert, key) == 1 ? OK : ERR_CONFIG;
        if (err)
            LOG_ERROR(net, "the private key belongs to another certificate", "cert=%s key=%s",
                      cert_path, key_path);
        else
            warn_about_dates(cert, cert_path, wall_ms);
    }
    EVP_PKEY_free(key);
    X509_free(cert);
    ERR_clear_error();
    return err;
}

enum err tls_harden(void *ssl_ctx)
{
    SSL_CTX *ctx = ssl_ctx;
    SSL_CTX_set_options(ctx, SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                 SSL_OP_PRIORITIZE_CHACHA);
    bool hardened = SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION) == 1 &&
                    SSL_CTX_set_cipher_list(ctx, ciphers) == 1 &&
                    SSL_CTX_set_ciphersuites(ctx, suites_1_3) == 1 &&
                    SSL_CTX_set1_groups_list(ctx, "X25519:P-256:P-384") == 1;
    ERR_clear_error();
    return hardened ? OK : ERR_CONFIG;
}
