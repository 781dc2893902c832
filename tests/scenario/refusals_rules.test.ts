import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FromClient, Refusal } from '../../web-client/src/protocol/gen.ts';
import { factsOf, readJournal } from '../support/journal.ts';
import type { Member } from '../support/member.ts';
import type { Office } from '../support/office.ts';
import type { School } from '../support/school.ts';
import { Server } from '../support/server.ts';
import { come, openOffice, OPUS, school, watch } from './cast.ts';

/** What a person may not do, or not now: refused by name, and nothing has changed. */

const FACT_VOTE = 210; // protocol/classroom.json

let server: Server;
let office: Office;
let classId: string;
let rahma: Member, joko: Member, ani: Member, budi: Member, dina: Member;

const PREPARED = { question: 'Sudah siap?', options: ['Sudah', 'Belum'] };

function withPoll(plain: School): School {
  const activities = plain.activities.map((activity) => ({
    ...activity,
    classes: activity.classes.map((plan) => ({ ...plan, polls: [PREPARED] })),
  }));
  return { ...plain, activities };
}

beforeAll(async () => {
  server = await Server.start({ school: withPoll(school()) });
  office = await openOffice(server);
  rahma = await come(server, 'rahma');
  joko = await come(server, 'joko');
  ani = await come(server, 'ani');
  budi = await come(server, 'budi');
  classId = ani.last('snapshot').class_id;
  dina = await watch(server, office, classId);
});

afterAll(async () => {
  await server?.finish();
});

const line = (text: string): FromClient => ({ type: 'chat_say', to: 'everyone', text });
const poll = (options: readonly string[], more: object = {}): FromClient => ({
  type: 'poll_make',
  question: 'Setuju?',
  options,
  multiple: false,
  anonymous: false,
  open_now: false,
  ...more,
});

type Row = readonly [story: string, who: () => Member, message: () => FromClient, why: Refusal];

const waiting: readonly Row[] = [
  [
    'a break before the beginning',
    () => rahma,
    () => ({ type: 'class_move', to: 'break' }),
    'wrong_phase',
  ],
  [
    'the end before the beginning',
    () => rahma,
    () => ({ type: 'class_move', to: 'ended' }),
    'wrong_phase',
  ],
  ['back to waiting', () => rahma, () => ({ type: 'class_move', to: 'waiting' }), 'wrong_phase'],
  [
    'a move by who does not lead',
    () => joko,
    () => ({ type: 'class_move', to: 'running' }),
    'not_leading',
  ],
  [
    'a learner who moves the class',
    () => ani,
    () => ({ type: 'class_move', to: 'running' }),
    'forbidden',
  ],
  ['a learner who takes the lead', () => ani, () => ({ type: 'lead_take' }), 'forbidden'],
  [
    'a learner who removes',
    () => ani,
    () => ({ type: 'member_remove', member: budi.seat }),
    'forbidden',
  ],
  [
    'a learner who reads the roster',
    () => ani,
    () => ({ type: 'roster_ask', after: 0 }),
    'forbidden',
  ],
  [
    'a learner who takes a line away',
    () => ani,
    () => ({ type: 'chat_remove', line: 1 }),
    'forbidden',
  ],
  [
    'a learner who closes the chat',
    () => ani,
    () => ({ type: 'chat_lock', locked: true }),
    'forbidden',
  ],
  [
    'a learner who gives the floor',
    () => ani,
    () => ({ type: 'floor_grant', member: ani.seat }),
    'forbidden',
  ],
  [
    'a learner who takes it back',
    () => ani,
    () => ({ type: 'floor_take', member: budi.seat }),
    'forbidden',
  ],
  ['a learner who silences all', () => ani, () => ({ type: 'floor_take_all' }), 'forbidden'],
  ['a learner who asks the class', () => ani, () => poll(['Ya', 'Tidak']), 'forbidden'],
  [
    'a learner who writes to one member',
    () => ani,
    () => ({ type: 'chat_say', to: 'member', member: budi.seat, text: 'Psst' }),
    'forbidden',
  ],
  [
    'a learner who lowers another hand',
    () => ani,
    () => ({ type: 'hand_lower', member: budi.seat }),
    'forbidden',
  ],
  ['a coordinator who chats', () => dina, () => line('Halo'), 'forbidden'],
  ['a coordinator who raises a hand', () => dina, () => ({ type: 'hand_raise' }), 'forbidden'],
  [
    'a coordinator who votes',
    () => dina,
    () => ({ type: 'vote', poll: 1, choices: [0] }),
    'forbidden',
  ],
  [
    'an instructor who votes',
    () => rahma,
    () => ({ type: 'vote', poll: 1, choices: [0] }),
    'forbidden',
  ],
  [
    'an instructor who removes another',
    () => rahma,
    () => ({ type: 'member_remove', member: joko.seat }),
    'forbidden',
  ],
  [
    'an instructor who removes herself',
    () => rahma,
    () => ({ type: 'member_remove', member: rahma.seat }),
    'invalid',
  ],
  ['nobody to remove', () => rahma, () => ({ type: 'member_remove', member: 99 }), 'not_found'],
  ['a line of blanks', () => ani, () => line('  \n'), 'invalid'],
  [
    'a line for one member, without one',
    () => rahma,
    () => ({ type: 'chat_say', to: 'member', text: 'Psst' }),
    'invalid',
  ],
  [
    'a line for nobody',
    () => rahma,
    () => ({ type: 'chat_say', to: 'member', member: 99, text: 'Psst' }),
    'not_found',
  ],
  ['no such line', () => rahma, () => ({ type: 'chat_remove', line: 99 }), 'not_found'],
  ['the floor for nobody', () => rahma, () => ({ type: 'floor_grant', member: 99 }), 'not_found'],
  [
    'the floor for the coordinator',
    () => rahma,
    () => ({ type: 'floor_grant', member: dina.seat }),
    'forbidden',
  ],
  [
    'taking the floor of an instructor',
    () => rahma,
    () => ({ type: 'floor_take', member: joko.seat }),
    'forbidden',
  ],
  [
    'taking a floor that was not given',
    () => rahma,
    () => ({ type: 'floor_take', member: ani.seat }),
    'not_found',
  ],
  ['giving a floor back that one has not', () => ani, () => ({ type: 'floor_leave' }), 'no_floor'],
  ['a microphone without the floor', () => ani, () => ({ type: 'mic_set', on: true }), 'no_floor'],
  ['a hand where the floor is', () => rahma, () => ({ type: 'hand_raise' }), 'forbidden'],
  ['two options that are the same', () => rahma, () => poll(['Ya', 'Ya']), 'invalid'],
  ['an option of blanks', () => rahma, () => poll(['Ya', ' ']), 'invalid'],
  ['no such poll to open', () => rahma, () => ({ type: 'poll_open', poll: 99 }), 'not_found'],
  [
    'no such poll to vote in',
    () => ani,
    () => ({ type: 'vote', poll: 99, choices: [0] }),
    'not_found',
  ],
];

describe('while the class waits', () => {
  test.each(waiting)('%s', async (_story, who, message, why) => {
    const marks = [rahma, joko, ani, budi, dina].map((member) => member.after);
    expect(await who().ask(message())).toBe(why);
    expect([rahma, joko, ani, budi, dina].map((member) => member.after)).toEqual(marks);
    expect(who().isOpen).toBe(true);
  });
});

test('an anonymous vote is counted, and is nowhere in the data', async () => {
  await rahma.must({ type: 'class_move', to: 'running' });
  await rahma.must(poll(['Ya', 'Tidak'], { anonymous: true, open_now: true }));
  const opened = await ani.until('poll_opened', ({ anonymous }) => anonymous);
  await ani.must({ type: 'vote', poll: opened.poll, choices: [1] });
  await budi.must({ type: 'vote', poll: opened.poll, choices: [1] });
  await ani.until('vote_kept', ({ poll: of }) => of === opened.poll);
  await rahma.must({ type: 'poll_close', poll: opened.poll });
  expect(await ani.until('poll_closed')).toMatchObject({ voters: 2, counts: [0, 2] });

  expect(factsOf(readJournal(server.dataDir, classId), FACT_VOTE)).toEqual([]);
  const stored = readdirSync(server.dataDir).map((name) =>
    readFileSync(join(server.dataDir, name)),
  );
  expect(stored.some((bytes) => bytes.includes('Setuju?'))).toBe(true);
  expect(stored.some((bytes) => bytes.includes('"choices"'))).toBe(false);
});

test('a poll prepared before the class waits for the instructors alone', async () => {
  const { question, poll: number } = await rahma.until('poll_prepared');
  expect(question).toBe(PREPARED.question);
  expect(joko.last('poll_prepared').poll).toBe(number);
  expect([...ani.all('poll_prepared'), ...dina.all('poll_prepared')]).toEqual([]);
  expect(await ani.ask({ type: 'vote', poll: number, choices: [0] })).toBe('not_found');
  await joko.must({ type: 'poll_open', poll: number });
  await ani.until('poll_opened', ({ poll: of }) => of === number);
  await ani.must({ type: 'vote', poll: number, choices: [0] });
  await joko.must({ type: 'poll_close', poll: number });
  await dina.until('poll_closed', ({ poll: of }) => of === number);
});

test('one vote per person, on however many devices; it can be changed until the end', async () => {
  await rahma.must(poll(['Ya', 'Tidak'], { open_now: true }));
  const { poll: number } = await ani.until(
    'poll_opened',
    ({ anonymous, question }) => !anonymous && question === 'Setuju?',
  );
  const phone = await come(server, 'ani');
  expect(phone.seat).toBe(ani.seat);
  await phone.until('poll_opened', ({ poll: of }) => of === number);
  expect(phone.last('snapshot').learners).toBe(2);
  await rahma.until('roster_changed', ({ entries }) =>
    entries.some(({ member, devices }) => member === ani.seat && devices === 2),
  );

  await ani.must({ type: 'vote', poll: number, choices: [0] });
  await phone.must({ type: 'vote', poll: number, choices: [1] });
  await ani.until('vote_kept', ({ poll: of, choices }) => of === number && choices.join() === '1');
  await rahma.until(
    'poll_counts',
    ({ poll: of, voters, counts }) => of === number && voters === 1 && counts.join() === '0,1',
  );

  expect(await ani.ask({ type: 'vote', poll: number, choices: [0, 1] })).toBe('invalid');
  expect(await ani.ask({ type: 'vote', poll: number, choices: [2] })).toBe('invalid');
  expect(await rahma.ask({ type: 'poll_open', poll: number })).toBe('invalid');
  expect(await rahma.ask({ type: 'poll_drop', poll: number })).toBe('invalid');
  expect(await rahma.ask(poll(['A', 'B'], { open_now: true }))).toBe('taken');
  await rahma.must({ type: 'poll_close', poll: number });
  expect(await ani.until('poll_closed', ({ poll: of }) => of === number)).toMatchObject({
    voters: 1,
    counts: [0, 1],
  });
  expect(await ani.ask({ type: 'vote', poll: number, choices: [0] })).toBe('not_found');
  expect(await rahma.ask({ type: 'poll_close', poll: number })).toBe('invalid');

  const votes = factsOf(readJournal(server.dataDir, classId), FACT_VOTE).filter(
    ({ poll: of }) => of === number,
  );
  expect(votes.map(({ seat, choices }) => [seat, choices])).toEqual([
    [ani.seat, [0]],
    [ani.seat, [1]],
  ]);
  await phone.leave();
});

test('sound without the floor is refused once in words, and heard by nobody', async () => {
  const from = ani.mark();
  for (let seq = 0; seq < 20; seq++) ani.sound({ seq, opus: OPUS });
  await ani.until('refused', ({ code, ref }) => code === 'no_floor' && ref === 0, { from });
  await ani.must({ type: 'hand_raise' }); // behind all of the sound
  expect(ani.all('refused').filter(({ code, ref }) => code === 'no_floor' && !ref)).toHaveLength(1);
  await rahma.until('hands', ({ total }) => total === 1);
  expect([...rahma.sounds, ...budi.sounds]).toEqual([]);
  await ani.must({ type: 'hand_lower' });
});

test('too fast is refused with how long to wait', async () => {
  const refused: Refusal[] = [];
  for (let i = 0; i < 12; i++) budi.send({ type: 'react', reaction: 'thumb' }, 1000 + i);
  const last = await budi.until('refused', ({ ref }) => ref === 1011);
  expect(last).toMatchObject({ code: 'too_fast' });
  expect(last.wait_ms).toBeGreaterThan(0);
  expect(last.wait_ms).toBeLessThanOrEqual(60_000 / 40);
  expect(budi.all('done').filter(({ ref }) => ref >= 1000)).toHaveLength(5);

  for (let i = 0; i < 8; i++) {
    const why = await budi.ask(line(`baris ${i}`));
    if (why) refused.push(why);
  }
  expect(refused).toEqual(['too_fast', 'too_fast']);
});

test('the lock closes the chat, but never the line to the instructors', async () => {
  await rahma.must({ type: 'chat_lock', locked: true });
  expect(await ani.ask(line('Halo?'))).toBe('locked');
  await ani.must({ type: 'chat_say', to: 'instructors', text: 'Izin ke belakang' });
  const said = await joko.until('chat_said', ({ text }) => text === 'Izin ke belakang');
  expect(said.to).toBe('instructors');
  await rahma.must(line('Kita lanjut'));
  await budi.until('chat_said', ({ text }) => text === 'Kita lanjut');
  expect(budi.all('chat_said').some(({ text }) => text === 'Izin ke belakang')).toBe(false);
  expect(dina.all('chat_said').some(({ text }) => text === 'Izin ke belakang')).toBe(false);
  await rahma.must({ type: 'chat_lock', locked: false });
});
