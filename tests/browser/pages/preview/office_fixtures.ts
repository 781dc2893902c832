/** Answers of the HTTP interface, as protocol/openapi.yaml has them. */
import { exportAnswer } from './export_fixtures.ts';
import { deskAnswer, IMPORT_FAULTS, PLAN } from './desk_fixtures.ts';
import { factsAnswers } from './facts_fixtures.ts';
import type {
  Activity,
  ApiClass,
  Attendance,
  Entry,
  LedgerEntry,
  PersonAttendance,
} from '../../../../web-client/src/net/api_types.ts';
import type { PlanClass } from '../../../../web-client/src/net/plan_api.ts';
import type { PersonRecord, RecordActivity } from '../../../../web-client/src/net/record_api.ts';
import { NOW_MS, SEGMENTS } from './class_fixtures.ts';

const id = (n: number) => n.toString(16).padStart(32, '0');
const MINUTE_MS = 60_000;
const START_MS = SEGMENTS[0]?.start_ms ?? 0;

export const ACTIVITY: Activity = {
  id: id(1),
  title: 'Penyusunan RPP Kelas Awal, angkatan 3',
  organiser: 'BPSDM Provinsi Papua',
  description:
    'Menyusun rencana pelaksanaan pembelajaran untuk kelas 1 sampai 3, dengan contoh dari sekolah Anda.',
  category: 'pelatihan_teknis',
  international: false,
  zone: 'WIB',
  policy: 'asn-2023',
  percent_min: 80,
  jp_full: 5,
  learning_s: 13_500,
  needed_s: 10_800,
  closed_ms: 0,
  enrolled: 8,
  classes: [
    {
      id: id(11),
      ordinal: 1,
      title: 'Angkatan 3',
      phase: 'running',
      segments: [...SEGMENTS],
      moves: [{ phase: 'running', at_ms: START_MS }],
    },
  ],
};

const planned = (one: ApiClass, i: number): PlanClass => ({
  id: one.id,
  ordinal: one.ordinal,
  title: one.title,
  unit: i + 1,
  cancelled_ms: 0,
  begun: true,
  attended: true,
  segments: one.segments,
});

const CLOSED: Activity = {
  ...ACTIVITY,
  id: id(2),
  title: 'Pengenalan Kurikulum Merdeka',
  category: 'seminar',
  jp_full: 4,
  closed_ms: START_MS - 86_400_000,
  classes: [
    {
      ...ACTIVITY.classes[0]!, // the list above has one
      id: id(12),
      title: 'Seminar sehari',
      phase: 'ended',
      segments: SEGMENTS.map((s) => ({
        ...s,
        start_ms: s.start_ms - 86_400_000,
        end_ms: s.end_ms - 86_400_000,
      })),
    },
  ],
};

export const ENTRY: Entry = {
  person: { name: 'Agus Salim' },
  role: 'learner',
  activity: ACTIVITY,
  class: id(11),
  ticket: 'ticket',
  expires_ms: NOW_MS + 600_000,
  now_ms: NOW_MS,
  account: null,
};

export const ENTRY_OVER: Entry = {
  ...ENTRY,
  activity: { ...ACTIVITY, closed_ms: NOW_MS },
  class: null,
  ticket: null,
  account: {
    state: 'posted',
    attended_s: 7200,
    learning_s: 13_500,
    needed_s: 10_800,
    enough: false,
    jp: 0,
    reasons: [{ code: 'attended_too_little', a: 3600, b: 80 }],
  },
};

const entry = (n: number, jp: number): LedgerEntry => ({
  id: (n * 7919).toString(16).padStart(8, 'c').repeat(8),
  jp,
  surplus: 0,
  ledger: 'kompetensi',
  occurrence: '',
  revision: 0,
  posted_ms: NOW_MS,
  posted_by: 'server',
  policy: 'asn-2023',
  rule: 'pelatihan_teknis',
  basis: (n * 104_729).toString(16).padStart(8, 'a').repeat(8),
  reverses: null,
  note: '',
});

const person = (
  n: number,
  name: string,
  status: 'pns' | 'pppk',
  spans: readonly (readonly [number, number, string])[],
  minutes: number,
): PersonAttendance => {
  const attended_s = minutes * 60;
  const enough = attended_s >= ACTIVITY.needed_s;
  const absent = spans.length === 0;
  return {
    person: {
      id: id(100 + n),
      name,
      nip: `… ${String(n * 37).padStart(3, '0')}`,
      status,
      unit: 'SDN 3 Wamena',
    },
    role: 'learner',
    classes: [
      {
        class: id(11),
        attended_s,
        learning_s: 13_500,
        intervals: spans.map(([from, to, why]) => ({
          start_ms: START_MS + from * MINUTE_MS,
          end_ms: START_MS + to * MINUTE_MS,
          why,
        })),
      },
    ],
    attended_s,
    learning_s: 13_500,
    percent_ppm: Math.floor((attended_s * 1_000_000) / 13_500),
    enough,
    jp: {
      exact_num: enough ? 13_500 : 0,
      exact_den: 2700,
      awarded: enough ? 5 : 0,
      counted: enough ? 5 : 0,
      surplus: 0,
    },
    reasons: absent
      ? [{ code: 'not_present', a: 0, b: 0 }]
      : enough
        ? [
            { code: 'attended_enough', a: Math.floor((attended_s * 1_000_000) / 13_500), b: 80 },
            { code: 'programme_jp', a: 13_500, b: 2700 },
          ]
        : [{ code: 'attended_too_little', a: ACTIVITY.needed_s - attended_s, b: 80 }],
    entries: enough ? [entry(n, 5)] : [],
  };
};

export const ATTENDANCE: Attendance = {
  activity: { ...ACTIVITY, closed_ms: NOW_MS },
  state: 'posted',
  now_ms: START_MS + 250 * MINUTE_MS,
  policy: {
    version: 'asn-2023',
    title: 'UU 20/2023, sejak 31 Oktober 2023',
    source: 'Peraturan LAN 10/2018 lampiran; Surat Sestama BPS B-031/BPS/2600/02/2019',
    jp_seconds: 2700,
    percent_min: 80,
  },
  people: [
    person(1, 'Yohana Merauje', 'pns', [[-5, 243, 'class_over']], 225),
    person(
      2,
      'Agus Salim',
      'pppk',
      [
        [3, 70, 'lost'],
        [78, 122, 'asked'],
        [134, 238, 'class_over'],
      ],
      212,
    ),
    person(3, 'Budi Tamba', 'pns', [[0, 120, 'lost']], 120),
    person(4, 'Dewi Kartika', 'pns', [], 0),
    person(
      5,
      'Siti Nurhaliza Rahmawati Kusumaningtyas',
      'pppk',
      [
        [10, 180, 'server_lost'],
        [182, 240, 'class_over'],
      ],
      213,
    ),
    person(6, 'Petrus Wenda', 'pppk', [[0, 178, 'removed']], 163),
  ],
  summary: { enrolled: 6, enough: 3, short: 2, absent: 1 },
};

const modes = (sinkron: number, tatap_muka = 0, asinkron = 0) => ({
  tatap_muka,
  sinkron,
  asinkron,
  unknown: 0,
});

const recordActivity = (more: Partial<RecordActivity>): RecordActivity => ({
  activity: id(1),
  title: ACTIVITY.title,
  organiser: ACTIVITY.organiser,
  category: 'pelatihan_teknis',
  zone: 'WITA',
  role: 'learner',
  ledger: 'kompetensi',
  starts_ms: START_MS,
  ends: '2025-03-10',
  closed_ms: NOW_MS,
  state: 'counted',
  jp: 0,
  surplus_jp: 0,
  waiting_jp: 0,
  modes: modes(0),
  waits: [],
  asks: [],
  days: null,
  object_until_ms: NOW_MS + 14 * 86_400_000,
  judged: null,
  entries: [],
  ...more,
});

const YEAR_2025 = {
  start: '2025-01-01',
  end: '2025-12-31',
  jp: 14,
  capacity_jp: 3,
  surplus_jp: 0,
  target: 20,
  step: 'below_20',
} as const;

export const RECORD: PersonRecord = {
  person: ATTENDANCE.people[1]!.person, // the list above has six
  superior: 'Drs. Made Wirawan',
  now_ms: NOW_MS,
  years: [
    YEAR_2025,
    {
      start: '2024-01-01',
      end: '2024-12-31',
      jp: 24,
      capacity_jp: 0,
      surplus_jp: 0,
      target: 20,
      step: '21_30',
    },
  ],
  year: {
    ...YEAR_2025,
    policy: 'asn-2023',
    policy_title: 'Pengembangan kompetensi ASN menurut UU 20/2023',
    source: 'PP 11/2017 pasal 203 ayat (4)',
    is_contract_year: false,
    is_target_only: false,
    fulfilled: false,
    short_jp: 6,
    cap: null,
    room_jp: null,
    waiting_jp: 3,
    modes: modes(9, 5, 3),
    categories: [
      { category: 'pelatihan_teknis', jp: 10, surplus_jp: 0 },
      { category: 'seminar', jp: 4, surplus_jp: 0 },
      { category: 'pelatihan_jarak_jauh', jp: 3, surplus_jp: 0 },
    ],
  },
  activities: [
    recordActivity({
      activity: id(3),
      title: 'Pengelolaan arsip dinamis',
      category: 'pelatihan_jarak_jauh',
      ledger: 'kapasitas',
      state: 'waiting',
      ends: '2025-03-12',
      waiting_jp: 3,
      waits: ['evidence'],
      asks: ['surat_izin_penugasan'],
      judged: {
        attended_s: 8100,
        learning_s: 8100,
        jp: 3,
        evidence: 'menunggu_bukti',
        reasons: [
          { code: 'attended_enough', a: 1_000_000, b: 80 },
          { code: 'evidence_awaited', a: 0, b: 0 },
        ],
      },
    }),
    recordActivity({ jp: 5, modes: modes(5), entries: [entry(21, 5)] }),
    recordActivity({
      activity: id(2),
      title: CLOSED.title,
      category: 'seminar',
      ends: '2025-03-09',
      jp: 4,
      modes: modes(4),
      entries: [entry(22, 4)],
    }),
    recordActivity({
      activity: id(7),
      title: 'Pengelolaan kelas rangkap',
      ends: '2025-02-14',
      jp: 5,
      modes: modes(0, 5),
      entries: [entry(23, 5)],
    }),
    recordActivity({
      activity: id(8),
      title: 'Literasi digital bagi guru',
      category: 'pelatihan_jarak_jauh',
      ledger: 'kapasitas',
      ends: '2025-01-24',
      jp: 3,
      modes: modes(0, 0, 3),
      entries: [{ ...entry(24, 3), ledger: 'kapasitas' }],
    }),
  ],
};

/** Stands for the server: the same paths, the answers above. */
export function officeFetch(path: string, { method = 'GET' }: RequestInit = {}): Promise<Response> {
  if (path.includes('rusak')) return answerOf(IMPORT_FAULTS, 400);

  const answers: Readonly<Record<string, unknown>> = {
    '/api/me': { name: 'Koordinator', role: 'coordinator' },
    '/api/v1/activities': { activities: [ACTIVITY, CLOSED] },
    [`/api/v1/activities/${id(1)}`]: {
      activity: ACTIVITY,
      plan: { ...PLAN, classes: ACTIVITY.classes.map(planned) },
      people: ATTENDANCE.people.map((one, i) => ({
        person: one.person,
        withdrawn_ms: 0,
        role: i === 0 ? 'instructor' : 'learner',
        link:
          i === 3 ? null : { issued_ms: START_MS - 86_400_000, revoked_ms: i === 2 ? START_MS : 0 },
      })),
    },
    [`/api/v1/activities/${id(1)}/attendance`]: ATTENDANCE,
    [`/api/v1/people/${id(102)}/record`]: RECORD,
    [`/api/v1/activities/${id(1)}/people/${id(101)}/link`]: {
      url: 'https://sinkron.example.go.id/masuk#b3f0a1c2d4e5f60718293a4b5c6d7e8f9a0b1c2d3e4f',
    },
  };
  const bare = path.replace(/\?.*/, '');
  const answer =
    answers[path] ??
    factsAnswers(ATTENDANCE)[bare] ??
    deskAnswer(path, method, ATTENDANCE) ??
    exportAnswer(path, START_MS);
  return answer === undefined ? answerOf({ error: 'not_found' }, 404) : answerOf(answer);
}

export const answerOf = (body: unknown, status = 200) =>
  Promise.resolve(new Response(JSON.stringify(body), { status }));
