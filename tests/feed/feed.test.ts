import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { feedEn as english } from '../../web-client/src/text/feed_en.ts';
import { feedId as words } from '../../web-client/src/text/feed_id.ts';
import { Coordinator } from '../browser/live_class/coordinator.ts';
import { shoot } from '../browser/real_screens/album.ts';
import { launchBrowser } from '../browser/support/chromium.ts';
import { comeAll, openOffice } from '../scenario/cast.ts';
import { ROLL, readJournal, rowsOf } from '../support/journal.ts';
import type { Member } from '../support/member.ts';
import { askChecked, Office, ticketFor } from '../support/office.ts';
import { seat } from '../support/member.ts';
import { nameOf, POLICY_ID, writeSeed } from '../support/school.ts';
import { Server } from '../support/server.ts';
import { clockShows, eventually } from '../support/wait.ts';
import { PersonnelSystem } from './personnel_system.ts';
import type { Behaviour } from './personnel_system.ts';
import {
  ALL,
  FULL_JP,
  IMPORTED,
  KILLED,
  LEADERS,
  LEARNERS,
  NOBODY,
  REFUSED,
  SCHOOL,
  STOPPED,
  STORIES,
  UNSEEN,
} from './stories.ts';

/** A class is held, its JP go to a personnel system that misbehaves, and nothing is there twice.
 * Each story is one learner. Another class is live all the while. */

const ROLL_MS = 500;
const PASSWORD = 'sandi yang panjang sekali';

const remote = (who: string): string => `ORANG-${who}`;

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly person: string;
  readonly jp: number | null;
  readonly remote_id: string;
  readonly tries: number;
  readonly reason: string;
  readonly detail: string;
}

const BUILT = fileURLToPath(new URL('../../web-client/dist', import.meta.url));

let folder: string;
let system: PersonnelSystem;
let server: Server;
let dina: Office;
let browser: Browser;
let desk: Coordinator;
let live: Member[] = [];
let segments: readonly { start_ms: number; end_ms: number }[] = [];

async function post(office: Office, path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await office.ask({ method: 'POST', path, body });
  expect(answer.status, `${path} ${answer.text}`).toBe(200);
  return JSON.parse(answer.text) as Record<string, unknown>; // held against openapi.yaml
}

async function rows(): Promise<Row[]> {
  return (await dina.get('/api/v1/outbox?limit=2000'))['rows'] as Row[]; // as openapi.yaml has it
}

async function rowOf(who: string, kind = 'kursus'): Promise<Row | undefined> {
  const person = server.links.person(who);
  return (await rows()).find((row) => row.person === person && row.kind === kind);
}

const untilRow = (who: string, what: string, holds: (row: Row) => boolean, kind = 'kursus') =>
  eventually(`${who}: ${what}`, async () => {
    const row = await rowOf(who, kind);
    return row && holds(row) ? row : null;
  });

/** JP by whole seconds, so that a correction can take one away. */
function makeProportional(): void {
  const path = join(server.path('policies'), `${POLICY_ID}.json`);
  const policy = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify({ ...policy, credit_model: 'proportional' }));
}

/** The personnel system knows them from now on; here nobody does yet. */
function expectThere(who: string, does: readonly Behaviour[]): string {
  const person = server.links.person(who);
  const [row] = rowsOf(server.dataDir, `SELECT nip FROM person WHERE id = '${person}'`);
  const nip = String(row?.['nip'] ?? '');
  system.script(remote(who), nip, does);
  return nip;
}

async function becomeKnown(who: string, does: readonly Behaviour[]): Promise<void> {
  const person = server.links.person(who);
  expectThere(who, does);
  const body = { siasn_id: remote(who), reason: 'Data kepegawaian' };
  await post(dina, `/api/v1/people/${person}`, body);
}

/** Two classes at once, each with its instructor first. */
async function hold(): Promise<void> {
  const members = await comeAll(server, ['rahma', ...LEARNERS]);
  const pim = server.links.activity(2);
  for (const who of ['rudi', ...LEADERS.map((leader) => leader.who)])
    members.push(await seat(server, await ticketFor(server, server.links.token(who, pim))));
  const [rahma] = members;
  const rudi = members[LEARNERS.length + 1];
  const leader = members.at(-1);
  if (!rahma || !rudi) throw new Error('Ibu Rahma and Pak Rudi were asked for');
  ({ segments } = rahma.last('snapshot'));
  for (const instructor of [rahma, rudi])
    await instructor.must({ type: 'class_move', to: 'running' });
  await clockShows(Math.max(...segments.map(({ end_ms }) => end_ms)));
  for (const instructor of [rahma, rudi])
    await instructor.must({ type: 'class_move', to: 'ended' });
  for (const member of [members[1], leader])
    await member?.until('account', ({ state }) => state === 'posted');
  for (const member of members) member.drop().catch(() => undefined);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinkron-feed-'));
  system = await PersonnelSystem.open(folder);
  server = Server.prepare({
    school: SCHOOL,
    jpSeconds: 1,
    webDir: BUILT,
    options: { 'life.roll_ms': ROLL_MS, 'store.group_ms': 5, ...system.options(folder) },
  });
  makeProportional();
  writeSeed(server.path('seed.json'), SCHOOL);
  await server.run('demo');
  dina = await openOffice(server);
  for (const { who, does } of [...ALL, ...UNSEEN, ...LEADERS]) await becomeKnown(who, does);
  [browser] = await Promise.all([launchBrowser(), holdWhileOther()]);
  desk = await Coordinator.sitDown({ browser, screen: 'laptop', server, name: 'dina' });
  const { name, password } = server.links.coordinator;
  desk.witness.excuse('401'); // the page asks whether she is signed in
  await desk.signIn(server.origin, name, password);
  desk.witness.excuse(null);
});

async function holdWhileOther(): Promise<void> {
  const other = server.links.activity(1);
  for (const who of ['joko', 'tono'])
    live.push(await seat(server, await ticketFor(server, server.links.token(who, other))));
  await live[0]?.must({ type: 'class_move', to: 'running' });
  await hold();
}

afterAll(async () => {
  for (const member of live) member.drop().catch(() => undefined);
  live = [];
  await browser?.close();
  await server?.finish();
  await system?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('what was earned waits, visibly, for its certificate', async () => {
  const row = await untilRow('ani', 'waits', ({ state }) => state === 'waiting');
  expect(row).toMatchObject({ reason: 'no_certificate', jp: FULL_JP, remote_id: '' });
  expect(system.seen).toEqual([]);
  const parked = await untilRow(NOBODY, 'is parked', ({ state }) => state === 'parked');
  expect(parked.reason).toBe('no_person_id');
});

async function certify(activity: string): Promise<void> {
  const signatory = { signatory_name: 'Dr. Andi Baso', signatory_position: 'Kepala Pusat Uji' };
  await post(dina, `/api/v1/activities/${activity}`, { ...signatory, reason: 'Penandatangan' });
  await post(dina, `/api/v1/activities/${activity}/certificates`, {});
}

test('certificates are issued, and every record comes there once, whatever is answered', async () => {
  const activity = server.links.activity();
  await certify(activity);
  for (const { who, story } of STORIES) {
    const row = await untilRow(who, `${story}, is sent`, ({ state }) => state === 'sent');
    const records = system.recordsOf(remote(who));
    expect(records, `${who} ${story}: once`).toHaveLength(1);
    expect(records[0], who).toMatchObject({
      id: row.remote_id,
      jumlahJam: FULL_JP,
      jenisDiklatId: '3',
      jenisKursusSertipikat: 'T',
      namaKursus: 'Tata naskah dinas elektronik',
    });
  }
  expect(system.faults).toEqual([]);
});

test('each record has its document, once', async () => {
  for (const { who } of STORIES) {
    await untilRow(who, 'document is sent', ({ state }) => state === 'sent', 'dokumen');
    const record = system.recordsOf(remote(who))[0];
    expect(system.documents.get(`${record?.id}/881`), who).toEqual({ times: 1, begins: '%PDF-' });
  }
});

test('what is refused too often is parked with the reason, and goes when it is replayed', async () => {
  const parked = await untilRow(REFUSED.who, 'is parked', ({ state }) => state === 'parked');
  expect(parked).toMatchObject({ reason: 'refused', detail: 'Data tidak valid' });
  const one = await dina.get(`/api/v1/outbox/${parked.id}`);
  expect(one['body']).toMatchObject({ id: null, pnsOrangId: remote(REFUSED.who) });
  expect(JSON.stringify(one['tries'])).toContain('pnsOrangId tidak ditemukan');
  for (const { who } of UNSEEN)
    await untilRow(who, 'is parked', ({ state }) => state === 'parked');
  const { counts } = (await dina.get('/api/v1/outbox')) as { counts?: unknown };
  expect(counts).toMatchObject({ parked: 5 + UNSEEN.length });

  await desk.page.goto(`${server.origin}/koordinator.html#/siasn`);
  const line = desk.page.getByRole('row').filter({ hasText: words.kinds.kursus }).filter({ hasText: nameOf(REFUSED.who) });
  await line.getByText(words.said('Data tidak valid')).waitFor();
  await shoot(desk, 'feed');
  await line.getByRole('button', { name: words.replayOf(nameOf(REFUSED.who)) }).click();
  await desk.page.getByText(words.replayed('1')).waitFor();
  await untilRow(REFUSED.who, 'is sent', ({ state }) => state === 'sent');
  expect(system.recordsOf(remote(REFUSED.who))).toHaveLength(1);
});

test('who cannot be looked up is parked, and never sent again unseen', async () => {
  for (const { who, story } of UNSEEN)
    await untilRow(who, `${story}, is parked`, ({ reason }) => reason === 'unclear');
  const before = saves();
  expect(await post(dina, '/api/v1/outbox/replay', { reason: 'unclear' })).toEqual({ rows: 3 });
  for (const { who } of UNSEEN)
    await untilRow(who, 'is parked again', ({ state, tries }) => state === 'parked' && tries === 1);
  expect(saves(), 'nothing was sent').toBe(before);
});

test('whoever looked there says what it is: there under an id, or not there', async () => {
  const [there] = system.recordsOf(remote('umar'));
  const umar = (await rowOf('umar'))?.id;
  const vina = (await rowOf('vina'))?.id;
  const before = saves();
  const wrong = { remote_id: '../rw 1' };
  const path = `/api/v1/outbox/${umar}/delivered`;
  expect((await dina.ask({ method: 'POST', path, body: wrong })).status).toBe(400);
  await desk.page.goto(`${server.origin}/koordinator.html#/siasn`);
  await desk.page.getByRole('button', { name: words.showCauseOf(words.reasons['unclear']!) }).click();
  await desk.page.getByText(words.onlyCause(words.reasons['unclear']!)).waitFor();
  const threePeople = async () => (await desk.page.getByRole('row').count()) === 1 + UNSEEN.length;
  await eventually('the head, and three people', threePeople);
  await shoot(desk, 'feed-unclear');
  const look = new RegExp(`${words.lookOf(nameOf('umar'))}|${english.lookOf(nameOf('umar'))}`);
  await shoot(desk, 'feed-look', async (page) => {
    await page.getByRole('button', { name: look }).click();
    await page.getByRole('dialog').getByText(remote('umar')).waitFor();
  });
  await desk.page.getByRole('button', { name: look }).click();
  const window = desk.page.getByRole('dialog');
  await window.getByText(remote('umar')).waitFor();
  await window.getByLabel(words.remoteId).fill('rw 1');
  await window.getByRole('button', { name: words.isThere }).click();
  await window.getByText(words.remoteIdWrong).waitFor();
  await window.getByLabel(words.remoteId).fill(String(there?.id));
  await window.getByRole('button', { name: words.isThere }).click();
  await desk.page.getByText(words.isThereSaved(nameOf('umar'))).waitFor();
  expect(await rowOf('umar')).toMatchObject({ state: 'sent', remote_id: there?.id });
  expect((await dina.ask({ method: 'POST', path, body: { remote_id: 'x' } })).status).toBe(409);
  await untilRow('umar', 'document follows', ({ state }) => state === 'sent', 'dokumen');
  expect(system.documents.get(`${there?.id}/881`)).toMatchObject({ times: 1 });
  expect(saves(), 'the record itself was not sent').toBe(before);

  await post(dina, `/api/v1/outbox/${vina}/replay`, { looked: true });
  await untilRow('vina', 'is sent', ({ state }) => state === 'sent');
  expect(system.recordsOf(remote('vina'))).toHaveLength(1);
});

test('a NIP that becomes known makes it possible to look, by itself', async () => {
  const person = server.links.person('wati');
  const nip = '198507012010122901';
  system.script(remote('wati'), nip, []);
  await post(dina, `/api/v1/people/${person}`, { nip, employment: 'pns', reason: 'NIP terbit' });
  await untilRow('wati', 'is found', ({ state }) => state === 'sent');
  expect(system.recordsOf(remote('wati'))).toHaveLength(1);
  const changes = await dina.get(`/api/v1/changes?about=${person}`);
  expect(JSON.stringify(changes)).toContain('"before":"unclear","after":"waiting"');
});

test('people who become known there are sent by themselves, by hand or from a file', async () => {
  await post(dina, '/api/v1/outbox/replay', { reason: 'no_person_id' });
  await untilRow(NOBODY, 'is parked again', ({ state }) => state === 'parked');
  await becomeKnown(NOBODY, []);
  await untilRow(NOBODY, 'is sent', ({ state }) => state === 'sent');

  const nip = expectThere(IMPORTED, []);
  const body = `nip;siasn_id\n${nip};${remote(IMPORTED)}\n`;
  const headers = { 'Content-Type': 'text/csv' };
  const path = '/api/v1/people/import?name=siasn.csv';
  const answer = await dina.ask({ method: 'POST', path, raw: body, headers });
  expect(answer.status, answer.text).toBe(200);
  await untilRow(IMPORTED, 'is sent', ({ state }) => state === 'sent');
});

test('a wrong id that is put right is put right there, under the same record', async () => {
  const [before] = system.recordsOf(remote('lina'));
  const person = server.links.person('lina');
  const right = { siasn_id: 'ORANG-lina-benar', reason: 'Salah ketik' };
  await post(dina, `/api/v1/people/${person}`, right);
  await eventually('it moves', () => system.recordsOf('ORANG-lina-benar').length === 1);
  expect(system.recordsOf('ORANG-lina-benar')[0]?.id).toBe(before?.id);
  expect(system.recordsOf(remote('lina'))).toEqual([]);
});

test('structural training goes where it belongs, field by field', async () => {
  await certify(server.links.activity(2));
  for (const { who, story } of LEADERS) {
    const sent = await untilRow(who, `${story}, is sent`, ({ state }) => state === 'sent', 'diklat');
    const records = system.recordsOf(remote(who));
    expect(records, `${who} ${story}: once`).toHaveLength(1);
    const day = /^\d{2}-\d{2}-(\d{4})$/.exec(String(records[0]?.['tanggal']));
    const person = server.links.person(who);
    const [paper] = rowsOf(
      server.dataDir,
      `SELECT number FROM certificate WHERE person = '${person}'`,
    );
    expect(records[0]).toEqual({
      bobot: 0,
      id: sent.remote_id,
      institusiPenyelenggara: 'Pusat Uji',
      jenisKompetensi: '',
      jumlahJam: FULL_JP,
      latihanStrukturalId: '3',
      nomor: paper?.['number'],
      path: [],
      pnsOrangId: remote(who),
      tahun: Number(day?.[1]),
      tanggal: day?.[0],
      tanggalSelesai: day?.[0],
    });
    await untilRow(who, 'document is sent', ({ state }) => state === 'sent', 'dokumen');
    expect(system.documents.get(`${sent.remote_id}/874`)).toEqual({ times: 1, begins: '%PDF-' });
  }
  expect(system.seen.some(({ path }) => path.startsWith('/pns/rw-diklat/'))).toBe(true);
  expect(system.faults).toEqual([]);
});

async function secondCoordinator(): Promise<Office> {
  const person = server.links.person('sari');
  const body = { name: 'sari', person, role: 'coordinator' };
  const token = String((await post(dina, '/api/v1/accounts', body))['url']).split('#')[1];
  const path = '/api/invitation';
  const chosen = { token, password: PASSWORD };
  expect((await askChecked(server, { method: 'POST', path, body: chosen })).status).toBe(200);
  return Office.signIn(server, { name: 'sari', password: PASSWORD });
}

/** The last `seconds` of the class are taken from this learner, by two coordinators. */
async function correct(sari: Office, who: string, seconds: number): Promise<void> {
  const activity = server.links.activity();
  const end_ms = Math.max(...segments.map((segment) => segment.end_ms));
  const said = await post(dina, `/api/v1/activities/${activity}/corrections`, {
    class: server.links.classes()[0],
    people: [server.links.person(who)],
    claim: 'absent',
    start_ms: end_ms - seconds * 1000,
    end_ms,
    reason: 'Sudah pulang',
  });
  const [written] = said['facts'] as { fact: string; state: string }[];
  expect(written?.state).toBe('waits');
  await post(sari, `/api/v1/activities/${activity}/approvals`, { fact: written?.fact });
}

test('a correction changes the record under its id, or takes it away', async () => {
  const sari = await secondCoordinator();
  const before = system.recordsOf(remote('ani'))[0];
  system.expireTokens(); // in the midst of it all
  await correct(sari, 'ani', 1);
  await untilRow('ani', 'waits', ({ reason }) => reason === 'no_certificate');
  await post(dina, `/api/v1/activities/${server.links.activity()}/certificates`, {});
  await untilRow('ani', 'is sent anew', ({ state, jp }) => state === 'sent' && jp === 2);
  const after = system.recordsOf(remote('ani'));
  expect(after).toHaveLength(1);
  expect(after[0]).toMatchObject({ id: before?.id, jumlahJam: FULL_JP - 1 });
  expect(after[0]?.['nomorSertipikat']).not.toBe(before?.['nomorSertipikat']);

  await correct(sari, 'budi', FULL_JP);
  await untilRow('budi', 'is taken back', ({ remote_id }) => remote_id === '');
  expect(system.recordsOf(remote('budi'))).toEqual([]);
  expect(system.faults).toEqual([]);
});

test('agencies with a connector of their own get the same bodies', async () => {
  const { bodies } = (await dina.get('/api/v1/outbox/bodies.json')) as {
    bodies: { person: string; reason: string; body: Record<string, unknown> }[];
  };
  const own = bodies.find(({ person }) => person === server.links.person('citra'));
  expect(own).toMatchObject({ reason: '', body: { pnsOrangId: remote('citra'), id: null } });
  const [head = [], ...table] = await dina.csv('/api/v1/outbox.csv');
  expect(head.slice(0, 4)).toEqual(['id', 'instansiId', 'institusiPenyelenggara', 'jenisDiklatId']);
  expect(table.map((row) => row[head.indexOf('pnsOrangId')])).toContain(remote('citra'));
});

test('all the while the other class kept its roll, and nothing secret is in the log', async () => {
  const journal = readJournal(server.dataDir, server.links.classes(server.links.activity(1))[0]!);
  const rolls = journal.filter(({ kind }) => kind === ROLL).map(({ at_ms }) => at_ms);
  const gaps = rolls.slice(1).map((at_ms, i) => at_ms - (rolls[i] ?? at_ms));
  expect(rolls.length).toBeGreaterThan(10);
  expect(Math.max(...gaps)).toBeLessThan(3 * ROLL_MS);
  expect(await server.recheck()).toMatchObject({ status: 0 });

  const began = performance.now();
  const { log } = await server.stop();
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(log).not.toMatch(/rahasia gerbang|sandi&dina|Bearer|ORANG-/);
});

const saves = () => system.seen.filter(({ path }) => path === '/kursus/save').length;

/** It is taken, no answer comes, and the server ends meanwhile. */
async function endInTheMiddle(who: string, end: () => Promise<unknown>): Promise<void> {
  await server.run('serve', { 'feed.timeout_ms': 60_000 });
  dina = await openOffice(server);
  const before = saves();
  await becomeKnown(who, ['takes, never answers']);
  await eventually('it is taken there', () => system.recordsOf(remote(who)).length === 1);
  await end();
  await server.run('serve');
  dina = await openOffice(server);
  await untilRow(who, 'is sent', ({ state }) => state === 'sent');
  expect(system.recordsOf(remote(who)), who).toHaveLength(1);
  expect(saves() - before, 'the record of before was found').toBe(1);
  await server.stop();
}

test('a server that dies in the middle finds out what became of it, and sends nothing twice', () =>
  endInTheMiddle(KILLED, () => server.kill()));

test('one that is stopped in the middle ends at once', () =>
  endInTheMiddle(STOPPED, async () => {
    const began = performance.now();
    await server.stop();
    expect(performance.now() - began).toBeLessThan(2_000);
  }));

test('what changes while it is off is made good when it is on again', async () => {
  await server.run('serve', { 'feed.url': '' });
  dina = await openOffice(server);
  const { feed } = (await dina.get('/api/v1/outbox')) as { feed?: unknown };
  expect(feed).toMatchObject({ on: false });
  const sari = await Office.signIn(server, { name: 'sari', password: PASSWORD });
  await correct(sari, 'citra', FULL_JP);
  expect(system.recordsOf(remote('citra'))).toHaveLength(1);
  await server.stop();
  await server.run('serve');
  await eventually('it is taken back', () => system.recordsOf(remote('citra')).length === 0);
});

test('filling what is there already sends nothing', async () => {
  dina = await openOffice(server);
  const before = saves();
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const period = { from: day(Date.now() - 86_400_000), until: day(Date.now() + 86_400_000) };
  expect(await post(dina, '/api/v1/outbox/fill', period)).toEqual({ rows: 0 });
  await server.stop();
  const done = await server.tryTo('feed-fill', {}, [period.from, period.until]);
  expect(done.out, done.log).toContain('feed-fill: 0 rows');
  expect(saves()).toBe(before);
  const print = await server.tryTo('--print-config');
  expect(print.out).not.toContain('rahasia gerbang');
});
