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
}

export interface Outbox {
  feed: { on: boolean; reason: string; since_ms: number | null; until_ms: number | null };
  counts: Record<OutboxState, number>;
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

  outbox(state: OutboxState | ''): Promise<Outbox> {
    const query = queryOf({ state, limit: OUTBOX_ROWS });
    return this.#ask.json<Outbox>('GET', `/api/v1/outbox${query}`);
  }

  /** How many rows the other side refused for good: somebody must look. */
  async parked(): Promise<number> {
    const query = queryOf({ state: 'parked', limit: 1 });
    return (await this.#ask.json<Outbox>('GET', `/api/v1/outbox${query}`)).counts.parked;
  }

  replay(id: string): Promise<{ rows: number }> {
    return this.#ask.json('POST', `/api/v1/outbox/${id}/replay`);
  }

  replayAll(): Promise<{ rows: number }> {
    return this.#ask.json('POST', '/api/v1/outbox/replay');
  }

  fill(period: Period): Promise<{ rows: number }> {
    return this.#ask.json('POST', '/api/v1/outbox/fill', period);
  }
}
