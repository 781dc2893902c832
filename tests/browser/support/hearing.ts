import type { Recording } from './tap.ts';
import { correlate, lostFrames } from './correlate.ts';

/** What one page's loudspeaker got of what another page's microphone gave. */
export interface Hearing {
  /** Normalised correlation of the envelopes, -1..1. */
  correlation: number;
  /** From microphone to loudspeaker, between the audio threads of the two pages. */
  delay_ms: number;
  /** 20 ms frames in which the speaker is loud, */
  loud: number;
  /** and those among them in which nothing is heard. */
  lost: number;
}

const DELAY_MS_MAX = 2000;

/** Compares the two over a stretch of wall-clock time; what is said later may be anything. */
export function hearing(mouth: Recording, ear: Recording, from_ms: number, to_ms: number): Hearing {
  const said = stretch(mouth, from_ms, to_ms);
  const heard = stretch(ear, from_ms, to_ms + DELAY_MS_MAX);
  const { correlation, lagMs } = correlate(said, heard, mouth.rate, DELAY_MS_MAX);
  return { correlation, delay_ms: lagMs, ...lostFrames(said, heard, mouth.rate, lagMs) };
}

export function sayHearing({ correlation, delay_ms, loud, lost }: Hearing): string {
  return (
    `correlation ${correlation.toFixed(4)}, mouth to ear ${delay_ms} ms, ` +
    `missing ${lost} of ${loud} loud frames`
  );
}

/** Silence stands for what was not recorded. */
function stretch(recording: Recording, from_ms: number, to_ms: number): Float32Array {
  const { samples, rate, startMs } = recording;
  const first = Math.round(((from_ms - startMs) * rate) / 1000);
  const length = Math.round(((to_ms - from_ms) * rate) / 1000);
  const cut = new Float32Array(length);
  const known = samples.subarray(Math.max(0, first), Math.max(0, first + length));
  cut.set(known.subarray(0, length - Math.max(0, -first)), Math.max(0, -first));
  return cut;
}
