import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../support/https.ts';
import { DATABASE } from '../support/journal.ts';
import { askChecked, readCsv } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { Server } from '../support/server.ts';
import { openOffice, school } from './cast.ts';

/** A personnel system takes attendance over TLS with a bearer token: what it may, what it may not,
 * and what the coordinator sees of it. */

let server: Server;
let office: Office;

beforeAll(async () => {
  server = await Server.start({ school: school() });
  office = await openOffice(server);
});

afterAll(async () => {
  await server?.finish();
});

interface Made {
  readonly id: string;
  readonly token: string;
}

/** Tomorrow in WIB, whatever day it is here. */
const tomorrow = () => new Date(Date.now() + (24 + 7) * 3_600_000).toISOString().slice(0, 10);

async function makeToken(...scopes: string[]): Promise<Made> {
  const body = { title: 'Simpeg', scopes, until: tomorrow() };
  const answer = await office.ask({ method: 'POST', path: '/api/v1/tokens', body });
  expect(answer.status, answer.text).toBe(200);
  return JSON.parse(answer.text) as Made;
}

function take(token: string, path: string): Promise<Answer> {
  return askChecked(server, { path, headers: { Authorization: `Bearer ${token}` } });
}

const errorOf = ({ text }: Answer): unknown => (JSON.parse(text) as { error: unknown }).error;

interface Page {
  rows: Record<string, unknown>[];
  next: string | null;
}

test('a machine takes all rows page by page, and the same rows as a file', async () => {
  const { token } = await makeToken('read:attendance');
  const rows: Record<string, unknown>[] = [];
  for (let cursor = ''; ;) {
    const answer = await take(token, `/api/v1/attendance?limit=3${cursor}`);
    expect(answer.status, answer.text).toBe(200);
    const page = JSON.parse(answer.text) as Page;
    rows.push(...page.rows);
    if (page.next === null) break;
    cursor = `&cursor=${page.next}`;
  }
  expect(rows).toHaveLength(7); // two instructors, five learners, one class
  expect(new Set(rows.map(({ person }) => person)).size).toBe(7);

  const file = await take(token, '/api/v1/attendance.csv');
  expect(file.headers['content-disposition']).toBe('attachment; filename="kehadiran.csv"');
  const table = readCsv(file.text.slice(1));
  expect(table).toHaveLength(8);
  const [head = []] = table;
  expect(table.slice(1).map((row) => row[head.indexOf('ID pegawai')])).toEqual(
    rows.map(({ person }) => person),
  );
  const book = await take(token, '/api/v1/attendance.xlsx');
  expect(book.status).toBe(200);
  expect(book.text.startsWith('PK')).toBe(true);
});

test('a scope opens nothing else', async () => {
  const { token } = await makeToken('read:attendance');
  for (const path of ['/api/v1/entries', '/api/v1/summary', '/api/v1/tokens', '/api/v1/access']) {
    const answer = await take(token, path);
    expect([path, answer.status, errorOf(answer)]).toEqual([path, 403, 'not_yours']);
  }
  const answer = await askChecked(server, {
    method: 'POST',
    path: '/api/v1/tokens',
    headers: { Authorization: `Bearer ${token}` },
    body: { title: 'lagi', scopes: ['read:people'], until: tomorrow() },
  });
  expect(errorOf(answer)).toBe('not_yours');
});

test('a revoked token is good no more, and one that ended neither', async () => {
  const revoked = await makeToken('read:credit');
  expect((await take(revoked.token, '/api/v1/summary')).status).toBe(200);
  const path = `/api/v1/tokens/${revoked.id}/revoke`;
  expect((await office.ask({ method: 'POST', path, body: {} })).status).toBe(200);
  const refused = await take(revoked.token, '/api/v1/summary');
  expect([refused.status, errorOf(refused)]).toEqual([401, 'bad_sign_in']);

  const ended = await makeToken('read:credit');
  const sql = `UPDATE token SET expires_ms = 1 WHERE id = '${ended.id}'`;
  execFileSync('sqlite3', ['-cmd', '.timeout 5000', join(server.dataDir, DATABASE), sql]);
  const late = await take(ended.token, '/api/v1/summary');
  expect([late.status, errorOf(late)]).toEqual([401, 'expired']);
});

test('the coordinator sees what was taken, and no log has the token', async () => {
  const { token } = await makeToken('read:attendance');
  await take(token, '/api/v1/attendance.csv');
  const { rows } = (await office.get('/api/v1/access?limit=1')) as unknown as Page;
  expect(rows[0]).toMatchObject({
    who: null,
    token_title: 'Simpeg',
    what: 'attendance_csv',
    people: 7,
    address: '127.0.0.1',
  });
  const { log } = await server.stop();
  expect(log).not.toContain(token);
});
