import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Person } from '../live_class/person.ts';

/** Pictures of a page as it is with the real server behind it: in both languages, on a phone and on a
 * laptop. They lie beside those of screenshots.test.ts, and begin with "real-". */

const OUTPUT = fileURLToPath(new URL('../../output/screenshots', import.meta.url));
const SIZES = {
  phone: { width: 360, height: 740 },
  laptop: { width: 1366, height: 768 },
} as const;
const LANGUAGES = ['en', 'id'] as const;

/** `open` brings up what is to lie over the page, whatever the language; Escape closes it again. */
export async function shoot(
  { page }: Person,
  name: string,
  open?: (page: Page) => Promise<void>,
): Promise<void> {
  mkdirSync(OUTPUT, { recursive: true });
  const before = page.viewportSize();
  for (const language of LANGUAGES) {
    await choose(page, language);
    await open?.(page);
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      const path = join(OUTPUT, `real-${name}-${size}-${language}.png`);
      await page.screenshot({ path, animations: 'disabled' });
      expect(await page.evaluate(overflow), `${name} on a ${size}`).toBeLessThanOrEqual(0);
    }
    if (open) await page.keyboard.press('Escape');
    if (before) await page.setViewportSize(before);
  }
}

/** What lies over the page as it is, in the language of the page: a form that is half filled in. */
export async function shootWindow({ page }: Person, name: string): Promise<void> {
  mkdirSync(OUTPUT, { recursive: true });
  const before = page.viewportSize();
  const language = await page.evaluate(() => document.documentElement.lang);
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    const path = join(OUTPUT, `real-${name}-${size}-${language}.png`);
    await page.screenshot({ path, animations: 'disabled' });
    expect(await page.evaluate(overflow), `${name} on a ${size}`).toBeLessThanOrEqual(0);
  }
  if (before) await page.setViewportSize(before);
}

/** Presses the name of the other language, where it stands: on the page, or among what is needed
 * seldom. */
async function choose(page: Page, language: string): Promise<void> {
  const isIt = (wanted: string) => document.documentElement.lang === wanted;
  if (await page.evaluate(isIt, language)) return;
  const name = page.locator(`button[lang=${language}]`);
  const hidden = !(await name.isVisible());
  if (hidden) await page.locator('nav button').last().click();
  await name.click();
  await page.waitForFunction(isIt, language);
  if (hidden) await page.keyboard.press('Escape');
}

/** Runs in the page: pixels that are wider than the screen. */
function overflow(): number {
  return document.documentElement.scrollWidth - innerWidth;
}
