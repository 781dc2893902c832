/* tls.h - the certificate, looked at before anybody connects, and how strict TLS is.
 *
 * Runs on   start-up.
 * Ignorant of libwebsockets: it is handed an SSL_CTX as a plain pointer, so that OpenSSL is
 * included in tls.c alone.
 */
#ifndef NET_TLS_H
#define NET_TLS_H

#include <stdint.h>

#include "base/err.h"

/* Certificate chain and key, PEM. ERR_CONFIG: a file is missing or unreadable, or the key belongs
 * to another certificate; what is wrong is logged. A certificate that has expired, or is not valid
 * yet, or ends within a week is a warning: a lesson in an emergency matters more. */
MUST_CHECK enum err tls_check(const char *cert_path, const char *key_path, int64_t wall_ms);

/* TLS 1.2 with forward secrecy and authenticated ciphers, or TLS 1.3; no renegotiation.
 * ERR_CONFIG: OpenSSL refuses. */
MUST_CHECK enum err tls_harden(void *ssl_ctx);

#endif
