/** Asking over HTTPS: JSON or a file there, JSON or a text back. Every function fails with Refused;
 * `lost` when no answer came. */
import { REFUSALS } from '../protocol/gen.ts';
import type { Refusal } from '../protocol/gen.ts';
import { Refused, type Fault } from './refused.ts';

/** Stands for window.fetch; tests pass their own. */
export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

export type Method = 'GET' | 'POST' | 'DELETE';

export class Ask {
  readonly #fetch: Fetch;

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  async json<T>(method: Method, path: string, body?: object): Promise<T> {
    return jsonOf<T>(await this.#request(method, path, jsonBody(method, body)));
  }

  /** The answer as it was written, for files whose bytes matter. */
  async text(method: Method, path: string, body?: object): Promise<string> {
    const response = await this.#request(method, path, jsonBody(method, body));
    try {
      return await response.text();
    } catch {
      throw new Refused('lost');
    }
  }

  /** For answers without a body. */
  async nothing(method: Method, path: string, body?: object): Promise<void> {
    await this.#request(method, path, jsonBody(method, body));
  }

  /** Sends a file as the body, as it is. */
  async upload<T>(path: string, file: Blob, type = file.type): Promise<T> {
    const headers = { 'Content-Type': type || 'application/octet-stream' };
    return jsonOf<T>(await this.#request('POST', path, { headers, body: file }));
  }

  async #request(method: Method, path: string, init: RequestInit): Promise<Response> {
    let response: Response;
    try {
      response = await this.#fetch(path, {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        ...init,
      });
    } catch {
      throw new Refused('lost');
    }
    if (!response.ok) throw await refusedOf(response);
    return response;
  }
}

/** "?a=1&b=x" of what is given; what is undefined or empty is left out. */
export function queryOf(values: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(values))
    if (value !== undefined && value !== '') query.set(key, String(value));
  const text = query.toString();
  return text ? `?${text}` : '';
}

function jsonBody(method: Method, body?: object): RequestInit {
  if (method === 'GET') return {};
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body ?? {}) };
}

async function jsonOf<T>(response: Response): Promise<T> {
  try {
    // The server's answers are checked against openapi.yaml by its own tests.
    return (await response.json()) as T;
  } catch {
    throw new Refused('lost');
  }
}

const isRefusal = (name: unknown): name is Refusal => REFUSALS.some((known) => known === name);

interface Said {
  error?: unknown;
  wait_ms?: unknown;
  detail?: unknown;
  faults?: unknown;
  more?: unknown;
}

/** An answer that is not 2xx carries an Error; one that does not comes from something in between. */
export async function refusedOf(response: Response): Promise<Refused> {
  let said: Said;
  try {
    // Checked field by field below.
    said = (await response.json()) as Said;
  } catch {
    return new Refused(response.status >= 500 ? 'io' : 'lost');
  }
  return new Refused(
    isRefusal(said.error) ? said.error : 'io',
    typeof said.wait_ms === 'number' ? said.wait_ms : 0,
    typeof said.detail === 'string' ? said.detail : '',
    Array.isArray(said.faults) ? said.faults.map(faultOf) : [],
    typeof said.more === 'number' ? said.more : 0,
  );
}

function faultOf(said: unknown): Fault {
  const fault = (typeof said === 'object' && said !== null ? said : {}) as Record<string, unknown>;
  const text = (key: string) => (typeof fault[key] === 'string' ? fault[key] : '');
  return {
    line: typeof fault['line'] === 'number' ? fault['line'] : 0,
    column: text('column'),
    code: text('code'),
    value: text('value'),
  };
}
