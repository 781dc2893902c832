import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { factsId as facts } from '../../web-client/src/text/facts_id.ts';
import { buildPage } from './support/build_page.ts';
import { launchBrowser, openScreen, type Screen } from './support/chromium.ts';
import { serveFolder, type Served } from './support/serve.ts';

/** Draws every state of every page in both languages, on a phone and on a laptop, as pictures for
 * people to look at (tests/output/screenshots/), and holds them to what a picture must not show. */

const OUTPUT = fileURLToPath(new URL('../output/screenshots', import.meta.url));
const SCREENS: readonly Screen[] = ['phone', 'laptop'];
const LANGUAGES = ['id', 'en'] as const;
/** A thumb's width. */
const TARGET_PX_MIN = 48;

let folder: string | undefined;
let served: Served;
let browser: Browser;
let scenes: string[];

beforeAll(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  folder = await buildPage('preview/preview');
  served = await serveFolder(folder);
  browser = await launchBrowser();
  const page = await browser.newPage();
  await page.goto(address(''));
  await page.locator('li').first().waitFor();
  scenes = await page.locator('li').allTextContents();
  await page.close();
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

function address(query: string): string {
  return `${served.origin}/preview/preview.html${query}`;
}

describe.each(SCREENS)('on a %s', (screen) => {
  test.each(LANGUAGES)('every page in %s', async (language) => {
    expect(scenes.length).toBeGreaterThan(30);
    const context = await openScreen(browser, screen, { deviceScaleFactor: 1 });
    const page = await context.newPage();
    const faults: string[] = [];
    let scene = '';
    const note = (fault: string) => faults.push(`${scene}: ${fault}`);
    page.on('pageerror', (error) => note(`throws ${error.message}`));
    page.on('console', (message) => message.type() === 'error' && note(`says ${message.text()}`));
    for (scene of scenes) (await draw(page, scene, language, screen)).forEach(note);
    await context.close();
    expect(faults).toEqual([]);
  });
});

async function draw(
  page: Page,
  scene: string,
  language: string,
  screen: Screen,
): Promise<string[]> {
  await page.goto(address(`?scene=${scene}&lang=${language}`));
  await page.locator('#app > *').first().waitFor();
  await settle(page);
  await page.screenshot({ path: join(OUTPUT, `${scene}-${screen}-${language}.png`) });
  const faults = await page.evaluate(overflows);
  if (screen === 'phone') faults.push(...(await page.evaluate(smallTargets, TARGET_PX_MIN)));
  return faults;
}

/** Answers have come and are drawn; nothing here comes from a network. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('.office [aria-busy=true]'));
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
}

/** Runs in the page. Nothing may be wider than the screen, unless it scrolls by itself. */
function overflows(): string[] {
  const { scrollWidth } = document.documentElement;
  return scrollWidth > innerWidth ? [`is ${scrollWidth} px wide, the screen ${innerWidth}`] : [];
}

/** Runs in the page. Links within a line of text are excepted. */
function smallTargets(min: number): string[] {
  const found: string[] = [];
  for (const target of document.querySelectorAll('button, .button, textarea, input')) {
    const label = target.closest('label');
    const { width, height } = (label ?? target).getBoundingClientRect();
    if (width === 0 || target.classList.contains('link')) continue;
    if (height < min) found.push(`"${target.textContent}" is ${height} px high`);
  }
  return found;
}

/** Opens one line of a record, and what can be done about it. */
async function toForm(page: Page, line: string, button: string): Promise<void> {
  await page.click(line);
  await page.locator('dialog .facts').first().waitFor();
  await page.click(`dialog .window > .stack > ${button}`);
}

async function importFile(page: Page, name: string): Promise<void> {
  const buffer = Buffer.from('nama;nip');
  await page.setInputFiles('#import-file', { name, mimeType: 'text/csv', buffer });
  await page.locator('table').first().waitFor();
}

async function sheetOfCodes(page: Page): Promise<void> {
  await page.click('main .primary');
  await page.click('[role=radio]:nth-child(3)');
  await page.locator('main svg').first().waitFor();
}

/** The same pages as they are used: what opens over them. */
describe('what opens', () => {
  const steps: readonly [string, string, Screen, (page: Page) => Promise<void>][] = [
    ['learner-poll', 'poll-sheet', 'phone', (page) => page.click('.poll-call')],
    ['learner-running', 'results-sheet', 'phone', (page) => page.click('nav button:nth-child(3)')],
    ['learner-running', 'more-sheet', 'phone', (page) => page.click('nav button:nth-child(4)')],
    ['learner-running', 'explanation', 'phone', (page) => page.click('button.attendance')],
    ['learner-running', 'talking', 'phone', (page) => page.click('nav button:nth-child(2)')],
    ['learner-running', 'leave', 'phone', (page) => page.goBack().then(() => {})],
    ['instructor-running', 'people', 'laptop', (page) => page.click('[role=tab]:nth-child(2)')],
    ['instructor-running', 'private', 'laptop', (page) => page.click('[role=tab]:nth-child(3)')],
    ['instructor-running', 'poll-form', 'laptop', (page) => page.keyboard.press('p')],
    ['instructor-running', 'end', 'laptop', (page) => page.click('header .danger')],
    ['instructor-running', 'granted', 'laptop', (page) => page.keyboard.press('h')],
    ['coordinator-attendance', 'menu', 'phone', (page) => page.click('nav .menu')],
    ['coordinator-activities', 'menu', 'phone', (page) => page.click('nav .menu')],
    ['coordinator-attendance', 'reasons', 'laptop', (page) => page.click('td .link')],
    ['coordinator-tokens', 'new-token', 'laptop', (page) => page.click('main button.primary')],
    ['coordinator-tokens', 'revoke', 'phone', (page) => page.click('main .danger')],
    ['coordinator-people', 'new-link', 'laptop', (page) => page.click('td .compact')],
    ['own-record', 'figure', 'phone', (page) => page.click('.facts .link')],
    ['own-record', 'total', 'laptop', (page) => page.click('.link:has(.ring)')],
    ['own-record', 'detail', 'phone', (page) => page.click('li .link')],
    ['own-record', 'detail', 'laptop', (page) => page.click('li .link')],
    [
      'own-record',
      'object',
      'phone',
      (page) => toForm(page, 'li:nth-child(3) .link', 'button:not(.primary)'),
    ],
    ['own-record', 'file', 'phone', (page) => toForm(page, 'li .link', 'button.primary')],
    ['superior', 'decision', 'phone', (page) => page.click('li .primary')],
    ['superior', 'decision', 'laptop', (page) => page.click('li .primary')],
    ['superior', 'report', 'laptop', (page) => page.click('li:nth-child(2) .primary')],
    ['coordinator-certificates', 'revoke', 'laptop', (page) => page.click('td .danger')],
    ['coordinator-import', 'faults', 'laptop', (page) => importFile(page, 'rusak.csv')],
    ['coordinator-import', 'faults', 'phone', (page) => importFile(page, 'rusak.csv')],
    ['coordinator-import', 'clean', 'laptop', (page) => importFile(page, 'bersih.csv')],
    ['coordinator-links', 'qr', 'laptop', sheetOfCodes],
    ['coordinator-links', 'qr', 'phone', sheetOfCodes],
    ['coordinator-feed', 'row', 'laptop', (page) => page.click('td button:last-child')],
  ];

  test.each(steps)('%s, %s', async (scene, name, screen, open) => {
    const context = await openScreen(browser, screen, { deviceScaleFactor: 1 });
    for (const language of LANGUAGES) {
      const page = await context.newPage();
      await page.goto(address(''));
      await page.goto(address(`?scene=${scene}&lang=${language}`));
      await page.locator('#app > *').first().waitFor();
      await settle(page);
      const before = await page.content();
      await open(page);
      await page.waitForFunction((old) => document.documentElement.outerHTML !== old, before);
      await page.screenshot({
        path: join(OUTPUT, `${scene}-${name}-${screen}-${language}.png`),
      });
      expect(await page.evaluate(overflows)).toEqual([]);
      await page.close();
    }
    await context.close();
  });

  test.each(SCREENS)(
    'the stretch of a correction follows keys and pointer, on a %s',
    async (screen) => {
      const context = await openScreen(browser, screen, { deviceScaleFactor: 1 });
      const page = await context.newPage();
      await page.goto(address('?scene=coordinator-correction'));
      const from = page.getByLabel(facts.from, { exact: true });
      const until = page.getByLabel(facts.until, { exact: true });
      const began = await from.inputValue();
      const handle = page.getByRole('slider', { name: facts.dragFrom });
      await handle.focus();
      for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
      const minutes = (field: string) => Number(field.slice(0, 2)) * 60 + Number(field.slice(3, 5));
      expect(minutes(await from.inputValue())).toBe(minutes(began) + 5);
      expect(await handle.getAttribute('aria-valuetext')).toContain('WIB');

      const end = page.getByRole('slider', { name: facts.dragUntil });
      const box = await end.boundingBox();
      const last = await until.inputValue();
      if (!box) throw new Error('the end has no handle');
      const y = box.y + box.height / 2;
      const share = await end.evaluate(
        (input: HTMLInputElement) => input.valueAsNumber / Number(input.max),
      );
      // Its handle is as wide as it is high.
      const begin_x = box.x + box.height / 2 + share * (box.width - box.height);
      const end_x = begin_x - (share / 2) * (box.width - box.height);
      if (screen === 'phone') {
        const touch = await context.newCDPSession(page);
        const at = (type: string, x?: number) =>
          touch.send('Input.dispatchTouchEvent', {
            type: type as 'touchStart',
            touchPoints: x === undefined ? [] : [{ x, y }],
          });
        await at('touchStart', begin_x);
        await at('touchMove', end_x);
        await at('touchEnd');
      } else {
        await page.mouse.move(begin_x, y);
        await page.mouse.down();
        await page.mouse.move(end_x, y, { steps: 4 });
        await page.mouse.up();
      }
      expect(minutes(await until.inputValue())).toBeLessThan(minutes(last) - 30);
      await page.screenshot({
        path: join(OUTPUT, `coordinator-correction-drawn-${screen}-id.png`),
      });
      await context.close();
    },
  );

  test('on a phone lying on its side', async () => {
    const viewport = { width: 740, height: 360 };
    const context = await openScreen(browser, 'phone', { viewport, deviceScaleFactor: 1 });
    const page = await context.newPage();
    for (const scene of ['learner-running', 'learner-floor']) {
      await page.goto(address(`?scene=${scene}`));
      await page.locator('textarea').waitFor();
      await page.screenshot({ path: join(OUTPUT, `${scene}-landscape-id.png`) });
      expect(await page.locator('textarea').isVisible()).toBe(true);
      expect(await page.evaluate(overflows)).toEqual([]);
    }
    await context.close();
  });

  test('in the dark', async () => {
    const dark = { colorScheme: 'dark', deviceScaleFactor: 1 } as const;
    for (const [scene, screen] of [
      ['learner-running', 'phone'],
      ['instructor-running', 'laptop'],
      ['coordinator-attendance', 'laptop'],
    ] as const) {
      const context = await openScreen(browser, screen, dark);
      const page = await context.newPage();
      await page.goto(address(`?scene=${scene}`));
      await settle(page);
      await page.screenshot({ path: join(OUTPUT, `${scene}-dark-${screen}-id.png`) });
      expect(
        await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme),
      ).toBe('light dark');
      await context.close();
    }
  });
});
