/** What goes to the personnel system (SIASN). Names as in protocol/openapi.yaml. */
import { queryOf, type Ask } from './ask.ts';

export type OutboxState = 'waiting' | 'sent' | 'parked';
export type OutboxKind = 'kursus' | 'diklat' | 'dokumen';

export interface OutboxRow {
  id: string;
  kind: OutboxKind;
  state: OutboxState;
  person: string;
  name: string;
  activity: string;
  title: string;
  /** 0: to be taken back there; null for a document. */
  jp: number | null;
  remote_id: string;
  tries: number;
  /** null: not before something changes. */
  due_ms: number | null;
  /** A word; '' when there is nothing to say. */
  reason: string;
  /** What the other side said. */
  detail: string;
  changed_ms: number;
  /** What is to be sent stands so since then. */
  since_ms: number;
}

/** How many wait for one reason. */
export interface OutboxCause {
  state: 'waiting' | 'parked';
  reason: string;
  rows: number;
  since_ms: number;
}

/** A row as it goes out, and what came of its tries, newest first. */
export interface OutboxDetail {
  row: OutboxRow;
  /** null for a document. Members as the personnel system names them. */
  body: Readonly<Record<string, unknown>> | null;
  tries: { at_ms: number; status: number; answer: string }[];
}

export interface Outbox {
  feed: { on: boolean; reason: string; since_ms: number | null; until_ms: number | null };
  counts: Record<OutboxState, number>;
  reasons: OutboxCause[];
  rows: OutboxRow[];
}

export interface Period {
  /** "2026-01-01" */
  from: string;
  until: string;
}

/** How many rows the list shows. */
export const OUTBOX_ROWS = 200;

export const outboxCsv = (kind: 'kursus' | 'diklat') => `/api/v1/outbox.csv?kind=${kind}`;
export const outboxBodies = () => '/api/v1/outbox/bodies.json';

export class FeedApi {
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  outbox(state: OutboxState | '', reason = ''): Promise<Outbox> {
    const query = queryOf({ state, reason, limit: OUTBOX_ROWS });
    return this.#ask.json<Outbox>('GET', `/api/v1/outbox${query}`);
  }

  /** How many rows the other side refused for good: somebody must look. */
  async parked(): Promise<number> {
    const query = queryOf({ state: 'parked', limit: 1 });
    return (await this.#ask.json<Outbox>('GET', `/api/v1/outbox${query}`)).counts.parked;
  }

  detail(id: string): Promise<OutboxDetail> {
    return this.#ask.json('GET', `/api/v1/outbox/${id}`);
  }

  /** `looked`: somebody looked in SIASN, and an earlier try left nothing there. */
  replay(id: string, looked = false): Promise<{ rows: number }> {
    return this.#ask.json('POST', `/api/v1/outbox/${id}/replay`, looked ? { looked } : {});
  }

  /** Somebody looked in SIASN, and it is there under this id. */
  delivered(id: string, remote_id: string): Promise<{ rows: number }> {
    return this.#ask.json('POST', `/api/v1/outbox/${id}/delivered`, { remote_id });
  }

  /** All that is parked, or that is parked for one reason. */
  replayAll(reason = ''): Promise<{ rows: number }> {
    return this.#ask.json('POST', '/api/v1/outbox/replay', reason ? { reason } : {});
  }

  fill(period: Period): Promise<{ rows: number }> {
    return this.#ask.json('POST', '/api/v1/outbox/fill', period);
  }
}
