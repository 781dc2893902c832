/** The record of a person, and what people and their superiors do about it. Names as in
 * protocol/openapi.yaml. */
import type { Reason, Segment } from '../protocol/gen.ts';
import type { LedgerEntry, Me, Person } from './api_types.ts';
import { queryOf, type Ask } from './ask.ts';
import type { BookFact, Mode, Standing } from './facts_api.ts';
import { PrivacyApi } from './privacy_api.ts';
import { upload, type Progress } from './upload.ts';

export type Step = 'below_20' | '20' | '21_30' | '31_40' | '41_up';
export type RecordState =
  | 'coming'
  | 'live'
  | 'provisional'
  | 'counted'
  | 'waiting'
  | 'refused'
  | 'not_earned'
  | 'taught'
  | 'withdrawn';
export type RecordWait =
  'evidence' | 'report' | 'decision' | 'overlap' | 'test' | 'second' | 'answer';
export type DocumentKind = 'surat_izin_penugasan' | 'laporan_ke_atasan' | 'laporan_belajar';
export type Ledger = 'kompetensi' | 'kapasitas';

export type ModeJp = Record<Mode | 'unknown', number>;

export interface RecordSum {
  start: string;
  end: string;
  jp: number;
  capacity_jp: number;
  surplus_jp: number;
  /** 0: none is asked for. */
  target: number;
  step: Step;
}

export interface RecordYear extends RecordSum {
  policy: string | null;
  policy_title: string | null;
  source: string | null;
  is_contract_year: boolean;
  is_target_only: boolean;
  fulfilled: boolean;
  short_jp: number;
  cap: number | null;
  room_jp: number | null;
  waiting_jp: number;
  modes: ModeJp;
  categories: { category: string; jp: number; surplus_jp: number }[];
}

/** An attended day, where each needs a report of its own. */
export interface ReportDay {
  /** In the zone of the activity. */
  day: string;
  /** What it is worth, whatever is awaited. */
  jp: number;
  /** False: nothing is earned on it, so no report is awaited. */
  earns: boolean;
  report: 'menunggu_laporan' | 'terverifikasi' | 'ditolak';
  undecided: boolean;
  /** What the superior said of it; "": nothing. */
  reason: string;
  /** The filing that decides. */
  fact: string | null;
}

export interface RecordActivity {
  activity: string;
  title: string;
  organiser: string;
  category: string;
  zone: string;
  role: 'learner' | 'instructor';
  ledger: Ledger;
  /** 0: it has no class yet. */
  starts_ms: number;
  ends: string | null;
  /** 0: open. */
  closed_ms: number;
  state: RecordState;
  jp: number;
  surplus_jp: number;
  /** Would count once nothing is awaited. */
  waiting_jp: number;
  modes: ModeJp;
  waits: RecordWait[];
  asks: DocumentKind[];
  /** Null: no day needs a report of its own. */
  days: ReportDay[] | null;
  /** Null: it is not closed yet. */
  object_until_ms: number | null;
  judged: {
    attended_s: number;
    learning_s: number;
    jp: number;
    evidence: string;
    reasons: Reason[];
  } | null;
  entries: LedgerEntry[];
}

export interface PersonRecord {
  person: Person;
  superior: string | null;
  now_ms: number;
  years: RecordSum[];
  year: RecordYear;
  activities: RecordActivity[];
}

interface Span {
  start_ms: number;
  end_ms: number;
}

export interface RecordClass {
  class: string;
  ordinal: number;
  title: string;
  mode: Mode;
  phase: string;
  standing: Standing;
  late_s: number;
  segments: Segment[];
  attended_s: number;
  learning_s: number;
  intervals: (Span & { why: string })[];
  /** What counts of it, set right by corrections. */
  united: Span[];
}

export interface RecordDetail {
  person: Person;
  now_ms: number;
  activity: RecordActivity;
  judgement: {
    state: 'live' | 'provisional' | 'posted';
    percent_ppm: number;
    percent_min: number;
    needed_s: number;
    enough: boolean;
    taken_s: number;
    exact_num: number;
    exact_den: number;
    policy: string;
    policy_title: string;
    classes: RecordClass[];
  } | null;
  facts: BookFact[];
}

export interface Filing {
  kind: DocumentKind;
  evidence: string;
  name: string;
  serves?: string;
  coordinated_with?: string;
  note?: string;
  day?: string;
}

export interface FiledEvidence {
  activity: string;
  fact: string;
  person: Person;
  title: string;
  organiser: string;
  category: string;
  zone: string;
  filed_ms: number;
  kind: DocumentKind;
  name: string;
  /** That it speaks for; null: the whole activity. */
  day: string | null;
  serves: string | null;
  coordinated_with: string | null;
  note: string | null;
  inside_s: number;
  outside_s: number;
  classes: { title: string; segments: Segment[] }[];
  decision: { accepted: boolean; reason: string; at_ms: number } | null;
}

export interface SuperiorView {
  now_ms: number;
  evidence: FiledEvidence[];
  staff: { person: Person; year: RecordYear; waiting: number }[];
}

/** Certificates of the person who is signed in. */
export interface OwnCertificate {
  code: string;
  number: string;
  activity: string;
  title: string;
  issued_ms: number;
  revoked_ms: number;
}

export class RecordApi {
  readonly privacy: PrivacyApi;
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
    this.privacy = new PrivacyApi(ask);
  }

  /** `day` is one of the year that is meant; today without it. */
  of(person: string, day?: string): Promise<PersonRecord> {
    return this.#ask.json('GET', `/api/v1/people/${person}/record${queryOf({ day })}`);
  }

  detailOf(person: string, activity: string): Promise<RecordDetail> {
    return this.#ask.json('GET', `/api/v1/people/${person}/activities/${activity}`);
  }

  /** The personal link becomes a cookie. */
  open(token: string): Promise<Me> {
    return this.#ask.json('POST', '/api/me/open', { token });
  }

  /** Ends what `open` began; an account that is signed in stays so. */
  async close(): Promise<void> {
    await this.#ask.nothing('POST', '/api/me/close', {});
  }

  mine(day?: string): Promise<PersonRecord> {
    return this.#ask.json('GET', `/api/me/record${queryOf({ day })}`);
  }

  myDetail(activity: string): Promise<RecordDetail> {
    return this.#ask.json('GET', `/api/me/activities/${activity}`);
  }

  /** `of` is the class that is meant; null: the activity as a whole. */
  async object(activity: string, text: string, of: string | null): Promise<void> {
    const body = of === null ? { text } : { text, class: of };
    await this.#ask.nothing('POST', `/api/me/activities/${activity}/objections`, body);
  }

  /** The document itself, before it is filed. */
  keep(file: File, progress: Progress): Promise<{ hash: string }> {
    return upload('/api/me/evidence', file, progress);
  }

  async file(activity: string, filing: Filing): Promise<void> {
    await this.#ask.nothing('POST', `/api/me/activities/${activity}/evidence`, filing);
  }

  /** Everything held about the person, as it was written. */
  everything(): Promise<string> {
    return this.#ask.text('GET', '/api/me/data');
  }

  async certificates(): Promise<OwnCertificate[]> {
    const path = '/api/me/certificates';
    return (await this.#ask.json<{ certificates: OwnCertificate[] }>('GET', path)).certificates;
  }

  superior(): Promise<SuperiorView> {
    return this.#ask.json('GET', '/api/superior/evidence');
  }

  async decide(filed: FiledEvidence, accepted: boolean, reason?: string): Promise<void> {
    const path = `/api/superior/activities/${filed.activity}/evidence/${filed.fact}`;
    await this.#ask.nothing('POST', path, { accepted, ...(reason ? { reason } : {}) });
  }
}

/** One time that somebody took one's data. */
export interface Taken {
  at_ms: number;
  /** Null: nobody known, or a machine. */
  who: { id: string; name: string } | null;
  machine: boolean;
  what: string;
  people: number;
  /** Of the activity that it was about; "": of none. */
  title: string;
}

/** Out of everything held: of the person, and of the activities they are in. Newest first. */
export function takenOf(everything: string): Taken[] {
  type Row = Omit<Taken, 'title'>;
  // The server's answers are checked against openapi.yaml by its own tests.
  const { accesses, activities } = JSON.parse(everything) as {
    accesses: Row[];
    activities: { title: string; accesses: Row[] }[];
  };
  const titled = (rows: Row[], title: string) => rows.map((row) => ({ ...row, title }));
  return [
    ...titled(accesses, ''),
    ...activities.flatMap((one) => titled(one.accesses, one.title)),
  ].sort((a, b) => b.at_ms - a.at_ms);
}

/** Where a filed document is: to be looked at, or saved. */
export const filedDocument = (activity: string, fact: string) =>
  `/api/me/activities/${activity}/evidence/${fact}`;
/** The same for the superior of whoever filed it. */
export const staffDocument = (activity: string, fact: string) =>
  `/api/superior/activities/${activity}/evidence/${fact}`;
/** The same for coordinators, by the document's hash. */
export const keptDocument = (activity: string, hash: string) =>
  `/api/v1/evidence/${hash}?activity=${activity}`;
export const ownCertificate = (code: string) => `/api/me/certificates/${code}.pdf`;
