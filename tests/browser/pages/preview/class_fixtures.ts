/** A class of teachers in Papua, as the server would tell it. */
import type {
  Account,
  CheckAsked,
  CheckResult,
  RosterEntry,
  Segment,
} from '../../../../web-client/src/protocol/gen.ts';
import type { Poll } from '../../../../web-client/src/state/poll.ts';
import type { ChatLine, RoomState } from '../../../../web-client/src/state/room.ts';

/** 10 March 2025, 09.32 WIB. */
export const NOW_MS = Date.UTC(2025, 2, 10, 2, 32, 20);
const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2025, 2, 10, 1, 0, 0);

export const SEGMENTS: readonly Segment[] = [
  { kind: 'learning', start_ms: START_MS, end_ms: START_MS + 120 * MINUTE_MS },
  { kind: 'break', start_ms: START_MS + 120 * MINUTE_MS, end_ms: START_MS + 135 * MINUTE_MS },
  { kind: 'learning', start_ms: START_MS + 135 * MINUTE_MS, end_ms: START_MS + 240 * MINUTE_MS },
];

export const INSTRUCTOR = 1;
export const LEARNER = 7;

const line = (
  number: number,
  from: number,
  name: string,
  minute: number,
  text: string,
  more: Partial<ChatLine> = {},
): ChatLine => ({
  line: number,
  at_ms: START_MS + minute * MINUTE_MS,
  from,
  name,
  role: from === INSTRUCTOR ? 'instructor' : 'learner',
  to: 'everyone',
  text,
  removed: false,
  ...more,
});

export const CHAT: readonly ChatLine[] = [
  line(1, 9, 'Lukas Sembiring', 80, 'Selamat pagi, suara jelas dari Wamena.'),
  line(2, 8, 'Yohana Merauje', 83, 'Bu, apakah contohnya boleh dari buku tema?'),
  line(3, INSTRUCTOR, 'Ratna Wulandari, M.Pd.', 84, 'Boleh, silakan sesuaikan dengan kelasnya.'),
  line(4, 12, 'Dewi Kartika', 85, '', { removed: true }),
  line(5, LEARNER, 'Agus Salim', 86, 'Terima kasih, Bu.'),
  line(6, LEARNER, 'Agus Salim', 88, 'Saya harus ke ruang kepala sekolah sebentar.', {
    to: 'instructors',
  }),
  line(7, INSTRUCTOR, 'Ratna Wulandari, M.Pd.', 89, 'Silakan, Pak Agus. Kabari bila kembali.', {
    to: 'member',
    member: LEARNER,
  }),
];

const question = 'Sudah pernah menyusun RPP sendiri?';
const options = ['Sudah, sering', 'Pernah sekali', 'Belum'];

export const OPEN_POLL: Poll = {
  poll: 2,
  question,
  options,
  multiple: false,
  anonymous: true,
  state: 'open',
  mine: [],
  voters: 168,
  of: 214,
  counts: [69, 64, 35],
};

export const CLOSED_POLL: Poll = {
  poll: 1,
  question: 'Bahan mana yang Anda pakai di kelas?',
  options: ['Buku tema', 'Buatan sendiri', 'Dari internet', 'Belum ada'],
  multiple: true,
  anonymous: false,
  state: 'closed',
  mine: [0, 2],
  voters: 203,
  of: 214,
  counts: [171, 88, 64, 9],
};

export const PREPARED_POLL: Poll = {
  poll: 3,
  question: 'Bagian mana yang ingin diulang?',
  options: ['Tujuan', 'Langkah kegiatan', 'Penilaian'],
  multiple: true,
  anonymous: true,
  state: 'prepared',
  mine: [],
  voters: 0,
  of: 0,
  counts: [0, 0, 0],
};

export const ACCOUNT: Account = {
  type: 'account',
  state: 'live',
  attended_s: 5130,
  elapsed_s: 5540,
  learning_s: 13_500,
  activity_attended_s: 5130,
  activity_learning_s: 13_500,
  needed_s: 10_800,
  reachable: true,
  jp_full: 5,
  jp: 0,
  enough: false,
  reasons: [{ code: 'attended_too_little', a: 5670, b: 80 }],
};

export const POSTED: Account = {
  ...ACCOUNT,
  state: 'posted',
  attended_s: 12_720,
  activity_attended_s: 12_720,
  jp: 5,
  enough: true,
  reasons: [
    { code: 'attended_enough', a: 942_222, b: 80 },
    { code: 'programme_jp', a: 13_500, b: 2700 },
  ],
};

const NAMES = [
  'Yohana Merauje',
  'Lukas Sembiring',
  'Agus Salim',
  'Dewi Kartika',
  'Budi Tamba',
  'Maria Rumbiak',
  'Petrus Wenda',
  'Siti Nurhaliza Rahmawati Kusumaningtyas',
];

const ROSTER: readonly RosterEntry[] = [
  {
    member: INSTRUCTOR,
    key: 1,
    name: 'Ratna Wulandari, M.Pd.',
    role: 'instructor',
    present: true,
    enrolled: true,
    may_speak: true,
    mic: true,
    hand: false,
    devices: 1,
    since_ms: START_MS,
  },
  ...NAMES.map((name, i): RosterEntry => ({
    member: i + 6,
    key: i + 2,
    name,
    role: 'learner',
    present: i < 6,
    enrolled: true,
    may_speak: i === 4,
    mic: i === 4,
    hand: i < 3,
    devices: i === 1 ? 2 : i < 6 ? 1 : 0,
    since_ms: i === 7 ? 0 : START_MS + i * 3 * MINUTE_MS,
  })),
];

const shared: Partial<RoomState> = {
  facts: {
    id: '0'.repeat(32),
    activityTitle: 'Penyusunan RPP Kelas Awal',
    classTitle: 'Angkatan 3, pertemuan 2',
    zone: 'WIB',
    segments: SEGMENTS,
  },
  phase: 'running',
  phaseSince_ms: START_MS,
  learners: 214,
  instructors: 1,
  enrolled: 223,
  lead: INSTRUCTOR,
  speakers: [{ member: INSTRUCTOR, name: 'Ratna Wulandari, M.Pd.', role: 'instructor', mic: true }],
  chat: CHAT,
  polls: [CLOSED_POLL, { ...OPEN_POLL, mine: [1] }],
};

export const learnerRoom: Partial<RoomState> = {
  ...shared,
  me: { member: LEARNER, name: 'Agus Salim', role: 'learner' },
  account: ACCOUNT,
};

export const instructorRoom: Partial<RoomState> = {
  ...shared,
  me: { member: INSTRUCTOR, name: 'Ratna Wulandari, M.Pd.', role: 'instructor' },
  speakers: [
    { member: INSTRUCTOR, name: 'Ratna Wulandari, M.Pd.', role: 'instructor', mic: true },
    { member: 10, name: 'Budi Tamba', role: 'learner', mic: true },
  ],
  queue: [
    { member: 8, name: 'Yohana Merauje', at_ms: NOW_MS - 65_000 },
    { member: 9, name: 'Lukas Sembiring', at_ms: NOW_MS - 40_000 },
    { member: 7, name: 'Agus Salim', at_ms: NOW_MS - 12_000 },
  ],
  handsTotal: 3,
  roster: new Map(ROSTER.map((entry) => [entry.key, entry])),
  rosterNext: 0,
  polls: [CLOSED_POLL, OPEN_POLL, PREPARED_POLL],
};

export const coordinatorRoom: Partial<RoomState> = {
  ...instructorRoom,
  me: { member: 30, name: 'Koordinator', role: 'coordinator' },
};

export const CHECK: CheckAsked = { type: 'check_asked', check: 2, answer_ms: 120_000 };

export const CHECK_RESULT: CheckResult = {
  type: 'check_result',
  check: 2,
  asked: 14,
  answered: 12,
  missed: 0,
  open: true,
  at_ms: NOW_MS - 40_000,
};
