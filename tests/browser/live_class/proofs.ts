import { expect } from 'vitest';
import { correlateSections } from '../support/correlate.ts';
import { hearing, sayHearing } from '../support/hearing.ts';
import type { Speech } from '../support/speech.ts';
import { takeRecording } from '../support/tap.ts';
import type { Loaded } from '../support/witness.ts';
import type { Person } from './person.ts';

const MOUTH_LATE_MS_MAX = 500;
const DELAY_MS_MAX = 400;

/** What the speaker's microphone gave is the text, from its first word. */
export async function expectSpoken(speaker: Person, said: Speech): Promise<void> {
  const mouth = await takeRecording(speaker.page, 'mouth');
  const { correlation } = correlateSections(
    said.samples,
    mouth.samples,
    mouth.rate,
    MOUTH_LATE_MS_MAX,
  );
  expect(correlation).toBeGreaterThan(0.9);
}

/** The listener's loudspeaker got it: the same sound, soon, and all of it. */
export async function expectHeard(
  name: string,
  speaker: Person,
  listener: Person,
  said: Speech,
): Promise<void> {
  const mouth = await takeRecording(speaker.page, 'mouth');
  const ear = await takeRecording(listener.page, 'ear');
  const end_ms = mouth.startMs + (said.samples.length * 1000) / said.rate;
  const heard = hearing(mouth, ear, mouth.startMs, end_ms);
  console.log(`${name} hears: ${sayHearing(heard)}`);
  expect(heard.correlation).toBeGreaterThan(0.95);
  expect(heard.loud).toBeGreaterThan(50);
  expect(heard.lost / heard.loud).toBeLessThanOrEqual(0.01);
  expect(heard.delay_ms.least).toBeGreaterThan(20);
  expect(heard.delay_ms.most).toBeLessThan(DELAY_MS_MAX);
}

/** Headers without which no page goes out. */
export function expectStrict(headers: Readonly<Record<string, string>>): void {
  expect(headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['x-frame-options']).toBe('DENY');
  expect(headers['permissions-policy']).toContain('microphone=(self)');
}

/** Prints what a learner pays for. `line_bytes`: with encryption, and with sound. */
export function sayLoad(when: string, files: readonly Loaded[], line_bytes: number): void {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const list = files.map((file) => `${file.path} ${file.bytes}`).join(', ');
  console.log(
    `${when}: ${bytes} bytes in ${files.length} files, ${line_bytes} over the line: ${list}`,
  );
}
