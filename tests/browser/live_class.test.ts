import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { id as words } from '../../web-client/src/text/id.ts';
import { officeId as office } from '../../web-client/src/text/office_id.ts';
import { teachId as teach } from '../../web-client/src/text/teach_id.ts';
import { nameOf } from '../support/school.ts';
import { readLedger } from '../support/journal.ts';
import { eventually } from '../support/wait.ts';
import { assemble, LEARNING_S, PREPARED, RULE, TITLE } from './live_class/cast.ts';
import type { Cast } from './live_class/cast.ts';
import { bar } from './live_class/instructor.ts';
import { beginning, speech } from './live_class/person.ts';
import { Reckoning } from './live_class/reckoning.ts';
import { expectHeard, expectStrict, sayLoad } from './live_class/proofs.ts';

/** A whole class as people see it: one at a laptop, two at phones, a real server between them, from the
 * personal link to the JP in the coordinator's file. The acts follow one another like those of a play. */

const FAILURES = fileURLToPath(new URL('../output/failures', import.meta.url));
/** How long Budi has no network. */
const AWAY_MS = 10_000;
/** Pages give a sign of life at least this often. */
const SIGN_EVERY_MS = 5000;
/** How finely two clocks of one machine agree. */
const CLOCK_MS = 100;
const NAMES = { ani: nameOf('ani'), budi: nameOf('budi') };

let cast: Cast;
let sendHome: () => Promise<void> = async () => {};
let reckoning: Reckoning;

/** Wall clock of what was done, to hold the journal against. */
const moment_ms = { entering: 0, seated: 0, cut: 0, mended: 0, back: 0, ending: 0, over: 0 };

beforeAll(async () => {
  [cast, sendHome] = await assemble();
  reckoning = new Reckoning(cast.server.dataDir, RULE);
});

afterAll(async () => {
  await sendHome();
});

/** What everybody saw when an act went wrong. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  const { rahma, ani, budi, dina } = cast;
  for (const [who, { page }] of Object.entries({ rahma, ani, budi, dina })) {
    await page.screenshot({ path: join(FAILURES, `${task.name.slice(0, 40)} ${who}.png`) });
  }
});

const link = (who: string): string => `${cast.server.origin}/masuk#${cast.server.links.token(who)}`;

test('everybody reads what the class is, and comes in', async () => {
  const { rahma, ani, budi, tunnel } = cast;
  moment_ms.entering = Date.now();
  const answers = await Promise.all([
    ani.open(link('ani')),
    budi.open(link('budi')),
    rahma.open(link('rahma')),
  ]);
  for (const answer of answers) expectStrict((await answer?.allHeaders()) ?? {});
  await ani.page.getByRole('heading', { name: TITLE }).waitFor();
  await ani.sees(words.jpLong('1'));
  const share = [speech.length(43), speech.length(50), speech.percent(RULE.percent)] as const;
  await ani.sees(words.entry.neededSeconds(...share));
  await ani.sees(words.entry.counted);

  await budi.page.waitForLoadState('networkidle');
  const first = await budi.witness.loaded();
  const first_bytes = tunnel.received_bytes();
  await Promise.all([rahma, ani, budi].map((one) => one.join()));
  await Promise.all([ani, budi].map((one) => one.sees(words.stage.waitingTitle)));
  await rahma.sees(teach.present('2', '0'));
  moment_ms.seated = Date.now();
  sayLoad('before joining', first, first_bytes);
  const all = await budi.witness.loaded();
  sayLoad('after joining', all.slice(first.length), tunnel.received_bytes() - first_bytes);
});

test('the class begins, and writes: to all, in private, against the rules, and behind a lock', async () => {
  const { rahma, ani, budi } = cast;
  await rahma.startClass();
  await Promise.all([ani, budi].map((one) => one.sees(words.stage.mayspeak)));
  await ani.say('Selamat pagi, Bu!');
  await ani.whisper('Suara Ibu agak kecil.');
  await budi.say('Wah, bosan.');
  await rahma.sees('Selamat pagi, Bu!');
  await rahma.sees('Wah, bosan.');
  expect(await rahma.hasNot('Suara Ibu agak kecil.')).toBe(true); // it has a place of its own
  await rahma.tab(teach.tabs.private);
  await rahma.sees('Suara Ibu agak kecil.');
  await rahma.tab(teach.tabs.chat);

  await rahma.removeLine(NAMES.budi);
  await Promise.all([ani, budi].map((one) => one.sees(words.chat.removed)));
  expect(await ani.hasNot('Wah, bosan.')).toBe(true);

  await rahma.press(teach.chatLock);
  await Promise.all([ani, budi].map((one) => one.sees(words.chat.locked)));
  await ani.whisper('Boleh saya bertanya nanti?');
  await rahma.say('Obrolan saya tutup sebentar.');
  await budi.sees('Obrolan saya tutup sebentar.');
  expect(await budi.hasNot('Suara Ibu agak kecil.')).toBe(true);
  expect(await budi.hasNot('Boleh saya bertanya nanti?')).toBe(true);
  await rahma.press(teach.chatOpen);
  await budi.page.getByPlaceholder(words.chat.placeholder).waitFor();
});

test('one loses the network for ten seconds and comes back to the same seat', async () => {
  const { rahma, ani, budi, tunnel } = cast;
  await budi.raiseHand();
  await budi.standsAt(1);
  await ani.raiseHand();
  await ani.standsAt(2);
  const counted = () => Date.now() > reckoning.start_ms + SIGN_EVERY_MS + 1000;
  await eventually('some learning time has been attended', counted, 30_000);

  budi.witness.excuse('net::ERR_');
  moment_ms.cut = Date.now();
  tunnel.cut();
  await budi.sees(words.connection.offline);
  await budi.sees(words.connection.again);
  await rahma.sees(teach.present('1', '1'));
  await ani.say('Budi terputus, ya?');
  await rahma.poll(PREPARED.question).getByRole('button', { name: teach.pollOpen }).click();
  const gone = () => Date.now() >= moment_ms.cut + AWAY_MS;
  await eventually('ten seconds have gone by', gone, AWAY_MS + 5000);
  moment_ms.mended = Date.now();
  tunnel.mend();

  await budi.button(beginning(words.poll.open)).waitFor();
  moment_ms.back = Date.now();
  budi.witness.excuse(null);
  await budi.sees('Budi terputus, ya?');
  await budi.sees(words.connection.good);
  expect(await budi.hasNot(words.connection.offline)).toBe(true);
  await budi.standsAt(1);
  expect(await rahma.hands()).toEqual([NAMES.budi, NAMES.ani]);
  await rahma.sees(teach.present('2', '0'));
});

test('a prepared poll and one made on the spot: a vote can be changed, shares are of people', async () => {
  const { rahma, ani, budi } = cast;
  const prepared = rahma.poll(PREPARED.question);
  await Promise.all([ani, budi].map((one) => one.answerCall()));
  await Promise.all([ani, budi].map((one) => one.vote(['Sudah'])));
  await prepared.getByText(teach.pollAnswered('2', '2')).waitFor();
  await budi.vote(['Belum'], true);
  await bar(prepared, 'Belum', '50 %').waitFor();
  await prepared.getByRole('button', { name: teach.pollClose }).click();
  for (const { polls } of [ani, budi]) {
    await polls.getByText(words.poll.voters('2')).waitFor();
    await bar(polls, 'Sudah', '50 %').waitFor();
    await bar(polls, 'Belum', '50 %').waitFor();
  }

  const question = 'Surat apa yang Bapak dan Ibu susun?';
  const options = ['Nota dinas', 'Surat tugas', 'Undangan'] as const;
  await rahma.makePoll({ question, options, multiple: true, named: true });
  await ani.polls.getByText(question).waitFor();
  await Promise.all([ani.vote(['Nota dinas', 'Surat tugas']), budi.vote(['Nota dinas'])]);
  await rahma.poll(question).getByText(teach.pollAnswered('2', '2')).waitFor();
  await rahma.poll(question).getByRole('button', { name: teach.pollClose }).click();
  const shares = ['100 %', '50 %', '0 %'];
  for (const card of [ani.polls, budi.polls, rahma.poll(question)]) {
    for (const [i, option] of options.entries()) await bar(card, option, shares[i] ?? '').waitFor();
  }
  await Promise.all([ani, budi].map((one) => one.closePolls()));
});

test('the instructor speaks, and both learners hear all of it', async () => {
  const { rahma, ani, budi, lesson } = cast;
  await rahma.openMicrophone();
  await Promise.all([ani, budi].map((one) => one.sees(words.stage.speaking)));
  await expectHeard(rahma, lesson, { Ani: ani, Budi: budi });
  await rahma.closeMicrophone();
});

test('the first in the queue gets the floor, is heard by everybody, and gives it back', async () => {
  const { rahma, ani, budi, question } = cast;
  await rahma.press(teach.grantTo(NAMES.budi));
  await budi.sees(words.floor.mine);
  await ani.standsAt(1);
  await budi.press(words.floor.open);
  await budi.button(words.floor.close).waitFor();
  await rahma.sees(teach.muteAll);
  await expectHeard(budi, question, { 'the instructor': rahma, Ani: ani });

  await rahma.press(teach.muteOf(NAMES.budi));
  await budi.sees(words.notices.floor_taken);
  await budi.button(words.hand.raise).waitFor();
  expect(await budi.button(words.floor.close).count()).toBe(0);
  await rahma.sees(teach.speakingNobody);

  await ani.react(words.reactions.clap);
  const seen = words.reactions.counted(words.reactions.clap, '1');
  await Promise.all([rahma, ani, budi].map((one) => one.page.getByText(seen).waitFor()));
});

test('the class ends, and each learner reads what it came to, and why', async () => {
  const { rahma, ani, budi } = cast;
  const gone = () => Date.now() > reckoning.end_ms + 500;
  await eventually('the timetable is over', gone, 60_000);
  moment_ms.ending = Date.now();
  await rahma.endClass();
  await Promise.all([rahma, ani, budi].map((one) => one.sees(words.byes.class_over.title)));
  moment_ms.over = Date.now();

  await ani.sees(words.ended.earned(words.jp('1')));
  await budi.sees(words.ended.notEarned);
  for (const [who, learner] of [
    ['ani', ani],
    ['budi', budi],
  ] as const) {
    const { attended_s, learning_s } = reckoning.credit(who);
    await learner.sees(words.attendance.postedText);
    await learner.sees(words.attendance.share(...speech.share(attended_s, learning_s)));
    await learner.sees(reckoning.reason(who));
  }
});

test('the journal says what happened, to the moment', () => {
  const [first, second, ...more] = reckoning.stays('budi');
  const [whole, ...others] = reckoning.stays('ani');
  if (!first || !second || !whole) throw new Error('somebody was never there');
  expect([...more, ...others]).toEqual([]);
  expect(first).toMatchObject({ why: 'lost', seat: second.seat });
  for (const { start_ms } of [first, whole]) {
    expectWithin(start_ms, moment_ms.entering, moment_ms.seated);
  }
  for (const { why, end_ms } of [second, whole]) {
    expect(why).toBe('class_over');
    expectWithin(end_ms, moment_ms.ending, moment_ms.over);
  }
  // Between two signs of life nobody knows: Budi is credited up to the last one before the cut.
  expectWithin(first.end_ms, moment_ms.cut - SIGN_EVERY_MS, moment_ms.cut);
  expectWithin(second.start_ms, moment_ms.mended, moment_ms.back);

  expect(reckoning.credit('ani')).toMatchObject({ enough: true, jp: 1 });
  const { attended_s, enough } = reckoning.credit('budi');
  expect(attended_s).toBeLessThanOrEqual(LEARNING_S - AWAY_MS / 1000);
  expect(enough).toBe(false);
});

function expectWithin(at_ms: number, from_ms: number, to_ms: number): void {
  expect(at_ms).toBeGreaterThanOrEqual(from_ms - CLOCK_MS);
  expect(at_ms).toBeLessThanOrEqual(to_ms + CLOCK_MS);
}

test('the coordinator sees who was there when, and why, and takes it away as files', async () => {
  const { dina, server } = cast;
  const { name, password } = server.links.coordinator;
  await dina.signIn(server.origin, name, password);
  await dina.openAttendance(TITLE);
  await dina.sees(office.statePosted);
  for (const who of ['ani', 'budi'] as const) {
    const line = dina.timeline(NAMES[who]);
    expect(await line.locator('rect.on, rect.part').count()).toBe(reckoning.stays(who).length);
    expect(await line.locator('rect.pause').count()).toBe(1);
    const why = await dina.reasonOf(NAMES[who]);
    expect(why).toContain(reckoning.reason(who));
    for (const { why: left } of reckoning.stays(who)) expect(why).toContain(office.whys[left]);
  }

  const attendance = await dina.download(office.csvAttendance);
  const jp = await dina.download(office.csvJp);
  for (const { bytes } of [attendance, jp]) {
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  }
  for (const who of ['ani', 'budi'] as const) {
    const credit = reckoning.credit(who);
    const times = attendance.rows.get(NAMES[who]);
    expect(times?.get('Detik hadir dihitung')).toBe(String(credit.attended_s));
    expect(times?.get('Detik belajar')).toBe(String(LEARNING_S));
    expect(times?.get('Jumlah sambungan')).toBe(String(reckoning.stays(who).length));
    expect(times?.get('NIP/NI PPPK')).toMatch(/^\d{8} \d{6} \d \d{3}$/);
    const earned = jp.rows.get(NAMES[who]);
    expect(earned?.get('Detik hadir')).toBe(String(credit.attended_s));
    expect(earned?.get('Detik minimum')).toBe(String(credit.needed_s));
    expect(earned?.get('JP tercatat')).toBe(String(credit.jp));
    expect(earned?.get('JP dihitung')).toBe(String(credit.jp));
  }
  expect(readLedger(server.dataDir).map(({ jp: entry }) => entry)).toEqual([1]);
});

test('no page had anything to complain of, and none spoke to anybody else', () => {
  const { rahma, ani, budi, dina } = cast;
  expect([rahma, ani, budi, dina].flatMap(({ witness }) => witness.faults)).toEqual([]);
});
