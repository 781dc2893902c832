import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { factsId as facts } from '../../web-client/src/text/facts_id.ts';
import { id as words } from '../../web-client/src/text/id.ts';
import { officeId as office } from '../../web-client/src/text/office_id.ts';
import { ownId as own } from '../../web-client/src/text/own_id.ts';
import { recordId as record } from '../../web-client/src/text/record_id.ts';
import { come, school } from '../scenario/cast.ts';
import type { Member } from '../support/member.ts';
import { nameOf } from '../support/school.ts';
import { Server } from '../support/server.ts';
import { Learner } from './live_class/learner.ts';
import { Person } from './live_class/person.ts';
import { launchBrowser } from './support/chromium.ts';

/** Who has no mouse, and who does not see: every act here is done with keys, and what is to be heard
 * stands where a screen reader looks for it. */

const DIST = fileURLToPath(new URL('../../web-client/dist', import.meta.url));
const TITLE = 'Tata naskah dinas elektronik';
const HOUR_S = 3_600;

let browser: Browser;
let server: Server;
let dina: Person;
let ani: Person;
let budi: Learner;
let rahma: Member;

beforeAll(async () => {
  browser = await launchBrowser();
  const times = [
    { from_s: -60, to_s: HOUR_S },
    { from_s: 2 * HOUR_S, to_s: 3 * HOUR_S },
  ];
  server = await Server.start({ school: school(times, ['ani', 'budi']), webDir: DIST });
  const seat = { browser, server, unheard: true } as const;
  dina = await Person.sitDown({ ...seat, screen: 'laptop', name: 'dina' });
  ani = await Person.sitDown({ ...seat, screen: 'phone', name: 'ani' });
  budi = await Learner.sitDown({ ...seat, screen: 'phone', name: 'budi' });
  rahma = await come(server, 'rahma');
  await rahma.must({ type: 'class_move', to: 'running' });
});

afterAll(async () => {
  await server?.finish();
  await browser?.close();
});

/** What a screen reader says of the element that has the focus: its name, or else its text. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? '';
  });

async function reaches(page: Page, text: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    const at = document.activeElement;
    return (at?.getAttribute('aria-label') ?? at?.textContent?.trim()) === wanted;
  }, text);
}

/** Tab until this has the focus. */
async function tabTo(page: Page, name: string, times = 40): Promise<void> {
  for (let i = 0; i < times; i++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === name) return;
  }
  throw new Error(`Tab never came to "${name}"; it stands on "${await focused(page)}"`);
}

test('a coordinator signs in and goes from page to page: the focus is on each heading', async () => {
  const { page } = dina;
  const { name, password } = server.links.coordinator;
  await page.goto(`${server.origin}/koordinator`);
  await page.getByLabel(office.name).focus();
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: office.activities }).waitFor();

  await page.keyboard.press('Tab');
  await reaches(page, words.skip);
  await page.keyboard.press('Enter');
  await reaches(page, office.activities);
  await tabTo(page, office.seeAttendance);
  await page.keyboard.press('Enter');
  await reaches(page, office.attendance);
  await page.goBack();
  await reaches(page, office.activities);
  await page.goForward();
  await reaches(page, office.attendance);
});

test('a window keeps the focus, Escape closes it, and it goes back to what opened it', async () => {
  const { page } = dina;
  const opener = facts.fixOf(nameOf('ani'));
  await tabTo(page, opener);
  await page.keyboard.press('Enter');
  await dina.dialog.waitFor();
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press('Tab');
    const outside = await page.evaluate(
      () => document.activeElement?.closest('dialog, body')?.tagName === 'BODY',
    );
    const nowhere = await page.evaluate(() => document.activeElement === document.body);
    expect(outside && !nowhere, await focused(page)).toBe(false); // the browser's own bar aside
  }
  await page.keyboard.press('Escape');
  await dina.dialog.waitFor({ state: 'detached' });
  await reaches(page, opener);
});

test('a learner objects to one meeting, and hears that it was sent', async () => {
  const { page } = ani;
  await page.goto(`${server.origin}/saya#${server.links.token('ani')}`);
  const opener = record.openActivity(TITLE);
  await page.getByRole('button', { name: opener }).waitFor();
  await tabTo(page, opener);
  await page.keyboard.press('Enter');
  await tabTo(page, own.objectDo);
  await page.keyboard.press('Enter');
  await reaches(page, own.objectTitle);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Saya tersambung dari awal.');
  await page.keyboard.press('Tab');
  await reaches(page, own.objectSend);
  await page.keyboard.press('Enter');
  const said = ani.dialog.getByRole('status').filter({ hasText: own.objectSent });
  await said.waitFor();
  await reaches(page, TITLE);
  await ani.dialog.getByText('Kelas 1 ·').waitFor();
  await page.keyboard.press('Escape');
  await ani.dialog.waitFor({ state: 'detached' });
  await reaches(page, opener);
});

test('the coordinator reads which meeting was meant', async () => {
  const { page } = dina;
  await tabTo(page, office.activities);
  await page.goto(`${server.origin}/koordinator#/keputusan`);
  await reaches(page, facts.decisions);
  await dina.sees('Saya tersambung dari awal.');
  await dina.sees(/· Kelas 1/);
});

test('"Masih di sini?" is announced, answered with Enter, and gives the focus back', async () => {
  const { page } = budi;
  await budi.open(`${server.origin}/masuk#${server.links.token('budi')}`);
  await budi.join();
  const field = page.getByPlaceholder(words.chat.placeholder, { exact: true });
  await field.focus();
  await rahma.must({ type: 'check_ask', spread_s: 0 });
  const sheet = page.getByRole('alertdialog', { name: words.check.title });
  await sheet.waitFor();
  const described = await sheet.getAttribute('aria-describedby');
  expect(await page.locator(`#${described}`).innerText()).toBe(words.check.text);
  await reaches(page, words.check.answer);
  expect(await page.title()).toBe(words.check.title);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await sheet.waitFor(); // Escape is no answer
  await reaches(page, words.check.answer);
  await page.keyboard.press('Enter');
  await sheet.waitFor({ state: 'detached' });
  const thanks = page.getByRole('status').filter({ hasText: words.notices.check_answered });
  await thanks.waitFor();
  expect(await field.evaluate((at) => at === document.activeElement)).toBe(true);
  await rahma.until('check_result', ({ asked, answered }) => asked === 1 && answered === 1);
});

test('no page complained', () => {
  expect([dina, ani, budi].flatMap(({ witness }) => witness.faults)).toEqual([]);
});
