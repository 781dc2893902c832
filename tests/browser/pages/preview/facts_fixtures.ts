/** What the server answers to the pages about facts. */
import type { Attendance } from '../../../../web-client/src/net/api_types.ts';
import type {
  Book,
  BookFact,
  CorrectionRow,
  Decision,
  Decisions,
  Standing,
} from '../../../../web-client/src/net/facts_api.ts';

const MINUTE_MS = 60_000;
const id = (n: number) => n.toString(16).padStart(32, '0');
const ME = { id: id(900), name: 'Kartika Sari' };
const OTHER = { id: id(901), name: 'Bambang Wijaya' };
const STANDINGS: readonly [Standing, number][] = [
  ['hadir', 0],
  ['terlambat', 20 * 60],
  ['hadir', 0],
  ['tidak_hadir', 0],
  ['izin', 0],
  ['sakit', 0],
  ['hadir', 0],
  ['tidak_hadir', 0],
];

export function factsAnswers(attendance: Attendance): Readonly<Record<string, unknown>> {
  const { activity, now_ms } = attendance;
  const klass = activity.classes[0]?.id ?? '';
  const learners = attendance.people.filter(({ role }) => role === 'learner');
  const someone = (n: number) => ({
    id: learners[n]?.person.id ?? '',
    name: learners[n]?.person.name ?? '',
  });
  const start_ms = activity.classes[0]?.segments[0]?.start_ms ?? 0;
  const fact = (n: number, more: Partial<BookFact>): BookFact => ({
    fact: id(700 + n),
    kind: 'correction',
    at_ms: now_ms - n * MINUTE_MS,
    by: ME,
    person: someone(1),
    class: klass,
    of: null,
    state: 'holds',
    needs_second: false,
    second: null,
    withdrawal: null,
    answer: null,
    text: 'Listrik padam di kantor; daftar hadir bertanda tangan dilampirkan.',
    evidence: null,
    claim: 'present',
    start_ms: start_ms + 10 * MINUTE_MS,
    end_ms: start_ms + 40 * MINUTE_MS,
    ...more,
  });
  const waiting = fact(1, { state: 'waits', needs_second: true, by: OTHER });
  const own = fact(2, { state: 'waits', needs_second: true, evidence: 'ab'.repeat(32) });
  const objection = fact(3, {
    kind: 'objection',
    person: someone(3),
    by: someone(3),
    text: 'Saya hadir sampai selesai. Gambar saya terputus, tetapi saya tetap mendengar pengajar.',
  });
  const book: Book = {
    activity: activity.id,
    title: activity.title,
    zone: activity.zone,
    me: ME.id,
    now_ms,
    state: 'provisional',
    closed_ms: 0,
    sealed: false,
    objections_until_ms: 0,
    test: { required: true, none: false, passing_score: 70, attempts_max: 2 },
    classes: [
      {
        class: klass,
        mode: 'tatap_muka',
        over: true,
        recorded: false,
        difference_s: 0,
        differs: false,
        confirmed: false,
      },
    ],
    learners: learners.map((one, i) => {
      const [standing, late_s] = STANDINGS[i % STANDINGS.length] ?? ['hadir', 0];
      return {
        person: one.person,
        standings: [{ class: klass, standing, late_s }],
        evidence: 'tidak_perlu',
        test: {
          state: ['passed', 'failed', 'awaited'][i % 3] ?? 'awaited',
          score: [85, 55, 0][i % 3] ?? 0,
          tries: [1, 2, 0][i % 3] ?? 0,
          left: [0, 0, 2][i % 3] ?? 0,
        },
        overlap: { shared_s: 0, flagged: false },
      };
    }),
    facts: [fact(5, { second: OTHER, needs_second: true }), waiting],
  };
  const decision = (kind: Decision['kind'], more: Partial<Decision>): Decision => ({
    kind,
    activity: activity.id,
    title: activity.title,
    zone: activity.zone,
    class: klass,
    class_title: activity.classes[0]?.title ?? '',
    person: null,
    seconds: 0,
    until_ms: 0,
    fact: null,
    of: null,
    ...more,
  });
  const decisions: Decisions = {
    me: ME.id,
    now_ms,
    counts: { second: 2, objection: 1, overlap: 1, difference: 1, list: 1 },
    decisions: [
      decision('second', { person: someone(1), fact: waiting }),
      decision('second', { person: someone(1), fact: own }),
      decision('objection', {
        person: someone(3),
        fact: objection,
        until_ms: now_ms + 7 * 86_400_000,
      }),
      decision('difference', { seconds: 600 }),
      decision('overlap', { person: someone(2), seconds: 1800 }),
      decision('list', {}),
    ],
  };
  const row = (n: number, more: Partial<CorrectionRow>): CorrectionRow => ({
    activity: activity.id,
    title: activity.title,
    zone: activity.zone,
    class_title: activity.classes[0]?.title ?? '',
    fact: fact(n, {}),
    of: fact(n, {}),
    before: { class_s: 6000, attended_s: 6000, jp: 0 },
    after: { class_s: 10_800, attended_s: 10_800, jp: 5 },
    ...more,
  });
  return {
    [`/api/v1/activities/${activity.id}/book`]: book,
    [`/api/v1/activities/${activity.id}/corrections`]: {
      second: false,
      people: [
        {
          person: someone(1).id,
          before: { class_s: 6000, attended_s: 6000, percent_ppm: 444_444, enough: false, jp: 0 },
          after: { class_s: 10_800, attended_s: 10_800, percent_ppm: 800_000, enough: true, jp: 5 },
        },
      ],
    },
    '/api/v1/decisions': decisions,
    '/api/v1/corrections': {
      corrections: [
        row(10, { fact: fact(10, { second: OTHER, needs_second: true }) }),
        row(11, { fact: waiting, of: waiting, before: null, after: null }),
        row(12, {
          fact: fact(12, { kind: 'withdrawal', of: id(710), text: 'Salah orang' }),
          before: { class_s: 10_800, attended_s: 10_800, jp: 5 },
          after: { class_s: 6000, attended_s: 6000, jp: 0 },
        }),
      ],
      more: 0,
    },
  };
}
