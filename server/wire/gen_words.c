/* gen_words.c: made by protocol/gen/generate.py; change protocol/classroom.json instead. */
#include "wire/gen_words.h"

static const char *const role_list[] = {"observer", "learner", "instructor", "coordinator"};
const struct words role_words = {role_list, 4};
_Static_assert(sizeof(enum role) == sizeof(uint32_t), "fields copy words as u32");

const char *role_name(enum role value)
{
    return words_name(&role_words, (uint32_t)value);
}

enum err role_parse(struct slice text, enum role *ret)
{
    uint32_t value = 0;

    enum err err = words_find(&role_words, text, &value);
    if (!err)
        *ret = (enum role)value;
    return err;
}

static const char *const class_phase_list[] = {"waiting", "running", "break", "ended"};
const struct words class_phase_words = {class_phase_list, 4};
_Static_assert(sizeof(enum class_phase) == sizeof(uint32_t), "fields copy words as u32");

const char *class_phase_name(enum class_phase value)
{
    return words_name(&class_phase_words, (uint32_t)value);
}

enum err class_phase_parse(struct slice text, enum class_phase *ret)
{
    uint32_t value = 0;

    enum err err = words_find(&class_phase_words, text, &value);
    if (!err)
        *ret = (enum class_phase)value;
    return err;
}

static const char *const segment_kind_list[] = {"learning", "break"};
const struct words segment_kind_words = {segment_kind_list, 2};
_Static_assert(sizeof(enum segment_kind) == sizeof(uint32_t), "fields copy words as u32");

const char *segment_kind_name(enum segment_kind value)
{
    return words_name(&segment_kind_words, (uint32_t)value);
}

enum err segment_kind_parse(struct slice text, enum segment_kind *ret)
{
    uint32_t value = 0;

    enum err err = words_find(&segment_kind_words, text, &value);
    if (!err)
        *ret = (enum segment_kind)value;
    return err;
}

static const char *const chat_audience_list[] = {"everyone", "instructors", "member"};
const struct words chat_audience_words = {chat_audience_list, 3};
_Static_assert(sizeof(enum chat_audience) == sizeof(uint32_t), "fields copy words as u32");

const char *chat_audience_name(enum chat_audience value)
{
    return words_name(&chat_audience_words, (uint32_t)value);
}

enum err chat_audience_parse(struct slice text, enum chat_audience *ret)
{
    uint32_t value = 0;

    enum err err = words_find(&chat_audience_words, text, &value);
    if (!err)
        *ret = (enum chat_audience)value;
    return err;
}

static const char *const floor_reason_list[] = {"granted", "taken", "left", "gone"};
const struct words floor_reason_words = {floor_reason_list, 4};
_Static_assert(sizeof(enum floor_reason) == sizeof(uint32_t), "fields copy words as u32");

const char *floor_reason_name(enum floor_reason value)
{
    return words_name(&floor_reason_words, (uint32_t)value);
}

enum err floor_reason_parse(struct slice text, enum floor_reason *ret)
{
    uint32_t value = 0;

    enum err err = words_find(&floor_reason_words, text, &value);
    if (!err)
        *ret = (enum floor_reason)value;
    return err;
}

static const char *const reaction_list[] = {"thumb", "clap", "heart", "laugh", "puzzled"};
const struct words reaction_words = {reaction_list, 5};
_Static_assert(sizeof(enum reaction) == sizeof(uint32_t), "fields copy words as u32");

const char *reaction_name(enum reaction value)
{
    return words_name(&reaction_words, (uint32_t)value);
}

enum err reaction_parse(struct slice text, enum reaction *ret)
{
    uint32_t value = 0;

    enum err err = words_find(&reaction_words, text, &value);
    if (!err)
        *ret = (enum reaction)value;
    return err;
}

static const char *const bye_reason_list[] = {"asked", "removed", "class_over", "server_stopping",
    "too_slow", "replaced", "protocol", "link_ended", "client_too_old", "silent"};
const struct words bye_reason_words = {bye_reason_list, 10};
_Static_assert(sizeof(enum bye_reason) == sizeof(uint32_t), "fields copy words as u32");

const char *bye_reason_name(enum bye_reason value)
{
    return words_name(&bye_reason_words, (uint32_t)value);
}

enum err bye_reason_parse(struct slice text, enum bye_reason *ret)
{
    uint32_t value = 0;

    enum err err = words_find(&bye_reason_words, text, &value);
    if (!err)
        *ret = (enum bye_reason)value;
    return err;
}

static const char *const account_state_list[] = {"live", "provisional", "posted"};
const struct words account_state_words = {account_state_list, 3};
_Static_assert(sizeof(enum account_state) == sizeof(uint32_t), "fields copy words as u32");

const char *account_state_name(enum account_state value)
{
    return words_name(&account_state_words, (uint32_t)value);
}

enum err account_state_parse(struct slice text, enum account_state *ret)
{
    uint32_t value = 0;

    enum err err = words_find(&account_state_words, text, &value);
    if (!err)
        *ret = (enum account_state)value;
    return err;
}

static const char *const check_end_list[] = {"answered", "missed", "over"};
const struct words check_end_words = {check_end_list, 3};
_Static_assert(sizeof(enum check_end) == sizeof(uint32_t), "fields copy words as u32");

const char *check_end_name(enum check_end value)
{
    return words_name(&check_end_words, (uint32_t)value);
}

enum err check_end_parse(struct slice text, enum check_end *ret)
{
    uint32_t value = 0;

    enum err err = words_find(&check_end_words, text, &value);
    if (!err)
        *ret = (enum check_end)value;
    return err;
}

static const char *const attendance_claim_list[] = {"present", "absent"};
const struct words attendance_claim_words = {attendance_claim_list, 2};
_Static_assert(sizeof(enum attendance_claim) == sizeof(uint32_t), "fields copy words as u32");

const char *attendance_claim_name(enum attendance_claim value)
{
    return words_name(&attendance_claim_words, (uint32_t)value);
}

enum err attendance_claim_parse(struct slice text, enum attendance_claim *ret)
{
    uint32_t value = 0;

    enum err err = words_find(&attendance_claim_words, text, &value);
    if (!err)
        *ret = (enum attendance_claim)value;
    return err;
}

static const char *const told_excuse_list[] = {"none", "izin", "sakit"};
const struct words told_excuse_words = {told_excuse_list, 3};
_Static_assert(sizeof(enum told_excuse) == sizeof(uint32_t), "fields copy words as u32");

const char *told_excuse_name(enum told_excuse value)
{
    return words_name(&told_excuse_words, (uint32_t)value);
}

enum err told_excuse_parse(struct slice text, enum told_excuse *ret)
{
    uint32_t value = 0;

    enum err err = words_find(&told_excuse_words, text, &value);
    if (!err)
        *ret = (enum told_excuse)value;
    return err;
}

static const char *const filed_document_list[] = {"surat_izin_penugasan", "laporan_ke_atasan",
    "laporan_belajar"};
const struct words filed_document_words = {filed_document_list, 3};
_Static_assert(sizeof(enum filed_document) == sizeof(uint32_t), "fields copy words as u32");

const char *filed_document_name(enum filed_document value)
{
    return words_name(&filed_document_words, (uint32_t)value);
}

enum err filed_document_parse(struct slice text, enum filed_document *ret)
{
    uint32_t value = 0;

    enum err err = words_find(&filed_document_words, text, &value);
    if (!err)
        *ret = (enum filed_document)value;
    return err;
}

static const char *const overlap_choice_list[] = {"keeps_rest", "takes"};
const struct words overlap_choice_words = {overlap_choice_list, 2};
_Static_assert(sizeof(enum overlap_choice) == sizeof(uint32_t), "fields copy words as u32");

const char *overlap_choice_name(enum overlap_choice value)
{
    return words_name(&overlap_choice_words, (uint32_t)value);
}

enum err overlap_choice_parse(struct slice text, enum overlap_choice *ret)
{
    uint32_t value = 0;

    enum err err = words_find(&overlap_choice_words, text, &value);
    if (!err)
        *ret = (enum overlap_choice)value;
    return err;
}

static const char *const refusal_list[] = {"malformed", "oversize", "unexpected", "client_too_old",
    "forbidden", "not_found", "taken", "full", "locked", "too_fast", "wrong_phase", "no_floor",
    "not_leading", "invalid", "expired", "bad_link", "bad_sign_in", "not_yours", "no_memory",
    "store", "busy", "io", "config"};
const struct words refusal_words = {refusal_list, 23};
_Static_assert(sizeof(enum refusal) == sizeof(uint32_t), "fields copy words as u32");

const char *refusal_name(enum refusal value)
{
    return words_name(&refusal_words, (uint32_t)value);
}

enum err refusal_parse(struct slice text, enum refusal *ret)
{
    uint32_t value = 0;

    enum err err = words_find(&refusal_words, text, &value);
    if (!err)
        *ret = (enum refusal)value;
    return err;
}
