import { ask } from './https.ts';
import type { Answer, Ask, Place } from './https.ts';
import { answerFaults } from './openapi.ts';

/** What pages and coordinators ask over HTTPS; every answer is held against openapi.yaml. */

export type Json = Readonly<Record<string, unknown>>;

export async function askChecked(place: Place, what: Ask): Promise<Answer> {
  const answer = await ask(place, what);
  const faults = answerFaults(what.method ?? 'GET', what.path, answer);
  if (faults.length) throw new Error(`not as openapi.yaml says:\n${faults.join('\n')}`);
  return answer;
}

function jsonOf(answer: Answer): Json {
  const value: unknown = JSON.parse(answer.text);
  if (typeof value !== 'object' || value === null) throw new Error(`no object: ${answer.text}`);
  return Object.fromEntries(Object.entries(value));
}

export interface Entry {
  readonly ticket: string | null;
  readonly class: string | null;
  readonly activity: string;
  readonly account: Json | null;
}

export interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly detail?: string;
}

/** Exchanges a personal link's token; null when it is refused. */
export async function tryEnter(place: Place, token: string): Promise<Entry | Refusal> {
  const answer = await askChecked(place, { method: 'POST', path: '/api/enter', body: { token } });
  const body = jsonOf(answer);
  if (answer.status !== 200) {
    const detail = body['detail'];
    return {
      status: answer.status,
      error: String(body['error']),
      ...(detail === undefined ? {} : { detail: String(detail) }),
    };
  }
  const activity = body['activity'];
  const account = body['account'];
  return {
    ticket: body['ticket'] === null ? null : String(body['ticket']),
    class: body['class'] === null ? null : String(body['class']),
    activity: JSON.stringify(activity),
    account: account === null ? null : jsonOf({ ...answer, text: JSON.stringify(account) }),
  };
}

export async function enter(place: Place, token: string): Promise<Entry> {
  const entry = await tryEnter(place, token);
  if ('error' in entry) throw new Error(`the link is refused: ${JSON.stringify(entry)}`);
  return entry;
}

/** The ticket to the class that is live or comes next. */
export async function ticketFor(place: Place, token: string): Promise<string> {
  const { ticket } = await enter(place, token);
  if (ticket === null) throw new Error('there is no class to go to');
  return ticket;
}

export class Office {
  readonly #place: Place;
  readonly #cookie: string;

  private constructor(place: Place, cookie: string) {
    this.#place = place;
    this.#cookie = cookie;
  }

  static async signIn(
    place: Place,
    who: { readonly name: string; readonly password: string },
  ): Promise<Office> {
    const { name, password } = who;
    const body = { name, password };
    const answer = await askChecked(place, { method: 'POST', path: '/api/sign-in', body });
    const [cookie] = [answer.headers['set-cookie'] ?? []].flat();
    if (answer.status !== 200 || !cookie) throw new Error(`not signed in: ${answer.text}`);
    return new Office(place, cookie.split(';')[0] ?? '');
  }

  ask(what: Ask): Promise<Answer> {
    return askChecked(this.#place, { ...what, headers: { Cookie: this.#cookie, ...what.headers } });
  }

  async get(path: string): Promise<Json> {
    const answer = await this.ask({ path });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return jsonOf(answer);
  }

  /** A file, without its byte order mark, which must be there. */
  async csv(path: string): Promise<string[][]> {
    const answer = await this.ask({ path });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    if (!answer.text.startsWith('\ufeff')) throw new Error(`${path}: no byte order mark`);
    return readCsv(answer.text.slice(1));
  }

  async ticket(classId: string): Promise<string> {
    const answer = await this.ask({ method: 'POST', path: `/api/v1/classes/${classId}/ticket` });
    if (answer.status !== 200) throw new Error(`no ticket: ${answer.status} ${answer.text}`);
    return String(jsonOf(answer)['ticket']);
  }
}

/** RFC 4180. */
export function readCsv(text: string): string[][] {
  const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/y;
  const rows: string[][] = [];
  let row: string[] = [];
  while (field.lastIndex < text.length) {
    const [, value = '', end] = field.exec(text) ?? [];
    if (end === undefined) throw new Error(`not CSV: ${text}`);
    row.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
