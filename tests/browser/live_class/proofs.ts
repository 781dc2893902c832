import { expect } from 'vitest';
import { correlateSections } from '../support/correlate.ts';
import { hearing, sayHearing } from '../support/hearing.ts';
import type { Hearing } from '../support/hearing.ts';
import type { Speech } from '../support/speech.ts';
import { takeRecording, waitForRecording } from '../support/tap.ts';
import type { Recording } from '../support/tap.ts';
import type { Loaded } from '../support/witness.ts';
import type { Person } from './person.ts';

const MOUTH_LATE_MS_MAX = 500;
const DELAY_MS_MAX = 400;
/** A machine that is busy with something else spoils one turn; a fault of ours spoils them all. */
const TURNS_MAX = 5;

/** The speaker's microphone says the text again and again: in one turn everybody must get all of it,
 * soon. The microphone was opened just now, and the listeners' sound before it. */
export async function expectHeard(
  speaker: Person,
  said: Speech,
  listeners: Readonly<Record<string, Person>>,
): Promise<void> {
  const length_s = said.samples.length / said.rate;
  let faults: string[] = [];
  for (let turn = 0; turn < TURNS_MAX; turn++) {
    await waitForRecording(speaker.page, 'mouth', (turn + 1) * length_s + 1);
    const mouth = await takeRecording(speaker.page, 'mouth');
    const from_ms = mouth.startMs + turn * length_s * 1000;
    faults = mouthFaults(mouth, said, turn);
    for (const [name, listener] of Object.entries(listeners)) {
      const ear = await takeRecording(listener.page, 'ear');
      const heard = hearing(mouth, ear, from_ms, from_ms + length_s * 1000);
      console.log(`${name} hears: ${sayHearing(heard)}`);
      faults.push(...earFaults(heard).map((fault) => `${name}: ${fault}`));
    }
    if (faults.length === 0) return;
  }
  expect(faults).toEqual([]);
}

/** What the microphone gave must be the text. */
function mouthFaults({ samples, rate }: Recording, said: Speech, turn: number): string[] {
  const mouth = samples.subarray(turn * said.samples.length);
  const { correlation } = correlateSections(said.samples, mouth, rate, MOUTH_LATE_MS_MAX);
  return correlation > 0.9 ? [] : [`the microphone gave the text only to ${correlation}`];
}

function earFaults({ correlation, loud, lost, delay_ms }: Hearing): string[] {
  const isGood: readonly [boolean, string][] = [
    [correlation > 0.95, `correlation ${correlation}`],
    [loud > 50, `only ${loud} loud frames`],
    [lost <= loud / 100, `${lost} of ${loud} frames missing`],
    [delay_ms.least > 20, `${delay_ms.least} ms is sooner than can be`],
    [delay_ms.most < DELAY_MS_MAX, `${delay_ms.most} ms late`],
  ];
  return isGood.filter(([good]) => !good).map(([, fault]) => fault);
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

/** Prints what a learner pays for. `line_bytes`: everything, with encryption, worklets and workers, of
 * which the browser's driver tells little. */
export function sayLoad(when: string, files: readonly Loaded[], line_bytes: number): void {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const list = files.map((file) => `${file.path} ${file.bytes}`).join(', ');
  console.log(`${when}: ${line_bytes} bytes over the line; told of: ${bytes}, ${list}`);
}
