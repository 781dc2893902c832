/* sample_policy.h - a small sound policy for tests: each basis once, PNS and PPPK. */
#ifndef TESTS_CREDIT_SAMPLE_POLICY_H
#define TESTS_CREDIT_SAMPLE_POLICY_H

#include "credit/policy.h"

/* A policy of its own for every caller to bend; the caller frees it with mem_free. Ends the program
 * when there is no memory. Categories, in order: pelatihan_teknis, pelatihan_struktural, seminar,
 * e_learning, coaching, tugas_belajar, belajar_terbatas (minutes with a daily limit),
 * bimbingan_di_tempat_kerja (unvalued), magang (by the activity), laporan_dulu (minutes, needs a
 * report). Statuses: PNS at least 20, PPPK at most 24 but for jpt_madya_tertentu, without
 * pelatihan_struktural. */
struct policy *sample_policy(void);

#endif
