/** What coordinators state about an activity: corrections, excuses, marks, decisions. Names as in
 * protocol/openapi.yaml. */
import type { Person } from './api_types.ts';
import { queryOf, type Ask } from './ask.ts';

export interface Someone {
  id: string;
  name: string;
}

export type FactKind =
  | 'correction'
  | 'excuse'
  | 'approval'
  | 'withdrawal'
  | 'objection'
  | 'answer'
  | 'evidence'
  | 'decision'
  | 'test'
  | 'overlap'
  | 'difference'
  | 'recorded';
export type FactState = 'holds' | 'waits' | 'withdrawn' | 'refused' | 'void';
export type Claim = 'present' | 'absent';
export type Excuse = 'none' | 'izin' | 'sakit';
export type Standing = 'hadir' | 'terlambat' | 'izin' | 'sakit' | 'tidak_hadir';
export type Mode = 'tatap_muka' | 'sinkron' | 'asinkron';

export interface BookFact {
  fact: string;
  kind: FactKind;
  at_ms: number;
  by: Someone | null;
  person: Someone | null;
  class: string | null;
  /** The fact that it approves, takes back, answers or decides. */
  of: string | null;
  state: FactState;
  needs_second: boolean;
  second: Someone | null;
  withdrawal: string | null;
  answer: string | null;
  text: string;
  evidence: string | null;
  claim?: Claim;
  start_ms?: number;
  end_ms?: number;
  excuse?: Excuse;
  accepted?: boolean;
  document?: string;
  name?: string;
  day?: string | null;
  serves?: string | null;
  coordinated_with?: string | null;
  score?: number;
  taken_ms?: number;
  choice?: 'keeps_rest' | 'takes';
  difference_s?: number;
}

export interface BookClass {
  class: string;
  mode: Mode;
  /** Its planned end has passed. */
  over: boolean;
  recorded: boolean;
  difference_s: number;
  /** The difference is so great that somebody must confirm it. */
  differs: boolean;
  confirmed: boolean;
}

export interface BookLearner {
  person: Person;
  standings: { class: string; standing: Standing; late_s: number }[];
  evidence: string;
  test: { state: string; score: number; tries: number; left: number | null };
  overlap: { shared_s: number; flagged: boolean };
}

export interface Book {
  activity: string;
  title: string;
  zone: string;
  /** Who is signed in: nobody approves what they wrote themselves. */
  me: string;
  now_ms: number;
  state: 'live' | 'provisional' | 'posted';
  closed_ms: number;
  /** Somebody else must approve what changes attendance from now on. */
  sealed: boolean;
  /** 0: the activity is open. */
  objections_until_ms: number;
  test: { required: boolean; none: boolean; passing_score: number; attempts_max: number };
  classes: BookClass[];
  learners: BookLearner[];
  facts: BookFact[];
}

export interface Written {
  facts: { fact: string; state: FactState }[];
}

export interface Worth {
  class_s: number;
  attended_s: number;
  percent_ppm: number;
  enough: boolean;
  jp: number;
}

export interface Trial {
  second: boolean;
  people: { person: string; before: Worth; after: Worth }[];
}

export interface CorrectionForm {
  class: string;
  people: string[];
  claim: Claim;
  start_ms: number;
  end_ms: number;
  reason: string;
  evidence?: string;
}

export interface KeptDocument {
  hash: string;
  type: string;
  bytes: number;
}

export type DecisionKind = 'second' | 'objection' | 'overlap' | 'difference' | 'list';

export interface Decision {
  kind: DecisionKind;
  activity: string;
  title: string;
  zone: string;
  class: string | null;
  class_title: string;
  person: Someone | null;
  /** Of an overlap and of a difference, how much. */
  seconds: number;
  /** Of an objection, until when it should be answered. */
  until_ms: number;
  fact: BookFact | null;
  /** What a withdrawal that waits would take back. */
  of: BookFact | null;
}

export interface Decisions {
  me: string;
  now_ms: number;
  counts: Record<DecisionKind, number>;
  decisions: Decision[];
}

export interface CorrectionRow {
  activity: string;
  title: string;
  zone: string;
  class_title: string;
  fact: BookFact;
  /** The correction itself: the same, or what a withdrawal took back. */
  of: BookFact;
  /** Null: it has not come into force. */
  before: { class_s: number; attended_s: number; jp: number } | null;
  after: { class_s: number; attended_s: number; jp: number } | null;
}

export class FactsApi {
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  book(activity: string): Promise<Book> {
    return this.#ask.json('GET', `/api/v1/activities/${activity}/book`);
  }

  correct(activity: string, form: CorrectionForm): Promise<Written> {
    return this.#post(activity, 'corrections', form);
  }

  /** What a correction would change; nothing is written. */
  tryCorrection(activity: string, form: Omit<CorrectionForm, 'reason'>): Promise<Trial> {
    return this.#ask.json('POST', `/api/v1/activities/${activity}/corrections?dry=1`, form);
  }

  excuse(
    activity: string,
    form: { class: string; person: string; excuse: Excuse; reason: string; evidence?: string },
  ): Promise<Written> {
    return this.#post(activity, 'excuses', form);
  }

  tests(
    activity: string,
    tries: { person: string; score: number; taken_ms: number }[],
  ): Promise<Written> {
    return this.#post(activity, 'tests', { tries });
  }

  settleOverlap(
    activity: string,
    form: { person: string; choice: 'keeps_rest' | 'takes'; reason: string },
  ): Promise<Written> {
    return this.#post(activity, 'overlaps', form);
  }

  confirmDifference(activity: string, klass: string, reason: string): Promise<Written> {
    return this.#post(activity, 'differences', { class: klass, reason });
  }

  listComplete(activity: string, klass: string): Promise<Written> {
    return this.#post(activity, 'recorded', { class: klass });
  }

  approve(activity: string, fact: string): Promise<Written> {
    return this.#post(activity, 'approvals', { fact });
  }

  withdraw(activity: string, fact: string, reason: string): Promise<Written> {
    return this.#post(activity, 'withdrawals', { fact, reason });
  }

  answer(activity: string, fact: string, accepted: boolean, text: string): Promise<Written> {
    return this.#post(activity, 'answers', { fact, accepted, text });
  }

  keepDocument(file: Blob): Promise<KeptDocument> {
    return this.#ask.upload('/api/v1/evidence', file);
  }

  decisions(): Promise<Decisions> {
    return this.#ask.json('GET', '/api/v1/decisions');
  }

  async corrections(from_ms: number, until_ms: number): Promise<CorrectionRow[]> {
    const query = queryOf({ from_ms, until_ms });
    const path = `/api/v1/corrections${query}`;
    return (await this.#ask.json<{ corrections: CorrectionRow[] }>('GET', path)).corrections;
  }

  #post(activity: string, what: string, form: object): Promise<Written> {
    return this.#ask.json('POST', `/api/v1/activities/${activity}/${what}`, form);
  }
}

/** Where the list can be fetched as a file. */
export const correctionsCsv = (from_ms: number, until_ms: number) =>
  `/api/v1/corrections.csv${queryOf({ from_ms, until_ms })}`;
/** The activity whose book names it says whose it is: that is written down. */
export const documentUrl = (activity: string, hash: string) =>
  `/api/v1/evidence/${hash}?activity=${activity}`;
