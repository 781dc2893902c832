import { afterAll, beforeAll, expect, test } from 'vitest';
import { seat } from '../support/member.ts';
import type { Member } from '../support/member.ts';
import { enter, ticketFor, tryEnter } from '../support/office.ts';
import type { Json, Office } from '../support/office.ts';
import { Server } from '../support/server.ts';
import { come, openOffice, school } from './cast.ts';

/** Plans that change while people sit in the class already: moved, cancelled, taught by somebody else,
 * somebody added and somebody withdrawn. */

const HALF_HOUR_MS = 1_800_000;

let server: Server;
let office: Office;
let activity: string;

beforeAll(async () => {
  server = await Server.start({
    school: school([
      { from_s: 3600, to_s: 7200 },
      { from_s: 9000, to_s: 12600 },
    ]),
  });
  office = await openOffice(server);
  activity = server.links.activity();
});

afterAll(async () => {
  await server?.finish();
});

const post = async (path: string, body: object): Promise<{ status: number; json: Json }> => {
  const answer = await office.ask({ method: 'POST', path, body });
  return { status: answer.status, json: JSON.parse(answer.text) as Json };
};

interface PlannedClass {
  id: string;
  segments: { kind: string; start_ms: number; end_ms: number }[];
}

/** Class n of the activity, from 1. */
async function planned(n: number): Promise<PlannedClass> {
  const { plan } = await office.get(`/api/v1/activities/${activity}`);
  const found = (plan as { classes: PlannedClass[] }).classes[n - 1]; // checked against openapi.yaml
  if (!found) throw new Error(`there is no class ${n}`);
  return found;
}

const segmentsOf = (member: Member) => member.last('snapshot').segments;

test('a class is moved under those who wait in it: they come back to the new time', async () => {
  const { id, segments } = await planned(1);
  const ani = await come(server, 'ani');
  expect(segmentsOf(ani)).toEqual(segments);
  const moved = segments.map((each) => ({
    ...each,
    start_ms: each.start_ms - HALF_HOUR_MS,
    end_ms: each.end_ms - HALF_HOUR_MS,
  }));
  expect(await post(`/api/v1/classes/${id}`, { segments: moved })).toMatchObject({ status: 200 });
  await ani.untilClosed();
  expect(ani.last('bye')).toMatchObject({ again: true });
  const back = await come(server, 'ani', { resume: ani });
  expect(back.last('welcome').resumed).toBe(false);
  expect(segmentsOf(back)).toEqual(moved);
  await back.leave();
});

test('a cancelled class is entered by nobody; taken back, it is', async () => {
  const { id } = await planned(2);
  const first = await planned(1);
  const { json } = await post(`/api/v1/classes/${id}/cancel`, { reason: 'banjir' });
  expect(json['warnings']).toEqual([]);
  expect(await post(`/api/v1/classes/${id}/ticket`, {})).toMatchObject({ status: 409 });
  expect((await enter(server, server.links.token('ani'))).class).toBe(first.id);

  await post(`/api/v1/classes/${first.id}/cancel`, {});
  expect((await enter(server, server.links.token('ani'))).class).toBeNull();
  await post(`/api/v1/classes/${first.id}/cancel`, { cancelled: false });
  expect((await enter(server, server.links.token('ani'))).class).toBe(first.id);
});

test('another teaches: who is replaced is sent out, who comes instead leads', async () => {
  const { id } = await planned(1);
  const joko = await come(server, 'joko');
  const wish = { out: server.links.person('joko'), in: await personCalled('Dina') };
  expect(await post(`/api/v1/classes/${id}/substitute`, wish)).toMatchObject({ status: 200 });
  await joko.untilClosed();
  expect(joko.last('bye')).toMatchObject({ why: 'link_ended', again: false });
  expect(await tryEnter(server, server.links.token('joko'))).toMatchObject({ error: 'bad_link' });

  const dina = await seat(server, await newTicket(wish.in));
  expect(dina.last('welcome').role).toBe('instructor');
  await dina.must({ type: 'class_move', to: 'running' });
  await dina.leave();
});

async function personCalled(name: string): Promise<string> {
  const { people } = await office.get(`/api/v1/people?q=${name}`);
  const [found] = people as { id: string }[];
  if (!found) throw new Error(`nobody is called ${name}`);
  return found.id;
}

/** By a link that is issued now. */
async function newTicket(person: string): Promise<string> {
  const { json } = await post(`/api/v1/activities/${activity}/people/${person}/link`, {});
  return ticketFor(server, new URL(String(json['url'])).hash.slice(1));
}

test('somebody added while it runs comes in; somebody withdrawn goes and stays out', async () => {
  const made = await post('/api/v1/people', { name: 'Gita Uji', employment: 'pns' });
  const gita = String(made.json['id']);
  await post(`/api/v1/activities/${activity}/people`, { person: gita });
  const member = await seat(server, await newTicket(gita));
  expect(member.last('welcome')).toMatchObject({ role: 'learner', name: 'Gita Uji' });

  const budi = await come(server, 'budi');
  const person = server.links.person('budi');
  await post(`/api/v1/activities/${activity}/people/${person}/withdraw`, { reason: 'pindah' });
  await budi.untilClosed();
  expect(budi.last('bye')).toMatchObject({ why: 'link_ended', again: false });
  expect(await tryEnter(server, server.links.token('budi'))).toMatchObject({ error: 'bad_link' });
  await member.leave();
});

test('what has begun is not moved, what was attended not cancelled', async () => {
  const { id, segments } = await planned(1);
  const later = segments.map((each) => ({ ...each, end_ms: each.end_ms + HALF_HOUR_MS }));
  for (const [path, body, code] of [
    [`/api/v1/classes/${id}`, { segments: later }, 'class_begun'],
    [`/api/v1/classes/${id}/cancel`, {}, 'attended'],
    [`/api/v1/activities/${activity}/cancel`, {}, 'attended'],
  ] as const) {
    const { status, json } = await post(path, body);
    expect(status, code).toBe(409);
    expect(json['faults'], code).toMatchObject([{ code }]);
  }
  const { changes } = await office.get(`/api/v1/changes?about=${activity}`);
  expect((changes as object[]).length).toBeGreaterThan(3);
});
