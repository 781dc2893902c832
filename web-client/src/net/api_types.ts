/** What protocol/openapi.yaml answers with: the same names, times in UTC milliseconds, JP whole. */
import type { ClassPhase, Reason, Role, Segment } from '../protocol/gen.ts';

export type AccountState = 'live' | 'provisional' | 'posted';

export interface ApiClass {
  id: string;
  ordinal: number;
  title: string;
  phase: ClassPhase;
  segments: Segment[];
  moves: { phase: ClassPhase; at_ms: number }[];
}

export interface Activity {
  id: string;
  title: string;
  organiser: string;
  description?: string;
  category: string;
  international: boolean;
  zone: string;
  policy: string;
  percent_min: number;
  jp_full: number;
  learning_s: number;
  /** The least that is enough; 0: what was attended counts, however little. */
  needed_s: number;
  /** 0: open. */
  closed_ms: number;
  enrolled: number;
  classes: ApiClass[];
}

export interface EntryAccount {
  state: AccountState;
  attended_s: number;
  learning_s: number;
  needed_s: number;
  enough: boolean;
  jp: number;
  reasons: Reason[];
}

/** What a personal link opens. */
export interface Entry {
  person: { name: string };
  role: 'learner' | 'instructor';
  activity: Activity;
  class: string | null;
  ticket: string | null;
  expires_ms: number;
  now_ms: number;
  account: EntryAccount | null;
}

export interface Me {
  name: string;
  role: 'coordinator' | 'superior' | 'person';
}

export interface Person {
  id: string;
  name: string;
  /** Masked: "… 014". */
  nip: string;
  status: 'pns' | 'pppk' | 'other';
  unit: string;
}

export interface LinkState {
  issued_ms: number;
  /** 0: good. */
  revoked_ms: number;
}

export interface Enrolled {
  person: Person;
  role: 'learner' | 'instructor';
  link: LinkState | null;
}

export interface ActivityWithPeople {
  activity: Activity;
  people: Enrolled[];
}

export interface Jp {
  exact_num: number;
  exact_den: number;
  awarded: number;
  counted: number;
  surplus: number;
}

export interface LedgerEntry {
  id: string;
  jp: number;
  /** Over the cap or the month: recorded, not counted. */
  surplus: number;
  ledger: 'kompetensi' | 'kapasitas';
  /** "" for the whole activity, "2025-03-10" for a day. */
  occurrence: string;
  revision: number;
  posted_ms: number;
  posted_by: string;
  policy: string;
  rule: string;
  basis: string;
  reverses: string | null;
  note: string;
}

export interface Interval {
  start_ms: number;
  end_ms: number;
  why: string;
}

export interface ClassAttendance {
  class: string;
  attended_s: number;
  learning_s: number;
  intervals: Interval[];
}

export interface PersonAttendance {
  person: Person;
  role: Role;
  classes: ClassAttendance[];
  attended_s: number;
  learning_s: number;
  percent_ppm: number;
  enough: boolean;
  jp: Jp;
  reasons: Reason[];
  entries: LedgerEntry[];
}

export interface PolicySummary {
  version: string;
  title: string;
  source: string;
  jp_seconds: number;
  percent_min: number;
}

export interface Attendance {
  activity: Activity;
  state: AccountState;
  now_ms: number;
  policy: PolicySummary;
  people: PersonAttendance[];
  summary: { enrolled: number; enough: number; short: number; absent: number };
}
