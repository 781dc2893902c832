#include "credit/policy_words.h"

#define TABLE(name, ...)                                                                           \
    static const char *const name##_list[] = {NULL, __VA_ARGS__};                                  \
    const struct word_table name = {name##_list, (int)(sizeof name##_list / sizeof name##_list[0])}

TABLE(employment_words, "pns", "pppk", "other");
TABLE(category_form_words, "education", "classical", "non_classical");
TABLE(jp_basis_words, "minutes", "day", "day_minutes", "occurrence", "semester", "unvalued",
      "activity");
TABLE(credit_model_words, "threshold", "proportional");
TABLE(rounding_words, "floor", "half_up", "ceiling");
TABLE(short_day_event_words, "flat", "by_minutes");
TABLE(day_evaluation_words, "each_day", "whole_event");
TABLE(unit_mode_words, "tatap_muka", "sinkron", "asinkron");
TABLE(evidence_decision_words, "diajukan", "diterima", "ditolak");
TABLE(year_basis_words, "calendar", "contract");
TABLE(excess_over_cap_words, "record");
TABLE(speaker_credit_words, "none", "as_learner");
TABLE(segment_source_words, "timetable", "phases");
TABLE(unlisted_category_words, "warn", "refuse");
TABLE(source_mark_words, "regulation", "practice", "choice");
TABLE(evidence_kind_words, "none", "surat_izin_penugasan", "laporan_ke_atasan", "laporan_belajar");
TABLE(evidence_state_words, "tidak_perlu", "menunggu_bukti", "menunggu_laporan", "terverifikasi",
      "ditolak");
TABLE(jp_ledger_words, "kompetensi", "kapasitas");

const char *word_name(const struct word_table *table, int number)
{
    return number > 0 && number < table->n ? table->words[number] : "";
}

int word_parse(const struct word_table *table, struct slice word)
{
    for (int i = 1; i < table->n; i++)
        if (slice_is_text(word, table->words[i]))
            return i;
    return 0;
}
