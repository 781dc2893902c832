import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Member } from '../support/member.ts';
import type { Office } from '../support/office.ts';
import { Server } from '../support/server.ts';
import { come, comeAll, openOffice, OPUS, school, SHORT, watch } from './cast.ts';

/** One class in which everything that can be said is said, and does what it is for. */

const SCHEMA = fileURLToPath(new URL('../../protocol/classroom.json', import.meta.url));

interface Schema {
  readonly messages: readonly { readonly name: string; readonly from: string }[];
}

function namesFrom(side: string): string[] {
  // The generator has checked the file; here only two columns of it are read.
  const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as Schema;
  return schema.messages.filter(({ from }) => from === side).map(({ name }) => name);
}

let server: Server;
let office: Office;
let rahma: Member, joko: Member, ani: Member, budi: Member, citra: Member, dina: Member;
const everybody: Member[] = [];

beforeAll(async () => {
  server = await Server.start({
    school: school([SHORT], ['ani', 'budi', 'citra']),
    jpSeconds: 60,
    options: { 'life.roll_ms': 500 },
  });
  office = await openOffice(server);
});

afterAll(async () => {
  await server?.finish();
});

test('they come in, and each learns what is theirs to know', async () => {
  rahma = await come(server, 'rahma');
  ani = await come(server, 'ani');
  [joko, budi, citra] = await comeAll(server, ['joko', 'budi', 'citra']).then(
    ([a, b, c]) => [a!, b!, c!] as const, // three were asked for
  );
  const { class_id } = ani.last('snapshot');
  dina = await watch(server, office, class_id);
  everybody.push(rahma, ani, joko, budi, citra, dina);

  expect(ani.last('welcome')).toMatchObject({ role: 'learner', resumed: false });
  expect(rahma.last('welcome')).toMatchObject({ role: 'instructor' });
  expect(dina.last('welcome')).toMatchObject({ role: 'coordinator' });
  expect(ani.last('snapshot')).toMatchObject({ phase: 'waiting', lead: rahma.seat, safe: true });
  await ani.until('instructor_in', ({ member }) => member === joko.seat);
  await ani.until('counts', ({ learners, instructors }) => learners === 3 && instructors === 2);
  await rahma.until('roster_changed', ({ entries }) =>
    entries.some(({ member, present }) => member === citra.seat && present),
  );
  await dina.until('attendance_safety', ({ safe }) => safe);
  await ani.until('account', ({ state }) => state === 'live');
  expect(ani.all('roster_changed')).toEqual([]);

  ani.send({ type: 'alive', echo: 4_242 });
  const echo = await ani.until('alive_echo', ({ echo }) => echo === 4_242);
  expect(Math.abs(echo.server_at_ms - Date.now())).toBeLessThan(2_000);
});

test('the class begins, and the lead moves', async () => {
  await rahma.must({ type: 'class_move', to: 'running' });
  await ani.until('phase_moved', ({ phase }) => phase === 'running');
  expect(await joko.ask({ type: 'class_move', to: 'break' })).toBe('not_leading');
  await joko.must({ type: 'lead_take' });
  await ani.until('lead_moved', ({ member }) => member === joko.seat);
  await joko.must({ type: 'class_move', to: 'break' });
  await ani.until('phase_moved', ({ phase }) => phase === 'break');
  await joko.must({ type: 'class_move', to: 'running' });
  await rahma.must({ type: 'lead_take' });
  await ani.until('lead_moved', ({ member }) => member === rahma.seat);

  rahma.send({ type: 'roster_ask', after: 0 });
  const page = await rahma.until('roster_page');
  expect(
    page.entries
      .filter(({ present }) => present)
      .map(({ member }) => member)
      .sort(),
  ).toEqual([rahma, ani, joko, budi, citra, dina].map(({ seat }) => seat).sort());
});

test('chat goes to whom it is for', async () => {
  await ani.must({ type: 'chat_say', to: 'everyone', text: 'Selamat pagi' });
  const line = await budi.until('chat_said', ({ text }) => text === 'Selamat pagi');
  expect(line).toMatchObject({ from: ani.seat, role: 'learner', to: 'everyone' });

  await ani.must({ type: 'chat_say', to: 'instructors', text: 'Suara putus-putus' });
  await joko.until('chat_said', ({ text }) => text === 'Suara putus-putus');
  await rahma.must({ type: 'chat_say', to: 'member', member: ani.seat, text: 'Coba lagi' });
  await ani.until('chat_said', ({ text }) => text === 'Coba lagi');

  await rahma.must({ type: 'chat_remove', line: line.line });
  await citra.until('chat_removed', (removed) => removed.line === line.line);
  await rahma.must({ type: 'chat_lock', locked: true });
  await ani.until('chat_locked', ({ locked }) => locked);
  expect(await ani.ask({ type: 'chat_say', to: 'everyone', text: 'Halo?' })).toBe('locked');
  await rahma.must({ type: 'chat_lock', locked: false });

  await budi.until('chat_locked', ({ locked }) => !locked);
  expect(budi.all('chat_said').map(({ text }) => text)).toEqual(['Selamat pagi']);
});

test('hands, floor, microphone and sound', async () => {
  await ani.must({ type: 'hand_raise' });
  await ani.until('hand_place', ({ place }) => place === 1);
  await budi.must({ type: 'hand_raise' });
  await rahma.until(
    'hands',
    ({ queue }) => queue.map(({ member }) => member).join() === [ani.seat, budi.seat].join(),
  );
  await budi.must({ type: 'hand_lower' });
  await rahma.until('hands', ({ total }) => total === 1, { from: rahma.mark() - 1 });

  await rahma.must({ type: 'floor_grant', member: ani.seat });
  await budi.until(
    'floor_changed',
    (changed) => changed.member === ani.seat && changed.may_speak && changed.why === 'granted',
  );
  await ani.until('hand_place', ({ place }) => place === 0, { from: 5 });
  await ani.must({ type: 'mic_set', on: true });
  await citra.until('mic_changed', ({ member, on }) => member === ani.seat && on);
  ani.sound({ seq: 7, opus: OPUS, sender: 9_999 });
  const [heard] = await budi.untilSound((sounds) => sounds.length > 0);
  expect(heard?.frame).toMatchObject({ seq: 7, stamp: 7 * 960, sender: ani.seat, silence: false });
  expect(heard?.frame.opus).toEqual(Buffer.from(OPUS));
  await ani.must({ type: 'floor_leave' });
  await budi.until('floor_changed', ({ why }) => why === 'left');

  await rahma.must({ type: 'floor_grant', member: budi.seat });
  await rahma.must({ type: 'floor_take', member: budi.seat });
  await ani.until('floor_changed', ({ member, why }) => member === budi.seat && why === 'taken');
  await rahma.must({ type: 'floor_grant', member: citra.seat });
  await rahma.must({ type: 'floor_take_all' });
  await ani.until('floor_changed', ({ member, why }) => member === citra.seat && why === 'taken');
  expect(ani.sounds).toEqual([]);
});

test('a poll from its making to its result', async () => {
  const poll = { multiple: true, anonymous: false, options: ['Pagi', 'Siang', 'Sore'] } as const;
  await rahma.must({ type: 'poll_make', question: 'Kapan lanjut?', open_now: false, ...poll });
  const prepared = await joko.until('poll_prepared');
  await rahma.must({ type: 'poll_open', poll: prepared.poll });
  await ani.until('poll_opened', (opened) => opened.poll === prepared.poll);
  expect(ani.all('poll_prepared')).toEqual([]);

  await ani.must({ type: 'vote', poll: prepared.poll, choices: [0, 2] });
  await ani.until('vote_kept', ({ choices }) => choices.join() === '0,2');
  await budi.must({ type: 'vote', poll: prepared.poll, choices: [2] });
  await rahma.until(
    'poll_counts',
    ({ voters, counts }) => voters === 2 && counts.join() === '1,0,2',
  );
  await rahma.must({ type: 'poll_close', poll: prepared.poll });
  const closed = await citra.until('poll_closed');
  expect(closed).toMatchObject({ voters: 2, counts: [1, 0, 2] });

  await rahma.must({ type: 'poll_make', question: 'Tidak jadi?', open_now: false, ...poll });
  const spare = await joko.until('poll_prepared', ({ question }) => question === 'Tidak jadi?');
  await rahma.must({ type: 'poll_drop', poll: spare.poll });
  await joko.until('poll_dropped', (dropped) => dropped.poll === spare.poll);
});

test('are you still here? asked, seen, answered', async () => {
  await rahma.must({ type: 'check_ask', spread_s: 0 });
  const asked = await ani.until('check_asked');
  await ani.must({ type: 'check_seen', check: asked.check });
  await ani.must({ type: 'check_answer', check: asked.check });
  await ani.until('check_settled', ({ how }) => how === 'answered');
  await joko.until(
    'check_result',
    (result) => result.asked === 3 && result.answered === 1 && result.missed === 0 && result.open,
  );
  expect(await joko.ask({ type: 'check_ask' })).toBe('taken');
  expect(await budi.ask({ type: 'check_ask' })).toBe('forbidden');
  expect(ani.all('check_result')).toEqual([]);
});

test('signs, removal, leaving', async () => {
  ani.send({ type: 'react', reaction: 'clap' });
  await budi.until('reactions', ({ list }) => list.some(({ reaction }) => reaction === 'clap'));

  await rahma.must({ type: 'member_remove', member: citra.seat, note: 'Salah kelas' });
  await dina.until('member_removed', (removed) => removed.member === citra.seat);
  await citra.until('bye', ({ why, again }) => why === 'removed' && !again);
  await citra.untilClosed();

  await joko.leave();
  expect(joko.last('bye')).toMatchObject({ why: 'asked', again: false });
  await ani.until('instructor_out', ({ member, last }) => member === joko.seat && !last);
});

test('the class ends, and the account is final', async () => {
  await rahma.must({ type: 'class_move', to: 'ended' });
  await ani.until('phase_moved', ({ phase }) => phase === 'ended');
  const account = await ani.until('account', ({ state }) => state === 'posted');
  expect(account).toMatchObject({ enough: false, jp: 0 });
  expect(account.reasons.map(({ code }) => code)).toContain('attended_too_little');
});

test('nothing that can be said was left unsaid, and nothing unheard', () => {
  const sent = new Set(everybody.flatMap((member) => [...member.sent] as string[]));
  const heard = new Set(
    everybody.flatMap((member) => member.heard.map(({ type }) => type as string)),
  );
  expect(
    namesFrom('client').filter((name) => !sent.has(name)),
    'never sent',
  ).toEqual([]);
  expect(
    namesFrom('server').filter((name) => !heard.has(name)),
    'never heard',
  ).toEqual([]);
  expect(sent).toContain('sound');
});
