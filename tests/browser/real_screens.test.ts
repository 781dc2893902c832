import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { id as words } from '../../web-client/src/text/id.ts';
import { officeId as office } from '../../web-client/src/text/office_id.ts';
import { recordId as record } from '../../web-client/src/text/record_id.ts';
import { teachId as teach } from '../../web-client/src/text/teach_id.ts';
import type { Member } from '../support/member.ts';
import { eventually } from '../support/wait.ts';
import type { Coordinator } from './live_class/coordinator.ts';
import type { Instructor } from './live_class/instructor.ts';
import type { Learner } from './live_class/learner.ts';
import type { Person } from './live_class/person.ts';
import { shoot } from './real_screens/album.ts';
import { DemoClass } from './real_screens/demo_class.ts';
import { launchBrowser } from './support/chromium.ts';
import { LESSON, makeSpeech } from './support/speech.ts';
import type { Speech } from './support/speech.ts';

/** The demo's class as each of its people sees it, drawn with the real server behind the pages. What
 * screenshots.test.ts draws from fixtures is here what really comes. */

const TITLE = 'Penyusunan RPP Kelas Awal';

let speech: Speech;
let browser: Browser;

beforeAll(async () => {
  speech = makeSpeech(LESSON, 0.2, 0.5);
  browser = await launchBrowser({ microphone: speech.path, microphoneLoops: true });
});

afterAll(async () => {
  await browser?.close();
  speech?.remove();
});

const quiet = (...people: Person[]): void =>
  expect(people.flatMap(({ witness }) => witness.faults)).toEqual([]);

test('a class that is on', { timeout: 240_000 }, async () => {
  const demo = await DemoClass.start(browser);
  try {
    const sri = await demo.coordinator();
    const ratna = await demo.instructor('ratna');
    const dewi = await demo.learner('dewi');
    await doors(demo, sri, ratna, dewi);
    const others = await fill(demo);
    await running(ratna, dewi, sri, others);
    await floor(ratna, dewi);
    await leaving(demo, ratna, sri);
    await ending(ratna, dewi);
    quiet(ratna, dewi, sri);
  } finally {
    await demo.finish();
  }
});

async function doors(
  demo: DemoClass,
  sri: Coordinator,
  ratna: Instructor,
  dewi: Learner,
): Promise<void> {
  await sri.page.goto(`${demo.server.origin}/koordinator`);
  await sri.button(office.signInDo).waitFor();
  await shoot(sri, 'coordinator-sign-in');
  const { name, password } = demo.server.links.coordinator;
  await sri.signIn(demo.server.origin, name, password);
  await dewi.open(demo.link('dewi'));
  await shoot(dewi, 'entry');
  await ratna.open(demo.link('ratna'));
  await shoot(ratna, 'entry-instructor');
  await dewi.join();
  await dewi.sees(words.stage.waitingTitle);
  await shoot(dewi, 'learner-waiting');
  await ratna.join();
  await shoot(ratna, 'instructor-waiting');
  await ratna.startClass();
  await ratna.openMicrophone();
}

interface Others {
  budi: Member;
  yohana: Member;
  made: Member;
  aisyah: Member;
}

/** The others come, and say what people say. */
async function fill(demo: DemoClass): Promise<Others> {
  const [budi, yohana, made, aisyah] = await Promise.all(
    (['budi', 'yohana', 'made', 'aisyah'] as const).map((who) => demo.play(who)),
  );
  if (!budi || !yohana || !made || !aisyah) throw new Error('four were asked for');
  const say = (who: Member, text: string) => who.must({ type: 'chat_say', text, to: 'everyone' });
  await say(budi, 'Selamat pagi, Bu. Suara jelas dari Sorong.');
  await say(yohana, 'Bu, apakah contohnya boleh dari buku tema?');
  await say(made, 'Di sekolah saya proyektor hanya satu, jadi dipakai bergantian.');
  await yohana.must({ type: 'hand_raise' });
  await made.must({ type: 'hand_raise' });
  const text = 'Saya harus ke ruang kepala sekolah sebentar.';
  await aisyah.must({ type: 'chat_say', text, to: 'instructors' });
  return { budi, yohana, made, aisyah };
}

async function running(
  ratna: Instructor,
  dewi: Learner,
  sri: Coordinator,
  { budi, yohana, made }: Others,
): Promise<void> {
  await ratna.say('Boleh, silakan sesuaikan dengan kelasnya.');
  const question = 'Bagian RPP mana yang paling sulit Anda susun?';
  await ratna.poll(question).getByRole('button', { name: teach.pollOpen }).click();
  const { poll } = await budi.until('poll_opened');
  await Promise.all([
    budi.must({ type: 'vote', poll, choices: [0] }),
    yohana.must({ type: 'vote', poll, choices: [2] }),
    made.must({ type: 'vote', poll, choices: [2] }),
  ]);
  await ratna.poll(question).getByText(teach.pollAnswered('3', '5')).waitFor();
  await dewi.sees(words.stage.speaking);
  await shoot(dewi, 'learner-running');
  await shoot(dewi, 'learner-poll', (page) => page.click('.poll-call'));
  await shoot(dewi, 'learner-explanation', (page) => page.click('button.attendance'));
  await shoot(ratna, 'instructor-running');
  await ratna.tab(teach.tabs.people);
  await ratna.sees(teach.presentList('6'));
  await shoot(ratna, 'instructor-people');
  await ratna.tab(teach.tabs.private);
  await shoot(ratna, 'instructor-private');
  await ratna.tab(teach.tabs.chat);

  // The list is asked for again every quarter of a minute.
  await sri.page.getByText(office.liveNow).waitFor({ timeout: 30_000 });
  await shoot(sri, 'coordinator-activities');
  await sri.page.getByRole('link', { name: office.watch }).click();
  await sri.sees(office.liveSafe);
  await shoot(sri, 'coordinator-live');
}

async function floor(ratna: Instructor, dewi: Learner): Promise<void> {
  await dewi.raiseHand();
  await dewi.standsAt(3);
  await shoot(dewi, 'learner-hand');
  await ratna.press(teach.grantTo('Dewi Kartika Sari'));
  await dewi.sees(words.floor.mine);
  await shoot(dewi, 'learner-floor');
  await dewi.press(words.floor.open);
  await dewi.button(words.floor.close).waitFor();
  await ratna.sees(teach.muteAll);
  await shoot(dewi, 'learner-speaking');
  await shoot(ratna, 'instructor-floor');
  await ratna.press(teach.pause);
  await dewi.sees(words.stage.breakTitle);
  await shoot(dewi, 'learner-break');
  await shoot(ratna, 'instructor-break');
}

/** One is sent out, another's link is ended while it is used. */
async function leaving(demo: DemoClass, ratna: Instructor, sri: Coordinator): Promise<void> {
  const lilis = await demo.learner('lilis');
  const wulan = await demo.learner('wulan');
  await lilis.open(demo.link('lilis'));
  await wulan.open(demo.link('wulan'));
  await Promise.all([lilis.join(), wulan.join()]);
  await ratna.tab(teach.tabs.people);
  const title = teach.removeTitle('Lilis Komariah');
  await ratna.press(title);
  await ratna.dialog.getByRole('button', { name: teach.removeDo, exact: true }).click();
  await lilis.sees(words.byes.removed.title);
  await shoot(lilis, 'learner-removed');
  await ratna.tab(teach.tabs.chat);

  await sri.page.getByRole('link', { name: office.seePeople, exact: true }).click();
  await sri.sees('Wulan Ningtyas');
  await shoot(sri, 'coordinator-people');
  await sri.press(office.revokeTitle('Wulan Ningtyas'));
  await sri.dialog.getByRole('button', { name: office.revokeDo }).click();
  await wulan.sees(words.byes.link_ended.title);
  await shoot(wulan, 'learner-link-ended');
  wulan.witness.excuse('404'); // the link is refused, as it must be
  await wulan.page.reload();
  await wulan.sees(words.link.revoked);
  await shoot(wulan, 'entry-revoked');
  quiet(lilis, wulan);

  await sri.page.getByRole('link', { name: office.attendance, exact: true }).click();
  await sri.sees(office.stateLive);
  await shoot(sri, 'coordinator-attendance-live');
}

async function ending(ratna: Instructor, dewi: Learner): Promise<void> {
  await shoot(ratna, 'instructor-end', (page) => page.click('header .danger'));
  await ratna.endClass();
  await dewi.sees(words.ended.notEarned);
  await shoot(dewi, 'learner-ended-short');
  await ratna.sees(words.byes.class_over.title);
  await shoot(ratna, 'instructor-ended');
}

test('a class that was earned', { timeout: 120_000 }, async () => {
  const begin = { seconds_from_start: 5 };
  const segments = [
    { kind: 'learning', seconds: 12 },
    { kind: 'break', seconds: 3 },
    { kind: 'learning', seconds: 10 },
  ];
  const demo = await DemoClass.start(browser, { begin, segments }, 5);
  try {
    const dewi = await demo.learner('dewi');
    await dewi.open(demo.link('dewi'));
    await dewi.join();
    const ratna = await demo.play('ratna');
    await ratna.must({ type: 'class_move', to: 'running' });
    const [yohana] = await Promise.all(['yohana', 'budi', 'made'].map((who) => demo.play(who)));
    const { segments: times } = ratna.last('snapshot');
    const pause_ms = times[1]?.start_ms ?? 0;
    await eventually('the break begins', () => Date.now() > pause_ms, 30_000);
    await yohana?.leave();
    await demo.play('siti');
    const end_ms = times[2]?.end_ms ?? 0;
    await eventually('the timetable is over', () => Date.now() > end_ms, 30_000);
    await ratna.must({ type: 'class_move', to: 'ended' });
    await dewi.sees(words.ended.earned(words.jp('4')));
    await shoot(dewi, 'learner-ended-earned');
    await results(demo);
    quiet(dewi);
  } finally {
    await demo.finish();
  }
});

async function results(demo: DemoClass): Promise<void> {
  const sri = await demo.coordinator();
  const { name, password } = demo.server.links.coordinator;
  await sri.signIn(demo.server.origin, name, password);
  await sri.openAttendance(TITLE);
  await sri.sees(office.statePosted);
  await shoot(sri, 'coordinator-attendance');
  await shoot(sri, 'coordinator-reasons', (page) => page.locator('td .link').first().click());
  await sri.page.getByRole('link', { name: 'Dewi Kartika Sari' }).click();
  await sri.sees(record.byCategory);
  await shoot(sri, 'coordinator-record');
  quiet(sri);
}
