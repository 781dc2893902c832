/** Downloads across activities, the year by unit, machines' tokens, and who took which data. Names
 * as in protocol/openapi.yaml. */
import { queryOf, type Ask } from './ask.ts';

export type ExportNoun = 'attendance' | 'entries';
export type ExportFormat = 'xlsx' | 'csv';

export interface ExportFilter {
  activity: string;
  unit: string;
  /** "2025-03-10", or empty. */
  from: string;
  until: string;
}

export interface SummaryRow {
  unit: string;
  staff: number;
  with_target: number;
  reached: number;
  share_ppm: number;
  jp: number;
  education_jp: number;
  classical_jp: number;
  non_classical_jp: number;
  average_hundredths: number;
}

export interface Summary {
  year: number;
  units: SummaryRow[];
  /** One row: all units. */
  all: SummaryRow[];
}

export type Scope =
  'read:attendance' | 'read:credit' | 'read:people' | 'read:plans' | 'write:plans' | 'write:people';

export interface Token {
  token: string;
  title: string;
  scopes: Scope[];
  issued_ms: number;
  issued_by: string;
  /** Its last day. */
  until: string;
  expires_ms: number;
  revoked_ms: number | null;
}

export interface NewToken {
  title: string;
  scopes: readonly Scope[];
  until: string;
}

export interface AccessRow {
  at_ms: number;
  who: string | null;
  who_name: string;
  token: string | null;
  token_title: string;
  what: string;
  about: string | null;
  about_title: string;
  people: number;
  address: string;
  /** Which of it, in the words of the question. */
  filter: string;
}

export interface AccessPage {
  rows: AccessRow[];
  next: string | null;
}

/** What is kept how many days; 0: for ever. */
export interface Retention {
  chat_days: number;
  address_days: number;
  document_days: number;
  documents_max: number;
  invitation_days: number;
  /** Null: no pass yet. */
  last: {
    at_ms: number;
    as_of_ms: number;
    classes: number;
    lines: number;
    held: number;
    addresses: number;
    sign_ins: number;
    invitations: number;
    documents: number;
  } | null;
}

export const exportFile = (noun: ExportNoun, format: ExportFormat, filter: ExportFilter) =>
  `/api/v1/${noun}.${format}${queryOf({ ...filter })}`;
export const summaryFile = (year: number, format: ExportFormat) =>
  `/api/v1/summary.${format}?year=${year}`;
export const accessFile = () => '/api/v1/access.csv';

export class ExportApi {
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** How many rows a download would have; nothing is taken. */
  async count(noun: ExportNoun, filter: ExportFilter): Promise<number> {
    const query = queryOf({ ...filter, limit: 0, count: 1 });
    return (await this.#ask.json<{ total: number }>('GET', `/api/v1/${noun}${query}`)).total;
  }

  summary(year: number): Promise<Summary> {
    return this.#ask.json<Summary>('GET', `/api/v1/summary?year=${year}`);
  }

  async tokens(): Promise<Token[]> {
    return (await this.#ask.json<{ tokens: Token[] }>('GET', '/api/v1/tokens')).tokens;
  }

  /** The token itself; it can be shown this one time. */
  async makeToken(wish: NewToken): Promise<string> {
    return (await this.#ask.json<{ token: string }>('POST', '/api/v1/tokens', wish)).token;
  }

  revokeToken(token: string): Promise<unknown> {
    return this.#ask.json('POST', `/api/v1/tokens/${token}/revoke`, {});
  }

  retention(): Promise<Retention> {
    return this.#ask.json('GET', '/api/v1/retention');
  }

  accesses(cursor: string | null): Promise<AccessPage> {
    return this.#ask.json('GET', `/api/v1/access${queryOf({ limit: 50, cursor: cursor ?? '' })}`);
  }
}
