import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLedger } from '../support/journal.ts';
import { Office } from '../support/office.ts';
import type { Json } from '../support/office.ts';
import { Server } from '../support/server.ts';
import { clockShows } from '../support/wait.ts';
import { comeAll, openOffice, school } from './cast.ts';

/** A class is held and sealed. Then one coordinator sets the attendance of somebody right, another
 * approves; the ledger, the seals and the bundle follow, and recheck finds nothing. */

const JP_SECONDS = 2;
const PASSWORD = 'hujan turun di bulan juni';

let server: Server;
let dina: Office;
let eko: Office;
let activity: string;
let correction: string;

beforeAll(async () => {
  const plan = school([{ from_s: 2, to_s: 6 }], ['ani', 'budi']);
  server = await Server.start({
    school: { ...plan, people: [...plan.people, 'eko'] },
    jpSeconds: JP_SECONDS,
    options: { 'life.roll_ms': 500 },
  });
  dina = await openOffice(server);
  activity = server.links.activity();
});

afterAll(async () => {
  await server?.finish();
});

async function post(
  office: Office,
  path: string,
  body: object,
): Promise<Json & { status: number }> {
  const answer = await office.ask({ method: 'POST', path, body });
  return { ...(JSON.parse(answer.text) as Json), status: answer.status };
}

/** A second coordinator is invited and chooses a password. */
async function invite(): Promise<Office> {
  const { people } = await dina.get('/api/v1/people?q=Eko');
  const [found] = people as { id: string }[]; // checked against openapi.yaml
  if (!found) throw new Error('Eko is not among the people');
  const invited = await post(dina, '/api/v1/accounts', {
    name: 'eko',
    person: found.id,
    role: 'coordinator',
  });
  const token = /#(.+)$/.exec(String(invited['url'] ?? invited['link']))?.[1];
  if (!token) throw new Error(`no invitation: ${JSON.stringify(invited)}`);
  const chosen = await post(dina, '/api/invitation', { token, password: PASSWORD });
  expect(chosen.status).toBe(200);
  return Office.signIn(server, { name: 'eko', password: PASSWORD });
}

const ledgerOf = (name: string): number[] =>
  readLedger(server.dataDir)
    .filter(({ person }) => person === server.links.person(name))
    .map(({ jp }) => jp);

const correctionsPath = () => `/api/v1/activities/${activity}/corrections`;

test('a class is held without Budi, and posted', async () => {
  const [rahma, ani] = await comeAll(server, ['rahma', 'ani']);
  if (!rahma || !ani) throw new Error('both were asked for');
  const { segments } = rahma.last('snapshot');
  await rahma.must({ type: 'class_move', to: 'running' });
  await clockShows(Math.max(...segments.map(({ end_ms }) => end_ms)));
  await rahma.must({ type: 'class_move', to: 'ended' });
  await ani.until('account', ({ state }) => state === 'posted');
  for (const member of [rahma, ani]) member.drop().catch(() => undefined);
  expect(ledgerOf('ani')).toEqual([2]);
  expect(ledgerOf('budi')).toEqual([]);
  eko = await invite();
});

test('one coordinator alone changes nothing that is sealed', async () => {
  const { activity: plan } = await dina.get(`/api/v1/activities/${activity}`);
  const [held] = (plan as { classes: { id: string; segments: Span[] }[] }).classes;
  const form = {
    class: held?.id,
    people: [server.links.person('budi')],
    claim: 'present',
    start_ms: held?.segments[0]?.start_ms,
    end_ms: held?.segments[0]?.end_ms,
    reason: 'Mengikuti dari ruang rapat bersama Ani',
  };
  expect(await post(dina, `${correctionsPath()}?dry=1`, form)).toMatchObject({
    status: 200,
    second: true,
    people: [{ before: { jp: 0 }, after: { jp: 2 } }],
  });
  const written = await post(dina, correctionsPath(), form);
  expect(written).toMatchObject({ status: 200, facts: [{ state: 'waits' }] });
  correction = (written['facts'] as { fact: string }[])[0]?.fact ?? '';
  expect(ledgerOf('budi')).toEqual([]);
  expect(
    await post(dina, `/api/v1/activities/${activity}/approvals`, { fact: correction }),
  ).toMatchObject({ status: 403, error: 'not_yours', detail: 'same_person' });
  expect(ledgerOf('budi')).toEqual([]);
});

test('a second one approves: the ledger and the seals follow', async () => {
  expect((await eko.get('/api/v1/decisions'))['counts']).toMatchObject({ second: 1 });
  expect(
    await post(eko, `/api/v1/activities/${activity}/approvals`, { fact: correction }),
  ).toMatchObject({ status: 200 });
  expect(ledgerOf('budi')).toEqual([2]);
  await holds();
});

test('taken back by both, it is reversed', async () => {
  const path = `/api/v1/activities/${activity}/withdrawals`;
  const asked = await post(eko, path, { fact: correction, reason: 'Ruang rapat kosong' });
  expect(asked).toMatchObject({ status: 200, facts: [{ state: 'waits' }] });
  expect(ledgerOf('budi')).toEqual([2]);
  const withdrawal = (asked['facts'] as { fact: string }[])[0]?.fact ?? '';
  expect(
    await post(dina, `/api/v1/activities/${activity}/approvals`, { fact: withdrawal }),
  ).toMatchObject({ status: 200 });
  expect(ledgerOf('budi')).toEqual([2, -2]);
  await holds();
  const [, ...rows] = await dina.csv('/api/v1/corrections.csv');
  expect(rows.map((row) => row.slice(11, 14))).toEqual([
    ['0', '2', 'Mengikuti dari ruang rapat bersama Ani'],
    ['2', '0', 'Ruang rapat kosong'],
  ]);
});

interface Span {
  start_ms: number;
  end_ms: number;
}

/** The bundle proves itself, and what is computed anew is what stands there. */
async function holds(): Promise<void> {
  const bundle = server.path('bundle.jsonl');
  writeFileSync(bundle, (await dina.ask({ path: `/api/v1/activities/${activity}/bundle` })).text);
  const verified = await server.tryTo('verify', {}, [bundle]);
  expect(verified, verified.out + verified.log).toMatchObject({ status: 0 });
  const recheck = await server.recheck();
  expect(recheck, recheck.out + recheck.log).toMatchObject({ status: 0 });
}
