import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ask } from '../support/https.ts';
import { DATABASE } from '../support/journal.ts';
import type { Office } from '../support/office.ts';
import { Server } from '../support/server.ts';
import { openOffice, school } from './cast.ts';

/** What a clerk may get wrong is refused with where and why, and the database is as it was, to the
 * last row of every table. */

let server: Server;
let office: Office;

beforeAll(async () => {
  server = await Server.start({ school: school([{ from_s: 3_600, to_s: 7_200 }]) });
  office = await openOffice(server);
});

afterAll(async () => {
  await server?.finish();
});

const wholeDatabase = (): string =>
  execFileSync('sqlite3', ['-readonly', join(server.dataDir, DATABASE), '.dump'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });

async function isRefused(what: Ask, status: number, says: object): Promise<void> {
  const before = wholeDatabase();
  const answer = await office.ask({ method: 'POST', ...what });
  expect(answer.status, answer.text).toBe(status);
  expect(JSON.parse(answer.text)).toMatchObject(says);
  expect(wholeDatabase() === before, 'the database is as it was').toBe(true);
}

/* ---- files of people ---- */

const SRI = '198503152010122001';
const HEAD = 'nip;nama;status\n';
const FINE = `${SRI};Sri Wahyuni;PNS\n`;

const at = (line: number, column: string, code: string) => ({
  error: 'invalid',
  faults: [{ line, column, code }],
});

/** In UTF-16, as "Unicode text" of a spreadsheet: zero bytes between the letters. */
const utf16 = (text: string) => [...text].map((letter) => `${letter}\0`).join('');

/** In the letters of Windows, one byte each. */
const windows = (text: string) => Buffer.from(text, 'latin1');

const files: readonly (readonly [story: string, file: string | Uint8Array, says: object])[] = [
  ['UTF-16', utf16(HEAD + FINE), at(1, '', 'utf16')],
  ['Windows', windows(`${HEAD}${SRI};Ren\u00e9;PNS\n`), at(2, '', 'not_utf8')],
  ['no rows', HEAD, at(2, '', 'no_rows')],
  ['nothing at all', '\n', at(1, '', 'no_rows')],
  ['a quotation mark that never closes', `${HEAD}${FINE}1;"Budi;PNS\n`, at(3, '', 'quote_open')],
  ['a cell too few', `${HEAD}${FINE}1;Budi\n`, at(3, '', 'cells')],
  ['a number as 1.98E+17', `${HEAD}${FINE}1.98503E+17;Budi;PNS\n`, at(3, 'nip', 'nip_spoilt')],
  [
    'a number cut to 15 digits',
    `${HEAD}${SRI.slice(0, 15)}000;Sri;PNS\n`,
    at(2, 'nip', 'nip_rounded'),
  ],
  ['somebody twice', HEAD + FINE + FINE, at(3, 'nip', 'nip_twice')],
  ['with apostrophe and without', `${HEAD}'${FINE}${FINE}`, at(3, 'nip', 'nip_twice')],
  ['no name, behind a mark of bytes', `\ufeff${HEAD}${SRI};;PNS\n`, at(2, 'nama', 'missing')],
  ['commas where names have them', `nip,nama,status\n${SRI},Sri, S.E.,PNS\n`, at(2, '', 'cells')],
];

test.each(files)('a file of people: %s', async (_, raw, says) => {
  const headers = { 'Content-Type': 'text/csv' };
  await isRefused({ path: '/api/v1/people/import', headers, raw }, 400, says);
});

/* ---- everything else ---- */

const post = (path: string, body: object): Ask => ({ path, body });
const octets = { 'Content-Type': 'application/octet-stream' };

test('a document that is none, and one that is too long', async () => {
  const path = '/api/v1/evidence';
  const none = { error: 'invalid', detail: 'document_type' };
  await isRefused({ path, headers: octets, raw: 'MZ not a document' }, 400, none);
  await isRefused({ path, headers: octets, raw: '%PDF-1.4\n%%E' }, 400, none);
  const long = `%PDF-1.4\n${'x'.repeat(5 << 20)}\n%%EOF\n`;
  await isRefused({ path, headers: octets, raw: long }, 413, { error: 'oversize' });
});

test('a timetable whose segments overlap', async () => {
  const from_ms = Date.now() + 86_400_000;
  const segment = (start_min: number, end_min: number) => ({
    kind: 'learning',
    start_ms: from_ms + start_min * 60_000,
    end_ms: from_ms + end_min * 60_000,
  });
  const body = { title: 'Kelas 2', segments: [segment(0, 60), segment(45, 90)] };
  const says = { error: 'invalid', faults: [{ line: 2, column: 'segments' }] };
  await isRefused(post(`/api/v1/activities/${server.links.activity()}/classes`, body), 400, says);
});

test('a correction without a reason', async () => {
  const activity = server.links.activity();
  const { plan } = await office.get(`/api/v1/activities/${activity}`);
  const [klass] = (plan as { classes: { id: string; segments: { start_ms: number }[] }[] }).classes;
  const start_ms = klass?.segments[0]?.start_ms ?? 0;
  const body = {
    class: klass?.id,
    people: [server.links.person('ani')],
    claim: 'present',
    start_ms,
    end_ms: start_ms + 60_000,
    reason: ' \n',
  };
  const missing = { line: 0, column: 'reason', code: 'missing', value: '' };
  await isRefused(post(`/api/v1/activities/${activity}/corrections`, body), 400, {
    error: 'invalid',
    faults: expect.arrayContaining([missing]),
  });
});

test('a decision by somebody who is not the superior', async () => {
  const path = `/api/superior/activities/${server.links.activity()}/evidence/${'0'.repeat(32)}`;
  await isRefused(post(path, { accepted: true }), 403, { error: 'not_yours' });
});

test('somebody without a status on the date', async () => {
  const body = {
    name: 'Tono',
    employment: 'pppk',
    contract_start: '2020-01-01',
    contract_end: '2020-12-31',
  };
  const made = await office.ask({ method: 'POST', path: '/api/v1/people', body });
  expect(made.status, made.text).toBe(200);
  const { id: person } = JSON.parse(made.text) as { id: string };
  const path = `/api/v1/activities/${server.links.activity()}/people`;
  const fault = { line: 0, column: 'person', code: 'no_status_on_date' };
  await isRefused(post(path, { person }), 400, { error: 'invalid', faults: [fault] });
});
