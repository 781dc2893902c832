#include "base/err.h"

#include <stddef.h>

static const struct {
    const char *name;
    enum blame blame;
} info[ERR_COUNT] = {
    [OK] = {"ok", BLAME_NOBODY},
    [ERR_MALFORMED] = {"malformed", BLAME_PEER},
    [ERR_OVERSIZE] = {"oversize", BLAME_PEER},
    [ERR_UNEXPECTED] = {"unexpected", BLAME_PEER},
    [ERR_CLIENT_TOO_OLD] = {"client_too_old", BLAME_PEER},
    [ERR_FORBIDDEN] = {"forbidden", BLAME_PERSON},
    [ERR_NOT_FOUND] = {"not_found", BLAME_PERSON},
    [ERR_TAKEN] = {"taken", BLAME_PERSON},
    [ERR_FULL] = {"full", BLAME_PERSON},
    [ERR_LOCKED] = {"locked", BLAME_PERSON},
    [ERR_TOO_FAST] = {"too_fast", BLAME_PERSON},
    [ERR_WRONG_PHASE] = {"wrong_phase", BLAME_PERSON},
    [ERR_NO_FLOOR] = {"no_floor", BLAME_PERSON},
    [ERR_NOT_LEADING] = {"not_leading", BLAME_PERSON},
    [ERR_INVALID] = {"invalid", BLAME_PERSON},
    [ERR_EXPIRED] = {"expired", BLAME_PERSON},
    [ERR_BAD_LINK] = {"bad_link", BLAME_PERSON},
    [ERR_BAD_SIGN_IN] = {"bad_sign_in", BLAME_PERSON},
    [ERR_NOT_YOURS] = {"not_yours", BLAME_PERSON},
    [ERR_NOMEM] = {"no_memory", BLAME_SERVER},
    [ERR_STORE] = {"store", BLAME_SERVER},
    [ERR_BUSY] = {"busy", BLAME_SERVER},
    [ERR_IO] = {"io", BLAME_SERVER},
    [ERR_CONFIG] = {"config", BLAME_SERVER},
};

const char *err_name(enum err err)
{
    return (unsigned)err < ERR_COUNT && info[err].name ? info[err].name : "unknown";
}

enum blame err_blame(enum err err)
{
    return (unsigned)err < ERR_COUNT ? info[err].blame : BLAME_SERVER;
}
