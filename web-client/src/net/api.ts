/** Questions over HTTPS. Every function fails with Refused; `lost` when no answer came. */
import { REFUSALS } from '../protocol/gen.ts';
import type { Refusal } from '../protocol/gen.ts';
import type {
  Activity,
  ActivityWithPeople,
  Attendance,
  Entry,
  Me,
  PersonRecord,
} from './api_types.ts';
import { Refused } from './refused.ts';

/** Stands for window.fetch; tests pass their own. */
export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

export class Api {
  readonly #fetch: Fetch;

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  enter(token: string): Promise<Entry> {
    return this.#ask<Entry>('POST', '/api/enter', { token });
  }

  /** The signed receipt as the server wrote it: a file to keep, not to look into. */
  async receipt(token: string): Promise<string> {
    const response = await this.#request('POST', '/api/receipt', { token });
    try {
      return await response.text();
    } catch {
      throw new Refused('lost');
    }
  }

  signIn(name: string, password: string): Promise<Me> {
    return this.#ask<Me>('POST', '/api/sign-in', { name, password });
  }

  async signOut(): Promise<void> {
    await this.#request('POST', '/api/sign-out', {});
  }

  me(): Promise<Me> {
    return this.#ask<Me>('GET', '/api/me');
  }

  async activities(): Promise<Activity[]> {
    return (await this.#ask<{ activities: Activity[] }>('GET', '/api/v1/activities')).activities;
  }

  activity(id: string): Promise<ActivityWithPeople> {
    return this.#ask<ActivityWithPeople>('GET', `/api/v1/activities/${id}`);
  }

  attendance(activity: string): Promise<Attendance> {
    return this.#ask<Attendance>('GET', `/api/v1/activities/${activity}/attendance`);
  }

  record(person: string): Promise<PersonRecord> {
    return this.#ask<PersonRecord>('GET', `/api/v1/people/${person}/record`);
  }

  /** The address of the new link; it can be shown this one time. */
  async issueLink(activity: string, person: string): Promise<string> {
    const path = `/api/v1/activities/${activity}/people/${person}/link`;
    return (await this.#ask<{ url: string }>('POST', path, {})).url;
  }

  async revokeLink(activity: string, person: string): Promise<void> {
    await this.#request('DELETE', `/api/v1/activities/${activity}/people/${person}/link`);
  }

  /** A ticket with which the signed-in coordinator watches a class. */
  ticket(classId: string): Promise<{ ticket: string; expires_ms: number }> {
    return this.#ask('POST', `/api/v1/classes/${classId}/ticket`, {});
  }

  async #ask<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await this.#request(method, path, body);
    try {
      // The server's answers are checked against openapi.yaml by its own tests.
      return (await response.json()) as T;
    } catch {
      throw new Refused('lost');
    }
  }

  async #request(method: string, path: string, body?: object): Promise<Response> {
    let response: Response;
    try {
      response = await this.#fetch(path, {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        ...(method === 'GET'
          ? {}
          : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body ?? {}) }),
      });
    } catch {
      throw new Refused('lost');
    }
    if (!response.ok) throw await refusedOf(response);
    return response;
  }
}

/** Where the two lists can be fetched; the browser saves them as files. */
export const attendanceCsv = (activity: string) => `/api/v1/activities/${activity}/attendance.csv`;
export const jpCsv = (activity: string) => `/api/v1/activities/${activity}/jp.csv`;

const isRefusal = (name: unknown): name is Refusal => REFUSALS.some((known) => known === name);

/** An answer that is not 2xx carries an Error; one that does not comes from something in between. */
async function refusedOf(response: Response): Promise<Refused> {
  let said: { error?: unknown; wait_ms?: unknown; detail?: unknown };
  try {
    // Checked field by field below.
    said = (await response.json()) as typeof said;
  } catch {
    return new Refused(response.status >= 500 ? 'io' : 'lost');
  }
  return new Refused(
    isRefusal(said.error) ? said.error : 'io',
    typeof said.wait_ms === 'number' ? said.wait_ms : 0,
    typeof said.detail === 'string' ? said.detail : '',
  );
}
