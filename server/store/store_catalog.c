#include "store/store_catalog.h"

#include <string.h>

#include "base/text.h"
#include "store/store_ops.h"

static bool is_sound(const char *text)
{
    return text_is_utf8(slice_of_text(text));
}

static bool is_given(const char *text)
{
    return text[0] != '\0' && is_sound(text);
}

static bool is_nip(const char *text)
{
    size_t len = strlen(text);
    return len == 0 || (len == CATALOG_NIP_MAX - 1 && strspn(text, "0123456789") == len);
}

static bool is_zone(enum date_zone zone)
{
    return zone_name(zone)[0] != '\0';
}

/* Of an enum whose 0 means what is usual. */
static bool is_word_or_none(const struct word_table *words, int number)
{
    return number == 0 || word_name(words, number)[0];
}

static bool person_is_sound(const struct person_row *row)
{
    bool ends_first =
        row->contract_end_day != CATALOG_NO_DAY && row->contract_start_day > row->contract_end_day;
    return !id_is_none(row->id) && is_given(row->name) && is_nip(row->nip) &&
           word_name(&employment_words, (int)row->employment)[0] && is_sound(row->post) &&
           is_sound(row->unit) && is_sound(row->position) && is_sound(row->agency) &&
           is_zone(row->zone) && !ends_first && !id_equal(row->superior, row->id) &&
           is_sound(row->siasn_id) && row->left_ms >= 0 && row->status_day >= CATALOG_ALWAYS_DAY;
}

static bool activity_is_sound(const struct activity_row *row)
{
    return !id_is_none(row->id) && is_given(row->title) && is_sound(row->organiser) &&
           is_given(row->category) && is_given(row->policy) && is_zone(row->zone) &&
           row->min_attendance_percent <= 100 && is_sound(row->description) &&
           is_word_or_none(&jp_ledger_words, (int)row->ledger) &&
           is_word_or_none(&test_wish_words, (int)row->post_test) && is_sound(row->batch) &&
           is_sound(row->place) && is_sound(row->legal_basis) && is_sound(row->signatory_name) &&
           is_sound(row->signatory_position) && is_nip(row->signatory_nip) &&
           row->cancelled_ms >= 0;
}

static bool class_is_sound(const struct class_row *row)
{
    enum timetable_fault fault = TIMETABLE_SOUND;
    size_t segment = 0;
    return !id_is_none(row->id) && !id_is_none(row->activity) && row->ordinal > 0 &&
           is_sound(row->title) && row->table.n <= CATALOG_SEGMENTS_MAX && row->cancelled_ms >= 0 &&
           timetable_check(&row->table, &fault, &segment) == OK;
}

static bool poll_is_sound(const struct poll_row *row)
{
    if (id_is_none(row->class_id) || row->ordinal == 0 || !is_given(row->question) ||
        row->n_options < 2 || row->n_options > CATALOG_OPTIONS_MAX)
        return false;
    for (uint32_t i = 0; i < row->n_options; i++)
        if (!is_given(row->options[i]))
            return false;
    return true;
}

enum err store_person_put(struct store *store, const struct person_row *row)
{
    return person_is_sound(row) ? store->ops->person_put(store->db, row) : ERR_INVALID;
}

enum err store_person_statuses(struct store *store, struct id person, struct person_statuses *ret)
{
    return store->ops->person_statuses(store->db, person, ret);
}

enum err store_person_find(struct store *store, struct id person, struct person_row *ret)
{
    return store->ops->person_find(store->db, person, ret);
}

enum err store_person_find_nip(struct store *store, const char *nip, struct person_row *ret)
{
    return store->ops->person_find_nip(store->db, nip, ret);
}

enum err store_people(struct store *store, store_person_each *each, void *arg)
{
    return store->ops->people(store->db, each, arg);
}

enum err store_staff(struct store *store, struct id superior, store_person_each *each, void *arg)
{
    return store->ops->staff(store->db, superior, each, arg);
}

enum err store_people_page(struct store *store, const struct person_filter *filter,
                           store_person_each *each, void *arg)
{
    struct person_filter whole = *filter;
    whole.text = filter->text ? filter->text : "";
    whole.unit = filter->unit ? filter->unit : "";
    whole.after_name = filter->after_name ? filter->after_name : "";
    bool sound = is_sound(whole.text) && is_sound(whole.unit) && is_sound(whole.after_name);
    return sound ? store->ops->people_page(store->db, &whole, each, arg) : ERR_INVALID;
}

enum err store_activity_put(struct store *store, const struct activity_row *row)
{
    return activity_is_sound(row) ? store->ops->activity_put(store->db, row) : ERR_INVALID;
}

enum err store_activity_find(struct store *store, struct id activity, struct activity_row *ret)
{
    return store->ops->activity_find(store->db, activity, ret);
}

enum err store_activities(struct store *store, store_activity_each *each, void *arg)
{
    return store->ops->activities(store->db, each, arg);
}

enum err store_unit_put(struct store *store, const struct unit_row *row)
{
    bool sound = !id_is_none(row->activity) && row->ordinal > 0 && is_given(row->title) &&
                 word_name(&unit_mode_words, (int)row->mode)[0];
    return sound ? store->ops->unit_put(store->db, row) : ERR_INVALID;
}

enum err store_units(struct store *store, struct id activity, store_unit_each *each, void *arg)
{
    return store->ops->units(store->db, activity, each, arg);
}

enum err store_unit_drop(struct store *store, struct id activity, uint32_t ordinal)
{
    return store->ops->unit_drop(store->db, activity, ordinal);
}

enum err store_class_put(struct store *store, const struct class_row *row)
{
    return class_is_sound(row) ? store->ops->class_put(store->db, row) : ERR_INVALID;
}

enum err store_class_find(struct store *store, struct id class_id, struct class_row *ret)
{
    return store->ops->class_find(store->db, class_id, ret);
}

enum err store_activity_classes(struct store *store, struct id activity, store_class_each *each,
                                void *arg)
{
    return store->ops->activity_classes(store->db, activity, each, arg);
}

enum err store_classes_between(struct store *store, int64_t start_ms, int64_t end_ms,
                               store_class_each *each, void *arg)
{
    return store->ops->classes_between(store->db, start_ms, end_ms, each, arg);
}

enum err store_enrolment_put(struct store *store, const struct enrolment_row *row)
{
    bool sound = !id_is_none(row->activity) && !id_is_none(row->person) &&
                 word_name(&enrolment_role_words, (int)row->role)[0] && row->withdrawn_ms >= 0;
    return sound ? store->ops->enrolment_put(store->db, row) : ERR_INVALID;
}

enum err store_enrolment_find(struct store *store, struct id activity, struct id person,
                              struct enrolment_row *ret)
{
    return store->ops->enrolment_find(store->db, activity, person, ret);
}

enum err store_activity_people(struct store *store, struct id activity,
                               store_enrolled_person_each *each, void *arg)
{
    return store->ops->activity_people(store->db, activity, each, arg);
}

enum err store_activity_learners(struct store *store, struct id activity, uint32_t *ret)
{
    return store->ops->activity_learners(store->db, activity, ret);
}

enum err store_person_activities(struct store *store, struct id person,
                                 store_enrolled_activity_each *each, void *arg)
{
    return store->ops->person_activities(store->db, person, each, arg);
}

enum err store_poll_put(struct store *store, const struct poll_row *row)
{
    return poll_is_sound(row) ? store->ops->poll_put(store->db, row) : ERR_INVALID;
}

enum err store_class_polls(struct store *store, struct id class_id, store_poll_each *each,
                           void *arg)
{
    return store->ops->class_polls(store->db, class_id, each, arg);
}
