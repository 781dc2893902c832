import { createServer } from 'node:https';
import type { IncomingMessage, Server as HttpsServer, ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from '../support/server.ts';

/** A personnel system that keeps records as SIASN does (domain notes 4.2) and misbehaves when it is
 * told to. What it has taken is what counts, whatever it answered. */

export type Behaviour =
  | 'takes' // and says so
  | 'takes, never answers'
  | 'takes, answers 500'
  | 'takes, answers half a JSON'
  | 'takes, answers HTML'
  | 'takes, answers another JSON'
  | 'takes, answers twice'
  | 'takes, cuts the line'
  | 'takes, ends in the middle'
  | 'takes, byte by byte'
  | 'cuts the line'
  | 'answers 500'
  | 'says come later'
  | 'says 401'
  | 'refuses'
  | 'refuses with 200';

const TAKES = (does: Behaviour): boolean => does.startsWith('takes');
const TOKENS_LIVE_S = 3600;
const BYTE_EVERY_MS = 3;

export type Kind = 'kursus' | 'diklat';

/** What a body of each kind has, and of what type (domain notes 4.2). */
const FORMS: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  kursus: {
    id: 'text or null',
    instansiId: 'text',
    institusiPenyelenggara: 'text',
    jenisDiklatId: 'number as text',
    jenisKursus: 'text or null',
    jenisKursusSertipikat: 'text',
    jumlahJam: 'integer',
    lokasiId: 'text or null',
    namaKursus: 'text',
    nomorSertipikat: 'text',
    path: 'list',
    pnsOrangId: 'text',
    tahunKursus: 'integer',
    tanggalKursus: 'day',
    tanggalSelesaiKursus: 'day',
  },
  diklat: {
    bobot: 'integer',
    id: 'text or null',
    institusiPenyelenggara: 'text',
    jenisKompetensi: 'text',
    jumlahJam: 'integer',
    latihanStrukturalId: 'number as text',
    nomor: 'text',
    path: 'list',
    pnsOrangId: 'text',
    tahun: 'integer',
    tanggal: 'day',
    tanggalSelesai: 'day',
  },
};

const IS: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  'text or null': (value) => value === null || typeof value === 'string',
  'number as text': (value) => typeof value === 'string' && /^[1-9][0-9]?$/.test(value),
  integer: (value) => Number.isInteger(value),
  day: (value) => typeof value === 'string' && /^\d{2}-\d{2}-\d{4}$/.test(value),
  list: Array.isArray,
};

function formFault(kind: Kind, body: Body): string | null {
  const form = FORMS[kind];
  const names = Object.keys(body).sort().join(' ');
  if (names !== Object.keys(form).sort().join(' ')) return `${kind} with ${names}`;
  const wrong = Object.entries(form).find(([name, type]) => !IS[type]?.(body[name]));
  return wrong ? `${kind}.${wrong[0]} is no ${wrong[1]}: ${String(body[wrong[0]])}` : null;
}

export interface Body {
  readonly id: string | null;
  readonly pnsOrangId: string;
  readonly [name: string]: unknown;
}

interface Taken {
  readonly method: string;
  readonly path: string;
  readonly person: string;
}

export class PersonnelSystem {
  /** Records by their id: what the agency sees in the end. */
  readonly records = new Map<string, Body>();
  readonly #kinds = new Map<string, Kind>();
  /** Documents by record and type, each with how often it came and how it began. */
  readonly documents = new Map<string, { times: number; begins: string }>();
  /** Every request that was let in, in order. */
  readonly seen: Taken[] = [];
  readonly faults: string[] = [];
  tokensGiven = 0;
  readonly #server: HttpsServer;
  readonly #script = new Map<string, Behaviour[]>();
  readonly #nips = new Map<string, string>();
  readonly #good = new Set<string>();
  #records = 0;

  private constructor(folder: string) {
    makeCertificate(`${folder}/personnel.pem`, `${folder}/personnel.key`);
    this.#server = createServer(
      {
        cert: readFileSync(`${folder}/personnel.pem`),
        key: readFileSync(`${folder}/personnel.key`),
      },
      (coming, going) => void this.#answer(coming, going),
    );
  }

  static async open(folder: string): Promise<PersonnelSystem> {
    const system = new PersonnelSystem(folder);
    await new Promise<void>((resolve) => system.#server.listen(0, '127.0.0.1', resolve));
    return system;
  }

  /** What it does with the next records and documents of this person; then it takes. */
  script(person: string, nip: string, does: readonly Behaviour[]): void {
    this.#script.set(person, [...does]);
    this.#nips.set(nip, person);
  }

  expireTokens(): void {
    this.#good.clear();
  }

  options(folder: string): Record<string, string | number> {
    const { port } = this.#server.address() as AddressInfo; // it listens on TCP
    const origin = `https://localhost:${port}`;
    return {
      'feed.url': `${origin}/apisiasn/1.0`,
      'feed.token_url': `${origin}/oauth2/token`,
      'feed.sso_url': `${origin}/sso/token`,
      'feed.client_id': 'kunci',
      'feed.client_secret': 'rahasia gerbang',
      'feed.sso_client_id': 'sinkron',
      'feed.sso_user': 'dina',
      'feed.sso_password': 'sandi&dina=1',
      'feed.agency_id': 'A5EB03E23BFBF6A0E040640A040252AD',
      'feed.ca_file': `${folder}/personnel.pem`,
      'feed.retry_ms': 20,
      'feed.timeout_ms': 500,
      'feed.tries_max': 3,
    };
  }

  recordsOf(person: string): Body[] {
    return [...this.records.values()].filter(({ pnsOrangId }) => pnsOrangId === person);
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #answer(coming: IncomingMessage, going: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of coming) pieces.push(piece as Buffer); // no encoding is set
    const body = Buffer.concat(pieces);
    const path = coming.url ?? '';
    if (path === '/oauth2/token' || path === '/sso/token') this.#token(coming, body, going);
    else if (!this.#letIn(coming)) json(going, 401, { Error: 'true', Message: 'Invalid' });
    else this.#serve(coming, path.replace('/apisiasn/1.0', ''), body, going);
  }

  #token(coming: IncomingMessage, body: Buffer, going: ServerResponse): void {
    const form = new URLSearchParams(body.toString());
    const basic = `Basic ${Buffer.from('kunci:rahasia gerbang').toString('base64')}`;
    const sound =
      form.get('grant_type') === 'client_credentials'
        ? coming.headers.authorization === basic
        : form.get('client_id') === 'sinkron' &&
          form.get('username') === 'dina' &&
          form.get('password') === 'sandi&dina=1';
    if (!sound) return json(going, 400, { error: 'invalid_grant' });
    const access_token = `t${++this.tokensGiven}`;
    this.#good.add(access_token);
    json(going, 200, { access_token, expires_in: TOKENS_LIVE_S, token_type: 'Bearer' });
  }

  #letIn({ headers }: IncomingMessage): boolean {
    const gateway = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    const user = /^bearer (.+)$/.exec(String(headers['auth'] ?? ''))?.[1] ?? '';
    return this.#good.has(gateway) && this.#good.has(user) && gateway !== user;
  }

  #serve(coming: IncomingMessage, path: string, body: Buffer, going: ServerResponse): void {
    const method = coming.method ?? '';
    const see = (person: string): void => void this.seen.push({ method, path, person });
    const [, asked, nip] = /^\/pns\/rw-(kursus|diklat)\/(\d{18})$/.exec(path) ?? [];
    const [, where, removed] = /^\/(kursus|diklat)\/delete\/([\w-]+)$/.exec(path) ?? [];
    const saved = /^\/(kursus|diklat)\/save$/.exec(path)?.[1];
    if (method === 'GET' && nip) {
      see(this.#nips.get(nip) ?? '');
      this.#history(kindOf(asked), nip, going);
    } else if (method === 'DELETE' && removed) {
      if (this.#kinds.get(removed) !== where) this.faults.push(`${removed} is no ${where}`);
      see(this.records.get(removed)?.pnsOrangId ?? '');
      json(going, this.records.delete(removed) ? 200 : 404, { success: true });
    } else if (method === 'POST' && saved) {
      const record = JSON.parse(body.toString()) as Body; // formFault says what it is not
      const fault = formFault(kindOf(saved), record);
      if (fault) this.faults.push(fault);
      see(record.pnsOrangId);
      this.#save(kindOf(saved), record, going);
    } else if (method === 'POST' && path === '/upload-dok-rw') {
      this.#upload(body.toString('latin1'), see, going);
    } else {
      this.faults.push(`${method} ${path}`);
      json(going, 404, { Error: 'true', Message: 'tidak ada' });
    }
  }

  /** In the other spelling, numbers as text. */
  #history(kind: Kind, nip: string, going: ServerResponse): void {
    const spell = (record: Body): object =>
      kind === 'diklat'
        ? {
            nomor: record['nomor'],
            tahun: String(record['tahun']),
            tanggal: record['tanggal'],
            tanggalSelesai: record['tanggalSelesai'],
          }
        : {
            noSertipikat: record['nomorSertipikat'],
            namaKursus: record['namaKursus'],
            tahunKursus: String(record['tahunKursus']),
            tanggalKursus: record['tanggalKursus'],
            tanggalSelesaiKursus: record['tanggalSelesaiKursus'],
          };
    const data = this.recordsOf(this.#nips.get(nip) ?? '')
      .filter(({ id }) => this.#kinds.get(id ?? '') === kind)
      .map((record) => ({
        id: record.id,
        nipBaru: nip,
        jumlahJam: String(record['jumlahJam']),
        institusiPenyelenggara: record['institusiPenyelenggara'],
        ...spell(record),
      }));
    json(going, 200, { code: 1, data });
  }

  #save(kind: Kind, record: Body, going: ServerResponse): void {
    const does = this.#script.get(record.pnsOrangId)?.shift() ?? 'takes';
    let id = record.id ?? '';
    if (TAKES(does)) {
      if (record.id !== null && this.#kinds.get(record.id) !== kind) {
        this.faults.push(`changes ${record.id}, which is not there`);
      }
      id = record.id ?? `rw-${++this.#records}`;
      this.records.set(id, { ...record, id });
      this.#kinds.set(id, kind);
    }
    const mapData = kind === 'diklat' ? { rwDiklatId: id } : { rwKursusId: id };
    behave(does, { success: true, message: 'success', mapData }, going);
  }

  #upload(form: string, see: (person: string) => void, going: ServerResponse): void {
    const field = (name: string): string =>
      new RegExp(`name="${name}"\r\n\r\n([^\r]*)\r\n`).exec(form)?.[1] ?? '';
    const record = field('id_riwayat');
    see(this.records.get(record)?.pnsOrangId ?? '');
    if (!this.records.has(record)) this.faults.push(`a document for ${record}, which is not there`);
    const key = `${record}/${field('id_ref_dokumen')}`;
    const begins = /Content-Type: application\/pdf\r\n\r\n(.{5})/.exec(form)?.[1] ?? '';
    this.documents.set(key, { times: (this.documents.get(key)?.times ?? 0) + 1, begins });
    json(going, 200, { code: 1, data: { dok_id: field('id_ref_dokumen'), dok_uri: 'a/b.pdf' } });
  }
}

const kindOf = (word = ''): Kind => (word === 'diklat' ? 'diklat' : 'kursus');

function json(going: ServerResponse, status: number, value: object): void {
  going.writeHead(status, { 'Content-Type': 'application/json', Connection: 'close' });
  going.end(JSON.stringify(value));
}

function raw(going: ServerResponse, type: string, text: string): void {
  going.writeHead(200, { 'Content-Type': type, Connection: 'close' });
  going.end(text);
}

function slowly(going: ServerResponse, text: string): void {
  going.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': text.length });
  let sent = 0;
  const timer = setInterval(() => {
    going.write(text.charAt(sent++));
    if (sent < text.length) return;
    clearInterval(timer);
    going.end();
  }, BYTE_EVERY_MS);
}

function behave(does: Behaviour, accepted: object, going: ServerResponse): void {
  const text = JSON.stringify(accepted);
  const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${text.length}`;
  switch (does) {
    case 'takes':
      return json(going, 200, accepted);
    case 'takes, never answers':
      return;
    case 'takes, answers 500':
    case 'answers 500':
      return json(going, 500, { Error: 'true', Message: 'kesalahan' });
    case 'takes, answers half a JSON':
      return raw(going, 'application/json', text.slice(0, 20));
    case 'takes, answers HTML':
      return raw(going, 'text/html', '<html><body>Sedang dalam pemeliharaan</body></html>');
    case 'takes, answers another JSON':
      return raw(going, 'application/json', '{"success":true,"message":"success"}');
    case 'takes, answers twice':
      going.socket?.write(`${head}\r\n\r\n${text}${head}\r\n\r\n${text}`);
      return void going.socket?.end();
    case 'takes, cuts the line':
    case 'cuts the line':
      return void going.socket?.destroy();
    case 'takes, ends in the middle':
      going.socket?.write(`${head}\r\n\r\n${text.slice(0, 30)}`);
      return void going.socket?.end();
    case 'takes, byte by byte':
      return slowly(going, text);
    case 'says come later':
      going.setHeader('Retry-After', '1');
      return json(going, 429, { Error: 'true', Message: 'terlalu sering' });
    case 'says 401':
      return json(going, 401, { Error: 'true', Message: 'token' });
    case 'refuses':
      return json(going, 400, { Error: 'true', Message: 'Data tidak valid' });
    case 'refuses with 200':
      return json(going, 200, { success: false, message: 'pnsOrangId tidak ditemukan' });
  }
}
