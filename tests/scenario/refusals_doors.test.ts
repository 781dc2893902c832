import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../support/https.ts';
import { readJournal } from '../support/journal.ts';
import { staysOf } from '../support/account.ts';
import { Member, seat } from '../support/member.ts';
import type { Office } from '../support/office.ts';
import { askChecked, ticketFor, tryEnter } from '../support/office.ts';
import { Server } from '../support/server.ts';
import { eventually } from '../support/wait.ts';
import { come, comeAll, openOffice, school } from './cast.ts';

/** Links, removal, coming back, and who leads: who gets in, who stays, and in what order. */

let server: Server;
let office: Office;
let activity: string;

beforeAll(async () => {
  server = await Server.start({ school: school() });
  office = await openOffice(server);
  activity = server.links.activity();
});

afterAll(async () => {
  await server?.finish();
});

const linkPath = (who: string): string =>
  `/api/v1/activities/${activity}/people/${server.links.person(who)}/link`;

/** Greets with this ticket; what it is told instead of welcome. */
async function refusal(ticket: string): Promise<string> {
  const member = new Member(server);
  await member.opened;
  member.hello(ticket);
  const { code } = await member.until('refused');
  await member.drop();
  return code;
}

test('an unknown link opens nothing and says so', async () => {
  for (const token of ['a'.repeat(43), 'tidak-ada-tautan-seperti-ini']) {
    expect(await tryEnter(server, token)).toEqual({
      status: 404,
      error: 'bad_link',
      detail: 'unknown',
    });
  }
  const cut = server.links.token('ani').slice(0, -1);
  expect(await tryEnter(server, cut)).toMatchObject({ error: 'bad_link', detail: 'unknown' });
});

test('what is no question is refused', async () => {
  const path = '/api/enter';
  for (const raw of ['', '{}', '{"token":1}', '[]', 'token=x', '{"token":"' + 'a'.repeat(70_000)]) {
    const { status } = await ask(server, { method: 'POST', path, raw });
    expect([400, 413], raw.slice(0, 20)).toContain(status);
  }
  expect((await ask(server, { path: '/api/nothing' })).status).toBe(404);
});

test('who is not signed in sees nothing of the office', async () => {
  for (const path of [
    '/api/v1/activities',
    `/api/v1/activities/${activity}/attendance`,
    '/api/me',
  ]) {
    expect((await askChecked(server, { path })).status, path).toBe(401);
  }
  const name = server.links.coordinator.name;
  const body = { name, password: 'salah-sandi' };
  const wrong = await askChecked(server, { method: 'POST', path: '/api/sign-in', body });
  expect(wrong.status).toBe(401);
});

test('guessing at a password becomes slower and slower', async () => {
  const body = { name: 'siapa-saja', password: 'tebakan' };
  const statuses: number[] = [];
  let wait_ms = 0;
  for (let i = 0; i < 8; i++) {
    const answer = await askChecked(server, { method: 'POST', path: '/api/sign-in', body });
    statuses.push(answer.status);
    if (answer.status === 429) wait_ms = JSON.parse(answer.text).wait_ms;
  }
  expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
  expect(statuses.at(-1)).toBe(429);
  expect(wait_ms).toBeGreaterThan(0);
  await openOffice(server); // who knows the password is not kept out by it
});

test('the cookie is for this server and for no script, and ends with signing out', async () => {
  const { name, password } = server.links.coordinator;
  const signIn = { method: 'POST', path: '/api/sign-in', body: { name, password } } as const;
  const [cookie = ''] = [(await askChecked(server, signIn)).headers['set-cookie'] ?? []].flat();
  for (const word of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) {
    expect(cookie).toContain(word);
  }
  const headers = { Cookie: cookie.split(';')[0] ?? '' };
  expect((await askChecked(server, { path: '/api/me', headers })).status).toBe(200);
  const out = { method: 'POST', path: '/api/sign-out', headers } as const;
  expect((await askChecked(server, out)).status).toBe(204);
  expect((await askChecked(server, { path: '/api/me', headers })).status).toBe(401);
});

test('a revoked link ends the connection it opened, and its tickets', async () => {
  const token = server.links.token('edi');
  const ticket = await ticketFor(server, token);
  const edi = await seat(server, ticket);
  expect((await office.ask({ method: 'DELETE', path: linkPath('edi') })).status).toBe(204);
  await edi.until('bye', ({ why, again }) => why === 'link_ended' && !again);
  await edi.untilClosed();
  expect(await tryEnter(server, token)).toMatchObject({ error: 'bad_link', detail: 'revoked' });
  expect(await refusal(ticket)).toBe('bad_link');
});

test('a link issued anew replaces the old one', async () => {
  const old = server.links.token('fitri');
  const answer = await office.ask({ method: 'POST', path: linkPath('fitri') });
  expect(answer.status).toBe(200);
  const { url }: { url: string } = JSON.parse(answer.text);
  expect(url).toMatch(/\/masuk#/);
  expect(await tryEnter(server, old)).toMatchObject({ error: 'bad_link', detail: 'replaced' });
  const fitri = await seat(server, await ticketFor(server, url.split('#')[1] ?? ''));
  expect(fitri.last('welcome').role).toBe('learner');
  await fitri.leave();
});

test('a hand keeps its place over a reconnect, and nothing is missed', async () => {
  const rahma = await come(server, 'rahma');
  const [ani, budi] = await comeAll(server, ['ani', 'budi']);
  if (!ani || !budi) throw new Error('two were asked for');
  await ani.must({ type: 'hand_raise' });
  await budi.must({ type: 'hand_raise' });
  await ani.drop();
  await rahma.must({ type: 'chat_say', to: 'everyone', text: 'Sebentar' });

  const back = await come(server, 'ani', { resume: ani });
  expect(back.last('welcome')).toMatchObject({ member: ani.seat, resumed: true });
  await back.until('chat_said', ({ text }) => text === 'Sebentar');
  await back.until('hand_place', ({ place, total }) => place === 1 && total === 2);
  expect(back.all('snapshot')).toEqual([]);
  await rahma.until(
    'hands',
    ({ queue }) => queue.map(({ member }) => member).join() === [ani.seat, budi.seat].join(),
  );

  const stays = await eventually('both connections of Ani are in the journal', () => {
    const journal = readJournal(server.dataDir, rahma.last('snapshot').class_id);
    const joined = journal.filter(
      ({ kind, person }) => kind === 1 && person === server.links.person('ani'),
    );
    return joined.length === 2 && journal;
  });
  expect(() => staysOf(stays)).toThrow(/never left/); // the second one is still there
  await back.leave();
  await budi.leave();
  await rahma.leave();
});

test('a newer connection takes over the line it resumes', async () => {
  const ani = await come(server, 'ani');
  const newer = await come(server, 'ani', { resume: ani });
  expect(newer.seat).toBe(ani.seat);
  await ani.until('bye', ({ why, again }) => why === 'replaced' && !again);
  await ani.untilClosed();
  await newer.leave();
});

test('a resume token of somebody else gives nothing but a seat of one’s own', async () => {
  const ani = await come(server, 'ani');
  const budi = await come(server, 'budi', { resume: ani });
  expect(budi.last('welcome')).toMatchObject({ resumed: false });
  expect(budi.seat).not.toBe(ani.seat);
  ani.giveSign();
  await ani.must({ type: 'hand_lower' });
  await ani.leave();
  await budi.leave();
});

test('when the last instructor drops, the class goes on and says so', async () => {
  const rahma = await come(server, 'rahma');
  const ani = await come(server, 'ani');
  await rahma.must({ type: 'class_move', to: 'running' });
  await rahma.drop();
  await ani.until('instructor_out', ({ member, last }) => member === rahma.seat && last);
  await ani.must({ type: 'chat_say', to: 'everyone', text: 'Bu Rahma hilang' });
  const joko = await come(server, 'joko');
  expect(joko.last('snapshot')).toMatchObject({ phase: 'running' });
  await ani.until('lead_moved', ({ member }) => member === joko.seat);
  await joko.must({ type: 'class_move', to: 'break' });

  const back = await come(server, 'rahma', { resume: rahma });
  expect(back.last('welcome')).toMatchObject({ member: rahma.seat, resumed: true });
  await back.until('chat_said', ({ text }) => text === 'Bu Rahma hilang');
  await back.until('phase_moved', ({ phase }) => phase === 'break');
  expect(await back.ask({ type: 'class_move', to: 'running' })).toBe('not_leading');
  await back.must({ type: 'lead_take' });
  await back.must({ type: 'class_move', to: 'running' });
  for (const member of [ani, joko, back]) await member.leave();
});

test('who was removed is out on all devices, and does not get in again', async () => {
  const rahma = await come(server, 'rahma');
  const citra = await come(server, 'citra');
  const phone = await come(server, 'citra');
  await rahma.must({ type: 'member_remove', member: citra.seat });
  for (const device of [citra, phone]) {
    await device.until('bye', ({ why, again }) => why === 'removed' && !again);
    await device.untilClosed();
  }
  expect(await refusal(await ticketFor(server, server.links.token('citra')))).toBe('locked');
  await rahma.leave();
});
