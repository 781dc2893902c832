/** What the server answers to one's own page and to the superior's. */
import type { BookFact } from '../../../../web-client/src/net/facts_api.ts';
import type {
  FiledEvidence,
  OwnCertificate,
  PersonRecord,
  RecordActivity,
  RecordClass,
  RecordDetail,
  SuperiorView,
} from '../../../../web-client/src/net/record_api.ts';
import { NOW_MS, SEGMENTS } from './class_fixtures.ts';
import { RECORD } from './office_fixtures.ts';

const DAY_MS = 86_400_000;
const id = (n: number) => n.toString(16).padStart(32, '0');
const [waiting, counted, seminar, classroom, digital] = RECORD.activities as [
  RecordActivity,
  RecordActivity,
  RecordActivity,
  RecordActivity,
  RecordActivity,
];

const report: RecordActivity = {
  ...waiting,
  activity: id(4),
  title: 'Belajar mandiri: pelayanan publik yang ramah penyandang disabilitas',
  category: 'belajar_mandiri',
  ledger: 'kompetensi',
  waiting_jp: 4,
  waits: ['report'],
  asks: ['laporan_belajar'],
  days: [
    {
      day: '2025-03-10',
      jp: 1,
      earns: true,
      report: 'terverifikasi',
      undecided: false,
      reason: '',
      fact: id(91),
    },
    {
      day: '2025-03-11',
      jp: 2,
      earns: true,
      report: 'ditolak',
      undecided: false,
      reason: 'Sumbernya belum disebut.',
      fact: id(92),
    },
    {
      day: '2025-03-12',
      jp: 2,
      earns: true,
      report: 'menunggu_laporan',
      undecided: true,
      reason: '',
      fact: id(93),
    },
    {
      day: '2025-03-13',
      jp: 2,
      earns: true,
      report: 'menunggu_laporan',
      undecided: false,
      reason: '',
      fact: null,
    },
  ],
};
const objected: RecordActivity = {
  ...counted,
  surplus_jp: 2,
  jp: 3,
  modes: { ...counted.modes, sinkron: 3 },
  waits: ['answer'],
};
const long: RecordActivity = {
  ...classroom,
  jp: 17,
  modes: { tatap_muka: 8, sinkron: 9, asinkron: 0, unknown: 0 },
};
const coming: RecordActivity = {
  ...seminar,
  activity: id(5),
  title: 'Keamanan informasi untuk pengelola kepegawaian',
  state: 'coming',
  starts_ms: NOW_MS + 5 * DAY_MS,
  jp: 0,
  entries: [],
};
const missed: RecordActivity = {
  ...seminar,
  activity: id(6),
  title: 'Gratifikasi dan benturan kepentingan',
  state: 'not_earned',
  jp: 0,
  entries: [],
};

/** Of somebody with a work agreement: a year of its own, a cap, and something over it. */
export const OWN_RECORD: PersonRecord = {
  ...RECORD,
  years: [
    { ...RECORD.years[0]!, start: '2024-07-01', end: '2025-06-30', jp: 24, step: '21_30' }, // RECORD has two
    ...RECORD.years.slice(1),
  ],
  year: {
    ...RECORD.year,
    start: '2024-07-01',
    end: '2025-06-30',
    is_contract_year: true,
    target: 20,
    cap: 24,
    jp: 24,
    step: '21_30',
    room_jp: 0,
    short_jp: 0,
    fulfilled: true,
    surplus_jp: 2,
    waiting_jp: 7,
    capacity_jp: 3,
    categories: [
      { category: 'pelatihan_teknis', jp: 20, surplus_jp: 2 },
      { category: 'seminar', jp: 4, surplus_jp: 0 },
      { category: 'pelatihan_jarak_jauh', jp: 3, surplus_jp: 0 },
    ],
    modes: { tatap_muka: 8, sinkron: 16, asinkron: 3, unknown: 0 },
  },
  activities: [waiting, report, objected, coming, missed, seminar, long, digital],
};

export const EMPTY_RECORD: PersonRecord = {
  ...RECORD,
  superior: null,
  years: RECORD.years.slice(0, 1),
  year: {
    ...RECORD.year,
    jp: 0,
    capacity_jp: 0,
    waiting_jp: 0,
    short_jp: 20,
    categories: [],
    modes: { tatap_muka: 0, sinkron: 0, asinkron: 0, unknown: 0 },
  },
  activities: [],
};

const CERTIFICATES: OwnCertificate[] = [
  {
    code: id(51),
    number: '0007/BPSDM-PAPUA/2025',
    activity: seminar.activity,
    title: seminar.title,
    issued_ms: NOW_MS - 2 * DAY_MS,
    revoked_ms: 0,
  },
];

const meeting = (n: number, days: number, attended: boolean): RecordClass => {
  const segments = SEGMENTS.map((segment) => ({
    ...segment,
    start_ms: segment.start_ms - days * DAY_MS,
    end_ms: segment.end_ms - days * DAY_MS,
  }));
  const first_ms = segments[0]?.start_ms ?? 0;
  const spans = attended
    ? [
        { start_ms: first_ms + 180_000, end_ms: first_ms + 4_200_000, why: 'lost' },
        { start_ms: first_ms + 4_680_000, end_ms: first_ms + 14_400_000, why: 'class_over' },
      ]
    : [];
  return {
    class: id(60 + n),
    ordinal: n,
    title: `Pertemuan ${n}`,
    mode: 'sinkron',
    phase: 'ended',
    standing: attended ? 'terlambat' : 'tidak_hadir',
    late_s: attended ? 180 : 0,
    segments,
    attended_s: attended ? 12_600 : 0,
    learning_s: 13_500,
    intervals: spans,
    united: spans.map(({ start_ms, end_ms }) => ({ start_ms, end_ms })),
  };
};

const fact = (n: number, more: Partial<BookFact>): BookFact => ({
  fact: id(70 + n),
  kind: 'correction',
  at_ms: NOW_MS - n * 3_600_000,
  by: { id: id(900), name: 'Kartika Sari' },
  person: { id: RECORD.person.id, name: RECORD.person.name },
  class: null,
  of: null,
  state: 'holds',
  needs_second: false,
  second: null,
  withdrawal: null,
  answer: null,
  text: '',
  evidence: null,
  ...more,
});

const self = { id: RECORD.person.id, name: RECORD.person.name };

function detailOf(activity: RecordActivity): RecordDetail {
  const answer = fact(1, {
    kind: 'answer',
    text: 'Sudah kami perbaiki.',
    accepted: true,
    of: id(72),
  });
  const filed = activity.activity === report.activity;
  const { attended_s, learning_s } = activity.judged ?? { attended_s: 12_600, learning_s: 13_500 };
  return {
    person: RECORD.person,
    now_ms: NOW_MS,
    activity,
    judgement: {
      state: 'posted',
      percent_ppm: Math.floor((attended_s * 1_000_000) / learning_s),
      percent_min: 80,
      needed_s: (learning_s * 80) / 100,
      enough: true,
      taken_s: 0,
      exact_num: attended_s,
      exact_den: 2700,
      policy: 'asn-2023',
      policy_title: 'UU 20/2023, sejak 31 Oktober 2023',
      classes: [meeting(1, 7, true), meeting(2, 0, false)],
    },
    facts: [
      fact(2, {
        kind: 'objection',
        by: self,
        class: id(62),
        text: 'Saya hadir di ruang rapat bersama tim sejak awal.',
        answer: answer.fact,
      }),
      answer,
      fact(0, {
        class: id(62),
        claim: 'present',
        start_ms: NOW_MS - 4_000_000,
        end_ms: NOW_MS - 1_000_000,
        text: 'Namanya ada di daftar hadir ruang rapat.',
        state: 'waits',
        needs_second: true,
      }),
      ...(filed
        ? []
        : [
            fact(3, {
              kind: 'evidence',
              by: self,
              document: 'surat_izin_penugasan',
              name: 'surat tugas 14 Maret.pdf',
              evidence: 'ab'.repeat(32),
              answer: id(74),
            }),
            fact(4, {
              kind: 'decision',
              text: 'Tanggal di surat keliru.',
              accepted: false,
              of: id(73),
            }),
          ]),
    ].map((one, i) =>
      one.kind === 'decision' ? { ...one, fact: id(74) } : { ...one, at_ms: one.at_ms + i },
    ),
  };
}

const filing = (n: number, more: Partial<FiledEvidence>): FiledEvidence => ({
  activity: id(80 + n),
  fact: id(90 + n),
  person: { ...RECORD.person, id: id(110 + n) },
  title: waiting.title,
  organiser: waiting.organiser,
  category: waiting.category,
  zone: 'WIT',
  filed_ms: NOW_MS - n * DAY_MS,
  kind: 'surat_izin_penugasan',
  name: 'surat tugas.pdf',
  day: null,
  serves: 'Penataan arsip dinamis unit, sasaran kinerja nomor 3',
  coordinated_with: 'Kepala Bidang Arsip',
  note: 'Surat bertanda tangan basah ada pada bagian umum.',
  inside_s: 8100,
  outside_s: 0,
  classes: [{ title: 'Pertemuan 1', segments: [...SEGMENTS] }],
  decision: null,
  ...more,
});

const staff = (n: number, name: string, jp: number, target: number, waits: number) => ({
  person: { ...RECORD.person, id: id(110 + n), name },
  year: {
    ...RECORD.year,
    jp,
    target,
    short_jp: Math.max(0, target - jp),
    fulfilled: jp >= target,
    capacity_jp: n === 1 ? 3 : 0,
  },
  waiting: waits,
});

export const SUPERIOR: SuperiorView = {
  now_ms: NOW_MS,
  evidence: [
    filing(1, {}),
    filing(2, {
      kind: 'laporan_ke_atasan',
      name: 'laporan magang.png',
      person: { ...RECORD.person, name: 'Siti Nurhaliza Rahmawati Kusumaningtyas' },
    }),
    filing(9, {
      decision: { accepted: false, reason: 'Tanggal di surat keliru.', at_ms: NOW_MS - DAY_MS },
    }),
    filing(12, { decision: { accepted: true, reason: '', at_ms: NOW_MS - 3 * DAY_MS } }),
  ],
  staff: [
    staff(1, 'Agus Salim', 14, 20, 1),
    staff(2, 'Siti Nurhaliza Rahmawati Kusumaningtyas', 23, 20, 1),
    staff(3, 'Petrus Wenda', 0, 0, 0),
  ],
};

export const NO_STAFF: SuperiorView = { now_ms: NOW_MS, evidence: [], staff: [] };

/** Undefined for other paths. */
export function recordAnswer(path: string, record: PersonRecord, view: SuperiorView): unknown {
  const [where = ''] = path.split('?');
  const activity = /^\/api\/me\/activities\/([0-9a-f]{32})$/.exec(where)?.[1];
  if (activity) {
    const found = record.activities.find((one) => one.activity === activity);
    return found && detailOf(found);
  }
  switch (where) {
    case '/api/me/open':
      return { name: record.person.name, role: 'person' };
    case '/api/me/record':
      return record;
    case '/api/me/restriction':
      return { restriction: null };
    case '/api/me/certificates':
      return { certificates: record.activities.length > 0 ? CERTIFICATES : [] };
    case '/api/superior/evidence':
      return view;
  }
  return undefined;
}
