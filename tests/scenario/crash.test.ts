import { afterEach, expect, test } from 'vitest';
import { creditOf, isOver, lastSigns, staysOf } from '../support/account.ts';
import { factsOf, JOINED, LEFT, readJournal, readLedger, ROLL } from '../support/journal.ts';
import type { JournalLine } from '../support/journal.ts';
import type { Member } from '../support/member.ts';
import { Server } from '../support/server.ts';
import { clockShows, eventually } from '../support/wait.ts';
import { come, comeAll, openOffice, school } from './cast.ts';

/** A server that breaks off in mid-class, and one that is stopped in order: what was promised is
 * there afterwards. */

const ROLL_MS = 200;
const JP_SECONDS = 2;
/** Long enough for a slow machine to stop and start in. */
const CLASS_S = 8;
const PERCENT = 10;
const FACT_CHAT = 203; // protocol/classroom.json
const FACT_VOTE = 210;
const SERVER_LOST = 6; // server/attendance/presence.h
const SERVER_STOPPED = 5;

let server: Server;

afterEach(async () => {
  await server?.finish();
});

interface Scene {
  readonly rahma: Member;
  readonly ani: Member;
  readonly budi: Member;
  readonly classId: string;
}

async function begin(class_s = CLASS_S): Promise<Scene> {
  server = await Server.start({
    school: school([{ from_s: 0, to_s: class_s }], undefined, PERCENT),
    jpSeconds: JP_SECONDS,
    options: { 'life.roll_ms': ROLL_MS },
  });
  const [rahma, ani, budi] = await comeAll(server, ['rahma', 'ani', 'budi']);
  if (!rahma || !ani || !budi) throw new Error('three were asked for');
  await rahma.must({ type: 'class_move', to: 'running' });
  await rahma.must({ type: 'chat_say', to: 'everyone', text: 'Kita mulai' });
  await ani.must({ type: 'chat_say', to: 'instructors', text: 'Saya terlambat tadi' });
  await rahma.must({
    type: 'poll_make',
    question: 'Sudah jelas?',
    options: ['Sudah', 'Belum'],
    multiple: false,
    anonymous: false,
    open_now: true,
  });
  const { poll } = await ani.until('poll_opened');
  await ani.must({ type: 'vote', poll, choices: [1] });
  await ani.must({ type: 'hand_raise' });
  return { rahma, ani, budi, classId: ani.last('snapshot').class_id };
}

function rolls(journal: readonly JournalLine[]): number {
  return journal.filter(({ kind }) => kind === ROLL).length;
}

/** What was said and voted is told again to who comes back. */
async function everythingIsThere({ rahma, ani, budi }: Scene): Promise<Member[]> {
  const back = {
    rahma: await come(server, 'rahma', { resume: rahma }),
    ani: await come(server, 'ani', { resume: ani }),
    budi: await come(server, 'budi', { resume: budi }),
  };
  expect(back.ani.last('welcome')).toMatchObject({ member: ani.seat, resumed: false });
  expect(back.budi.last('welcome')).toMatchObject({ member: budi.seat, resumed: false });
  expect(back.ani.last('snapshot')).toMatchObject({
    phase: 'running',
    phase_since_ms: ani.last('phase_moved').at_ms,
    lead: rahma.seat,
    hand_place: 0,
  });
  await back.ani.until(
    'chat_said',
    ({ text, from }) => text === 'Kita mulai' && from === rahma.seat,
  );
  await back.ani.until(
    'chat_said',
    ({ text, to }) => text === 'Saya terlambat tadi' && to === 'instructors',
  );
  const { poll } = await back.ani.until(
    'poll_opened',
    ({ question }) => question === 'Sudah jelas?',
  );
  await back.ani.until('vote_kept', ({ choices }) => choices.join() === '1');
  await back.rahma.until('poll_counts', ({ voters, counts }) => voters === 1 && counts[1] === 1);
  await back.budi.must({ type: 'vote', poll, choices: [0] });
  await back.rahma.must({ type: 'poll_close', poll });
  const result = await back.ani.until('poll_closed');
  expect(result).toMatchObject({ voters: 2, counts: [1, 1] });
  expect(back.budi.all('chat_said').map(({ text }) => text)).toEqual(['Kita mulai']);
  return [back.rahma, back.ani, back.budi];
}

/** Ends the class; the ledger is what is computed here from the journal, and what recheck says. */
async function endAndCompare(rahma: Member, ani: Member, classId: string): Promise<void> {
  const { segments } = ani.last('snapshot');
  await clockShows(Math.max(...segments.map(({ end_ms }) => end_ms)));
  await rahma.must({ type: 'class_move', to: 'ended' });
  const account = await ani.until('account', ({ state }) => state === 'posted');
  const journal = readJournal(server.dataDir, classId);
  const held = [{ journal, segments }];
  const rule = { percent: PERCENT, jp_seconds: JP_SECONDS };
  const own = creditOf(server.links.person('ani'), held, rule);
  expect(own.jp).toBeGreaterThan(0);
  expect(account).toMatchObject({ attended_s: own.attended_s, jp: own.jp, enough: own.enough });

  const ledger = readLedger(server.dataDir);
  for (const who of ['ani', 'budi', 'citra', 'rahma']) {
    const person = server.links.person(who);
    const credit = creditOf(person, held, rule);
    const posted = ledger.filter((entry) => entry.person === person);
    const wanted = who === 'rahma' ? 0 : credit.jp;
    expect(
      posted.reduce((sum, { jp }) => sum + jp, 0),
      who,
    ).toBe(wanted);
    expect(posted.length, who).toBeLessThanOrEqual(1);
  }
  const recheck = await server.recheck();
  expect(recheck, recheck.out + recheck.log).toMatchObject({ status: 0 });
  expect(recheck.out).toMatch(/ differences=0$/m);
}

test('kill -9 in mid-class', async () => {
  const scene = await begin();
  const { classId } = scene;
  const enough = rolls(readJournal(server.dataDir, classId)) + 3;
  await eventually('three rolls more', () => rolls(readJournal(server.dataDir, classId)) >= enough);
  await server.kill();
  const killed_ms = Date.now();

  const before = readJournal(server.dataDir, classId);
  const signs = lastSigns(before);
  const open = before.filter(({ kind, line }) => kind === JOINED && !isOver(before, line));
  expect(open).toHaveLength(3);

  await server.run();
  const after = readJournal(server.dataDir, classId);
  expect(after.slice(0, before.length)).toEqual(before);
  for (const { line } of open) {
    const left = after.filter((other) => other.kind === LEFT && other.line === line);
    expect(left).toHaveLength(1);
    expect(left[0]).toMatchObject({ why: SERVER_LOST, at_ms: signs.get(line) });
    const lost_ms = killed_ms - (signs.get(line) ?? 0);
    // A sign a second, a roll that rounds its age up to a second, and the time between two rolls.
    expect(lost_ms).toBeLessThan(1_000 + 1_000 + ROLL_MS + 1_000);
  }
  const [rahma, ani] = await everythingIsThere(scene);
  if (!rahma || !ani) throw new Error('they came back');
  await endAndCompare(rahma, ani, classId);
  const runs = new Set(readJournal(server.dataDir, classId).map(({ run }) => run));
  expect(runs.size).toBe(2);
  expect(await server.stop()).toMatchObject({ status: 0 });
});

test('kill -9 again and again changes nothing that was there', async () => {
  const { classId } = await begin();
  await server.kill();
  for (let turn = 0; turn < 3; turn++) {
    const before = readJournal(server.dataDir, classId);
    await server.run();
    const after = readJournal(server.dataDir, classId);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(() => staysOf(after)).not.toThrow();
    if (turn > 0) expect(after).toHaveLength(before.length);
    await server.kill();
  }
  await server.run();
});

test('what was acknowledged before the kill is there, whatever was under way', async () => {
  const { rahma, ani, classId } = await begin();
  const said = (text: string, ref: number): void =>
    rahma.send({ type: 'chat_say', to: 'everyone', text }, ref);
  for (let i = 1; i <= 4; i++) said(`baris ${i}`, 1000 + i);
  await rahma.until('done', ({ ref }) => ref === 1001);
  for (let i = 1; i <= 9; i++) ani.send({ type: 'vote', poll: 1, choices: [i % 2] }, 2000 + i);
  await ani.until('done', ({ ref }) => ref >= 2001);
  await server.kill();

  const journal = readJournal(server.dataDir, classId);
  const lines = factsOf(journal, FACT_CHAT).map(({ text }) => text);
  const votes = factsOf(journal, FACT_VOTE).filter(({ seat }) => seat === ani.seat);
  for (const { ref } of rahma.all('done')) {
    if (ref > 1000) expect(lines).toContain(`baris ${ref - 1000}`);
  }
  const kept = ani.all('done').filter(({ ref }) => ref > 2000).length;
  expect(kept).toBeGreaterThan(0);
  expect(votes.length).toBeGreaterThanOrEqual(1 + kept); // and the one of the beginning
  await server.run();
});

test('kill -9 as the class ends: the activity is closed once, now or at the next start', async () => {
  const { rahma, ani, budi, classId } = await begin(4);
  const { segments } = ani.last('snapshot');
  await clockShows(Math.max(...segments.map(({ end_ms }) => end_ms)));
  await rahma.must({ type: 'class_move', to: 'ended' });
  await server.kill();
  expect([ani.isOpen, budi.isOpen]).toEqual([false, false]);

  await server.run();
  const ledger = await eventually('the ledger has the entries', () => {
    const entries = readLedger(server.dataDir);
    return entries.some(({ person }) => person === server.links.person('ani')) && entries;
  });
  const held = [{ journal: readJournal(server.dataDir, classId), segments }];
  const rule = { percent: PERCENT, jp_seconds: JP_SECONDS };
  for (const who of ['ani', 'budi']) {
    const own = creditOf(server.links.person(who), held, rule);
    expect(own.jp).toBe(4 / JP_SECONDS);
    const posted = ledger.filter(({ person }) => person === server.links.person(who));
    expect(posted.map(({ jp }) => jp)).toEqual([own.jp]);
  }
  expect((await server.recheck()).out).toMatch(/ differences=0$/m);
});

test('SIGTERM: everyone is told, presence is closed, the journal is on disk', async () => {
  const scene = await begin();
  const { rahma, ani, budi, classId } = scene;
  const stopping_ms = Date.now();
  const ended = await server.stop();
  expect(ended, ended.log).toMatchObject({ status: 0 });
  for (const member of [rahma, ani, budi]) {
    expect(await member.untilClosed()).toMatchObject({ code: 1012 });
    expect(member.last('bye')).toMatchObject({ why: 'server_stopping', again: true });
  }
  const journal = readJournal(server.dataDir, classId);
  const left = journal.filter(({ kind }) => kind === LEFT);
  expect(left.map(({ why }) => why)).toEqual([SERVER_STOPPED, SERVER_STOPPED, SERVER_STOPPED]);
  for (const { at_ms } of left) expect(Math.abs(at_ms - stopping_ms)).toBeLessThan(2_000);

  await server.run();
  const [teacher, learner] = await everythingIsThere(scene);
  if (!teacher || !learner) throw new Error('they came back');
  const office = await openOffice(server);
  expect(await office.get('/api/me')).toMatchObject({ role: 'coordinator' });
  await endAndCompare(teacher, learner, classId);
});
