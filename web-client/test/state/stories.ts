/** Messages for tests, short to write. */
import type { FromServer, Snapshot } from '../../src/protocol/gen.ts';
import { emptyRoom, reduce, type RoomState } from '../../src/state/room.ts';

export const HOUR_MS = 3_600_000;
export const START_MS = 1_741_568_400_000; // 10 March 2025, 08.00 WIB

export const snapshot: Snapshot = {
  type: 'snapshot',
  n: 10,
  class_id: '0'.repeat(32),
  activity_title: 'Penyusunan RPP',
  class_title: 'Pertemuan 1',
  zone: 'WIB',
  phase: 'running',
  phase_since_ms: START_MS,
  segments: [{ kind: 'learning', start_ms: START_MS, end_ms: START_MS + HOUR_MS }],
  learners: 2,
  instructors: 1,
  enrolled: 3,
  lead: 1,
  speakers: [{ member: 1, name: 'Ratna', role: 'instructor', mic: false }],
  chat_locked: false,
  may_speak: false,
  hand_place: 0,
  safe: true,
};

const welcome: FromServer = {
  type: 'welcome',
  member: 7,
  name: 'Agus',
  role: 'learner',
  resume: 'r',
  resumed: false,
  server_at_ms: START_MS,
  silence_ms: 15_000,
};

export const line = (number: number, text = 'Halo', from = 2): FromServer => ({
  type: 'chat_said',
  n: 100 + number,
  line: number,
  at_ms: START_MS,
  from,
  name: 'Yohana',
  role: 'learner',
  to: 'everyone',
  text,
});

export const floor = (member: number, may_speak: boolean): FromServer => ({
  type: 'floor_changed',
  n: 50,
  member,
  name: 'Budi',
  role: 'learner',
  may_speak,
  why: may_speak ? 'granted' : 'taken',
});

export const pollFields = {
  poll: 3,
  question: 'Sudah?',
  options: ['Ya', 'Belum'],
  multiple: false,
  anonymous: true,
};
export const prepared: FromServer = { type: 'poll_prepared', n: 60, ...pollFields };
export const opened: FromServer = { type: 'poll_opened', n: 61, ...pollFields, at_ms: START_MS };
export const closed: FromServer = {
  type: 'poll_closed',
  n: 62,
  poll: 3,
  voters: 3,
  counts: [2, 1],
};

/** Seated, with the class as it stands, and then what happens. */
export const after = (...messages: FromServer[]): RoomState =>
  [welcome, snapshot, ...messages].reduce(reduce, emptyRoom);

export const asked = (check: number, answer_ms = 120_000): FromServer => ({
  type: 'check_asked',
  check,
  answer_ms,
});

export const result = (check: number, people: number, open: boolean): FromServer => ({
  type: 'check_result',
  check,
  asked: people,
  answered: people - 1,
  missed: 0,
  open,
  at_ms: START_MS,
});
