/* policy_words.h - the choices a policy makes, each as a number in code and a word in its file.
 *
 * Runs on   any thread. Plain data.
 * The words are stored in policy files and in ledgers: add at the end, never change one. For every
 * enum there is one table: `word_name` gives the word of a number, `word_parse` the other way.
 */
#ifndef CREDIT_POLICY_WORDS_H
#define CREDIT_POLICY_WORDS_H

#include "base/bytes.h"
#include "base/err.h"

enum employment { EMPLOYMENT_PNS = 1, EMPLOYMENT_PPPK, EMPLOYMENT_OTHER };
/* "pns", "pppk", "other" */

enum category_form { FORM_EDUCATION = 1, FORM_CLASSICAL, FORM_NON_CLASSICAL };
/* "education", "classical", "non_classical" */

enum jp_basis {
    BASIS_MINUTES = 1, /* "minutes": learning minutes of the whole activity / length of a JP */
    BASIS_DAY,         /* "day": a fixed value per day */
    BASIS_DAY_MINUTES, /* "day_minutes": minutes of each day apart, rounded and limited per day */
    BASIS_OCCURRENCE,  /* "occurrence": a fixed value for each session */
    BASIS_SEMESTER,    /* "semester": a fixed value per semester */
    BASIS_UNVALUED,    /* "unvalued": listed, but no value was found; earns nothing by rule */
    BASIS_ACTIVITY     /* "activity": a fixed value for the activity as a whole */
};

enum credit_model {
    CREDIT_THRESHOLD = 1, /* "threshold": all JP of the programme, or none */
    CREDIT_PROPORTIONAL   /* "proportional": what was attended counts */
};

enum rounding { ROUND_FLOOR = 1, ROUND_HALF_UP, ROUND_CEILING };
/* "floor", "half_up", "ceiling" */

enum short_day_event {
    SHORT_DAY_FLAT = 1,  /* "flat": a short day is worth the full value */
    SHORT_DAY_BY_MINUTES /* "by_minutes": min(value, floor(minutes / length of a JP)) */
};

enum day_evaluation {
    DAYS_EACH = 1, /* "each_day": the share is asked of each day of a day-valued category */
    DAYS_TOGETHER  /* "whole_event": of all days together: all days or none */
};

enum year_basis { YEAR_CALENDAR = 1, YEAR_CONTRACT };
/* "calendar", "contract" */

enum excess_over_cap { EXCESS_RECORD = 1 };
/* "record": what is over the cap is kept, counted 0 */

enum speaker_credit { SPEAKER_NONE = 1, SPEAKER_AS_LEARNER };
/* "none", "as_learner" */

enum segment_source { SEGMENTS_TIMETABLE = 1, SEGMENTS_PHASES };
/* "timetable", "phases" */

enum unlisted_category { UNLISTED_WARN = 1, UNLISTED_REFUSE };
/* "warn", "refuse" */

enum source_mark { SOURCE_REGULATION = 1, SOURCE_PRACTICE, SOURCE_CHOICE };
/* "regulation", "practice", "choice" */

enum evidence_kind {
    EVIDENCE_NONE = 1,   /* "none" */
    EVIDENCE_PERMISSION, /* "surat_izin_penugasan": permission and assignment, beforehand */
    EVIDENCE_REPORT,     /* "laporan_ke_atasan": a report to the superior, afterwards */
    EVIDENCE_STUDY /* "laporan_belajar": process and sources, of a category that asks for it */
};

/* What was done with a piece of evidence. */
enum evidence_decision { EVIDENCE_FILED = 1, EVIDENCE_ACCEPTED, EVIDENCE_REFUSED };
/* "diajukan", "diterima", "ditolak" */

enum evidence_state {
    EVIDENCE_NOT_NEEDED = 1, /* "tidak_perlu" */
    EVIDENCE_AWAITED,        /* "menunggu_bukti" */
    EVIDENCE_REPORT_AWAITED, /* "menunggu_laporan" */
    EVIDENCE_VERIFIED,       /* "terverifikasi" */
    EVIDENCE_REJECTED        /* "ditolak" */
};

enum jp_ledger { LEDGER_COMPETENCY = 1, LEDGER_CAPACITY };
/* "kompetensi", "kapasitas" */

/* The words of one enum, by number; words[0] is NULL. */
struct word_table {
    const char *const *words;
    int n; /* numbers run from 1 to n - 1 */
};

extern const struct word_table employment_words, category_form_words, jp_basis_words;
extern const struct word_table credit_model_words, rounding_words, short_day_event_words;
extern const struct word_table year_basis_words, excess_over_cap_words, speaker_credit_words;
extern const struct word_table segment_source_words, unlisted_category_words, source_mark_words;
extern const struct word_table day_evaluation_words, unit_mode_words, evidence_decision_words;
extern const struct word_table evidence_kind_words, evidence_state_words, jp_ledger_words;

/* The word of a number, "" for a number that the table does not have. */
const char *word_name(const struct word_table *table, int number);
/* 0 for a word that the table does not have. */
int word_parse(const struct word_table *table, struct slice word);

#endif
