import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { creditOf } from '../support/account.ts';
import type { Credit, Held } from '../support/account.ts';
import { readJournal, readLedger } from '../support/journal.ts';
import type { Member } from '../support/member.ts';
import { askChecked, enter } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { Server } from '../support/server.ts';
import { clockShows, eventually } from '../support/wait.ts';
import { comeAll, openOffice, school } from './cast.ts';

/** Three classes of one activity, each of four seconds where 1 JP is three: by themselves they would
 * earn 1 JP each, together they are 4 JP, and they are posted once, after the last. */

const JP_SECONDS = 3;
const SAID = 'Ani tidak enak badan, doakan lekas pulih';
const RULE = { percent: 80, jp_seconds: JP_SECONDS };
const LEARNERS = ['ani', 'budi', 'citra', 'edi', 'fitri'] as const;
/** Who comes to which class. Ani to all, Budi with two devices, Citra late, Edi only to the first,
 * Fitri never. */
const PRESENT = [
  ['ani', 'budi', 'edi'],
  ['ani', 'budi', 'citra'],
  ['ani', 'budi', 'citra'],
] as const;

let server: Server;
let office: Office;
let activity: string;
const held: Held[] = [];

beforeAll(async () => {
  server = await Server.start({
    school: school(
      [
        { from_s: 3, to_s: 7 },
        { from_s: 9, to_s: 13 },
        { from_s: 15, to_s: 19 },
      ],
      LEARNERS,
    ),
    jpSeconds: JP_SECONDS,
    options: { 'life.roll_ms': 500 },
  });
  office = await openOffice(server);
  activity = server.links.activity();
});

afterAll(async () => {
  await server?.finish();
});

const credit = (who: string): Credit => creditOf(server.links.person(who), held, RULE);

/** One class from its opening to its end; what each learner who was there is told at the end. */
async function hold(who: readonly string[]): Promise<Map<string, Member>> {
  const [rahma] = await comeAll(server, ['rahma']);
  const learners = await comeAll(server, who);
  const phones = who.includes('budi') ? await comeAll(server, ['budi']) : [];
  if (!rahma) throw new Error('Ibu Rahma was asked for');
  const { class_id, segments } = rahma.last('snapshot');
  await rahma.must({ type: 'class_move', to: 'running' });
  if (held.length === 0) await rahma.must({ type: 'chat_say', to: 'everyone', text: SAID });
  await clockShows(Math.max(...segments.map(({ end_ms }) => end_ms)));
  await rahma.must({ type: 'class_move', to: 'ended' });
  for (const member of learners) {
    await member.until('account', ({ state }) => state !== 'live');
    member.drop().catch(() => undefined);
  }
  for (const member of [rahma, ...phones]) member.drop().catch(() => undefined);
  held.push({ segments, journal: readJournal(server.dataDir, class_id) });
  return new Map(who.map((name, i) => [name, learners[i]!])); // one member each
}

test('after the first and the second class the account is provisional', async () => {
  for (const who of PRESENT.slice(0, 2)) {
    const members = await hold(who);
    for (const [name, member] of members) {
      const account = member.last('account');
      expect(account.state, name).toBe('provisional');
      expect(account.activity_learning_s, name).toBe(12);
      expect(account.needed_s, name).toBe(10);
    }
    expect(readLedger(server.dataDir)).toEqual([]);
    const view = await office.get(`/api/v1/activities/${activity}/attendance`);
    expect(view['state']).toBe('provisional');
  }
  const { account } = await enter(server, server.links.token('edi'));
  expect(account).toMatchObject({ state: 'provisional', enough: false, jp: 0 });
});

test('after the third it is posted: the sum, once', async () => {
  const members = await hold(PRESENT[2]);
  for (const [name, member] of members) {
    const own = credit(name);
    expect(member.last('account'), name).toMatchObject({
      state: 'posted',
      activity_attended_s: own.attended_s,
      activity_learning_s: 12,
      enough: own.enough,
      jp: own.jp,
    });
  }
  expect(credit('ani')).toMatchObject({ enough: true, jp: 4, exact: [12, JP_SECONDS] });
  expect(credit('budi')).toMatchObject({ enough: true, jp: 4 });
  expect(credit('citra')).toMatchObject({ enough: false, jp: 0 });
  expect(
    members
      .get('citra')
      ?.last('account')
      .reasons.map(({ code }) => code),
  ).toContain('attended_too_little');

  const ledger = readLedger(server.dataDir);
  for (const name of LEARNERS) {
    const posted = ledger.filter(({ person }) => person === server.links.person(name));
    expect(
      posted.map(({ jp }) => jp).filter((jp) => jp !== 0),
      name,
    ).toEqual(credit(name).jp ? [credit(name).jp] : []);
  }
  expect(ledger.filter(({ person }) => person === server.links.person('rahma'))).toEqual([]);
});

test('pages, files and links show the same numbers', async () => {
  const view = await office.get(`/api/v1/activities/${activity}/attendance`);
  expect(view).toMatchObject({
    state: 'posted',
    summary: { enrolled: 5, enough: 2, short: 2, absent: 1 },
  });
  const [head = [], ...rows] = await office.csv(`/api/v1/activities/${activity}/jp.csv`);
  const column = (row: readonly string[], name: string): string => row[head.indexOf(name)] ?? '?';
  expect(rows).toHaveLength(LEARNERS.length + 2);
  for (const name of LEARNERS) {
    const own = credit(name);
    const row = rows.find((cells) => column(cells, 'Nama') === server.links.name(name));
    if (!row) throw new Error(`${name} is not in the file`);
    expect(Number(column(row, 'Detik hadir')), name).toBe(own.attended_s);
    expect(Number(column(row, 'Detik belajar')), name).toBe(12);
    expect(Number(column(row, 'Detik minimum')), name).toBe(10);
    expect(Number(column(row, 'JP dihitung')), name).toBe(own.jp);
    expect(column(row, 'Memenuhi'), name).toBe(own.enough ? 'ya' : 'tidak');
    expect(column(row, 'NIP/NI PPPK'), name).toMatch(/^\d{8} \d{6} \d \d{3}$/);
    expect(column(row, 'Kode alasan'), name).toMatch(
      own.enough ? /attended_enough/ : name === 'fitri' ? /not_present/ : /attended_too_little/,
    );
    const { account } = await enter(server, server.links.token(name));
    expect(account, name).toMatchObject({
      state: 'posted',
      attended_s: own.attended_s,
      enough: own.enough,
      jp: own.jp,
    });
  }
  const [, ...presence] = await office.csv(`/api/v1/activities/${activity}/attendance.csv`);
  expect(presence).toHaveLength((LEARNERS.length + 2) * 3);
  const record = await office.get(`/api/v1/people/${server.links.person('ani')}/record`);
  expect(record['activities']).toMatchObject([{ activity, state: 'counted', jp: 4 }]);
});

test('what was posted is sealed: the bundle proves itself, and every receipt fits it', async () => {
  const receipts: string[] = [];
  for (const name of LEARNERS) {
    const token = server.links.token(name);
    const answer = await askChecked(server, {
      method: 'POST',
      path: '/api/receipt',
      body: { token },
    });
    expect(answer.status, name).toBe(200);
    expect(answer.text, name).toContain(`"counted_jp":${credit(name).jp},`);
    receipts.push(server.path(`receipt-${name}.json`));
    writeFileSync(server.path(`receipt-${name}.json`), answer.text);
  }
  const bundle = server.path('bundle.jsonl');
  expect(await server.tryTo('export-bundle', {}, [activity, bundle])).toMatchObject({ status: 0 });
  const verified = await server.tryTo('verify', {}, [bundle, ...receipts]);
  expect(verified, verified.out + verified.log).toMatchObject({ status: 0 });
  expect(verified.out).toMatch(/^verify: all holds: classes=3 .* seals=4 receipts=5 keys=1 /m);

  const touched = readFileSync(bundle, 'utf8').replace('"connection":1', '"connection":9');
  writeFileSync(bundle, touched);
  const refused = await server.tryTo('verify', {}, [bundle, ...receipts]);
  expect(refused.status).not.toBe(0);
  expect(refused.out).toMatch(/line \d+ of its journal was touched/);
  expect(await server.tryTo('rotate-key'), 'while the server runs').not.toMatchObject({
    status: 0,
  });
});

test('months later what was said is gone, and all that counts is proved as before', async () => {
  const stored = () => readFileSync(`${server.dataDir}/sinkron.db`).includes(SAID);
  const receipt = server.path('receipt-ani.json');
  const bundle = server.path('bundle-later.jsonl');
  const before = readLedger(server.dataDir);
  await server.stop();
  expect(stored(), 'it was said').toBe(true);
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  expect((await server.tryTo('retain', {}, [day(80)])).out).toMatch(/^retain: classes=0 lines=0 /);
  expect((await server.tryTo('retain', {}, [day(92)])).out).toMatch(/^retain: classes=1 lines=1 /);
  expect(stored(), 'it is gone').toBe(false);
  expect(await server.tryTo('export-bundle', {}, [activity, bundle])).toMatchObject({ status: 0 });
  const verified = await server.tryTo('verify', {}, [bundle, receipt]);
  expect(verified, verified.out + verified.log).toMatchObject({ status: 0 });
  expect(verified.out).toMatch(/^verify: all holds: classes=3 lines=\d+ erased=1 /m);
  expect(readLedger(server.dataDir)).toEqual(before);
  expect(await server.recheck()).toMatchObject({ status: 0 });
  await server.run();
  await eventually('the office answers', async () => {
    office = await openOffice(server);
    return (await office.get('/api/v1/retention'))['last'] !== null;
  });
});

test('nothing is posted twice, also by a server that starts again', async () => {
  const before = readLedger(server.dataDir);
  expect(before.length).toBeGreaterThan(0);
  expect(await server.recheck()).toMatchObject({ status: 0 });
  await server.stop();
  await server.run();
  await eventually(
    'the office answers',
    async () => (await (await openOffice(server)).get('/api/me'))['role'] === 'coordinator',
  );
  expect(await enter(server, server.links.token('ani'))).toMatchObject({
    class: null,
    ticket: null,
  });
  expect(readLedger(server.dataDir)).toEqual(before);
  expect(await server.recheck()).toMatchObject({ status: 0 });
});
