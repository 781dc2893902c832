import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Loopback } from './pages/loopback.ts';
import { buildPage } from './support/build_page.ts';
import { launchBrowser, openScreen } from './support/chromium.ts';
import { correlate, correlateSections, lostFrames } from './support/correlate.ts';
import { serveFolder } from './support/serve.ts';
import type { Served } from './support/serve.ts';
import { LESSON, makeSpeech } from './support/speech.ts';
import type { Speech } from './support/speech.ts';
import { putRecorder, takeRecording, tapSound } from './support/tap.ts';

/** Real speech through the real media code in a real browser, back to back: microphone, worklet,
 * Opus, worker, ring, loudspeaker. */

declare const loopback: Loopback;

const LAG_MS_MAX = 3000;
/** Silence before the speech. */
const LEAD_S = 1.5;

let speech: Speech;
let folder: string;
let served: Served;
let browser: Browser;

beforeAll(async () => {
  speech = makeSpeech(LESSON, LEAD_S, 2);
  folder = await buildPage('loopback');
  putRecorder(folder);
  served = await serveFolder(folder);
  browser = await launchBrowser({ microphone: speech.path });
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  speech?.remove();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

async function openPage(query = ''): Promise<{ page: Page; complaints: string[] }> {
  const context = await openScreen(browser, 'phone');
  await tapSound(context);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${served.origin}/loopback.html${query}`);
  return { page, complaints };
}

/** Presses start and waits until the whole speech has been said and its end flagged as silence. */
async function sayEverything(page: Page): Promise<void> {
  await page.click('#start');
  await page.waitForFunction(
    (frames) => loopback.frames.some(({ seq, silence }) => silence && seq >= frames),
    Math.floor((speech.samples.length / speech.rate - 1.5) * 50),
    { timeout: 60_000 },
  );
}

test('speech arrives whole, soon, and under the strict content policy', async () => {
  const { page, complaints } = await openPage();
  await sayEverything(page);
  const mouth = await takeRecording(page, 'mouth');
  const ear = await takeRecording(page, 'ear');
  const { frames, stats, levels, ownLevels, statuses } = await page.evaluate(() => ({
    frames: loopback.frames,
    stats: loopback.sound.stats(),
    levels: loopback.levels,
    ownLevels: loopback.ownLevels,
    statuses: loopback.statuses,
  }));
  await page.context().close();

  const way = correlate(mouth.samples, ear.samples, mouth.rate, LAG_MS_MAX);
  const wayMs = way.lagMs + ear.startMs - mouth.startMs;
  const spoken = correlateSections(speech.samples, ear.samples, speech.rate, LAG_MS_MAX);
  const lost = lostFrames(speech.samples, ear.samples, speech.rate, spoken.lagMs);
  console.log(
    `correlation with the microphone ${way.correlation.toFixed(4)}, with the file ` +
      `${spoken.correlation.toFixed(4)}; mouth to ear ${wayMs.toFixed(0)} ms between the worklets ` +
      `and ${stats.outputLatencyMs.toFixed(0)} ms of the loudspeaker; silent ${lost.lost} of ` +
      `${lost.loud} loud frames; ${JSON.stringify(stats)}`,
  );

  expect(complaints).toEqual([]);
  // The page hears itself, so the echo canceller nibbles at the voice before it reaches us.
  expect(spoken.correlation).toBeGreaterThan(0.9);
  expect(way.correlation).toBeGreaterThan(0.95);
  expect(lost.loud).toBeGreaterThan(200);
  expect(lost.lost / lost.loud).toBeLessThanOrEqual(0.01);
  expect(stats.missing / (stats.played + stats.missing)).toBeLessThanOrEqual(0.01);
  expect(stats).toMatchObject({ late: 0, malformed: 0, encoderFailures: 0 });
  expect(wayMs).toBeGreaterThan(20);
  expect(wayMs).toBeLessThan(250);

  expect(frames.every(({ seq, stamp }) => stamp === seq * 960)).toBe(true);
  const speaking = frames.filter(({ silence }) => !silence);
  const bits = speaking.reduce((sum, { bytes }) => sum + bytes * 8, 0);
  expect(bits / (speaking.length * 0.02)).toBeLessThan(30_000);
  expect(bits / (speaking.length * 0.02)).toBeGreaterThan(15_000);
  expect(Math.max(...levels)).toBeGreaterThan(0.5);
  expect(Math.max(...ownLevels)).toBeGreaterThan(0.5);
  expect(statuses.at(-1)).toMatch(/^running on speaking/);
});

test('frames lost on the way are concealed, counted, and do not stop the rest', async () => {
  const { page } = await openPage();
  await page.evaluate(() => {
    loopback.loses = (count) => count > 50 && count % 20 === 0;
  });
  await sayEverything(page);
  const mouth = await takeRecording(page, 'mouth');
  const ear = await takeRecording(page, 'ear');
  const stats = await page.evaluate(() => loopback.sound.stats());
  await page.context().close();
  const { correlation } = correlate(mouth.samples, ear.samples, mouth.rate, LAG_MS_MAX);
  console.log(`5 % lost: correlation ${correlation.toFixed(4)}; ${JSON.stringify(stats)}`);

  expect(stats.missing).toBeGreaterThan(10);
  expect(stats.concealed).toBe(stats.missing);
  expect(correlation).toBeGreaterThan(0.9);
});

test('silence costs two frames a second, and muting says so at once', async () => {
  const { page } = await openPage();
  await page.click('#start');
  await page.waitForFunction(() => loopback.frames.filter(({ silence }) => !silence).length > 20);
  const frames = await page.evaluate(async () => {
    await loopback.sound.speak(false);
    return loopback.frames;
  });
  const meters = await page.evaluate(() => loopback.ownLevels.length);
  await page.waitForFunction((seen) => loopback.ownLevels.length > seen + 10, meters);
  const after = await page.evaluate(() => ({
    frames: loopback.frames,
    status: loopback.statuses.at(-1),
  }));
  await page.context().close();

  const first = frames.findIndex(({ silence }) => !silence);
  const lead = frames.slice(0, first).map(({ seq }) => seq);
  expect(lead.length).toBeGreaterThanOrEqual(3);
  expect(lead).toEqual(lead.map((_, i) => i * 25));
  // Whatever was in the worker when the button was pressed, the empty frame is the last.
  expect(after.frames.at(-1)).toMatchObject({ silence: true, bytes: 0 });
  expect(after.frames.filter(({ bytes }) => bytes === 0).length).toBe(1);
  expect(after.frames.length - frames.length).toBeLessThan(5);
  expect(after.status).toMatch(/^running on /);
});

test('this browser can speak and hear', async () => {
  const { page } = await openPage();
  const support = await page.evaluate(() => loopback.checkSupport());
  await page.context().close();
  expect(support).toEqual({ hear: null, speak: null });
});
