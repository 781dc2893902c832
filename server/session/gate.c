#include "session/gate.h"

#include "session/session_inside.h"

void gate_open(struct session *session)
{
    for (int i = 0; i < RATE_COUNT; i++)
        bucket_init(&session->buckets[i], rate_info[i]);
}

enum err gate_check(struct session *session, const struct msg_info *info, size_t size,
                    uint64_t mono_ms, uint64_t *ret_wait_ms)
{
    if (size > info->size_max)
        return ERR_OVERSIZE;
    if (!(info->phases & (1u << session->phase)))
        return ERR_UNEXPECTED;
    if (info->needs && (role_may[session->role] & info->needs) != info->needs)
        return ERR_FORBIDDEN;
    struct bucket *bucket = &session->buckets[info->rate];
    if (!bucket_take(bucket, mono_ms)) {
        *ret_wait_ms = bucket_wait_ms(bucket, mono_ms);
        return ERR_TOO_FAST;
    }
    return OK;
}

enum err gate_check_sound(struct session *session, uint64_t mono_ms)
{
    if (session->phase != PHASE_SEATED)
        return ERR_UNEXPECTED;
    return bucket_take(&session->buckets[RATE_SOUND], mono_ms) ? OK : ERR_TOO_FAST;
}
