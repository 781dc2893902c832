import { request } from 'node:https';

/** One request to a server with a certificate of its own. */

export interface Place {
  readonly port: number;
  readonly ca: Buffer;
}

export interface Ask {
  readonly method?: 'GET' | 'POST' | 'DELETE' | 'HEAD';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** As it goes over the line, instead of `body`. */
  readonly raw?: string | Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

const WAIT_MS = 20_000;

export const originOf = (place: Place): string => `https://localhost:${place.port}`;

export function ask(place: Place, what: Ask): Promise<Answer> {
  const body = what.raw ?? (what.body === undefined ? undefined : JSON.stringify(what.body));
  const headers: Record<string, string> = { Origin: originOf(place), ...what.headers };
  if (body !== undefined) headers['Content-Type'] ??= 'application/json';
  if (body !== undefined) headers['Content-Length'] = String(Buffer.byteLength(body));
  const { method = 'GET', path } = what;
  return new Promise((resolve, reject) => {
    const going = request(
      { host: 'localhost', family: 4, port: place.port, ca: place.ca, method, path, headers },
      (coming) => {
        const pieces: Buffer[] = [];
        coming.on('data', (piece: Buffer) => pieces.push(piece));
        coming.on('error', reject);
        coming.on('end', () =>
          resolve({
            status: coming.statusCode ?? 0,
            headers: coming.headers,
            text: Buffer.concat(pieces).toString('utf8'),
          }),
        );
      },
    );
    going.setTimeout(WAIT_MS, () => going.destroy(new Error(`${method} ${path}: no answer`)));
    going.on('error', reject);
    going.end(body);
  });
}
