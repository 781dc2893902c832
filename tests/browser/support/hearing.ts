import type { Recording } from './tap.ts';
import { correlate, envelope, lostFrames } from './correlate.ts';

/** What one page's loudspeaker got of what another page's microphone gave. */
export interface Hearing {
  /** Normalised correlation of the envelopes, -1..1: of all phrases together, and of the worst. */
  correlation: number;
  worst: number;
  /** From microphone to loudspeaker, between the audio threads of the two pages. Playout gives delay
   * back in pauses, so phrases may differ. */
  delay_ms: { least: number; usual: number; most: number };
  /** What the listener's loudspeaker adds, as the browser says. */
  output_ms: number;
  /** 20 ms frames in which the speaker is loud, */
  loud: number;
  /** and those among them in which nothing is heard. */
  lost: number;
}

const DELAY_MS_MAX = 1000;
/** Of the envelope. */
const WINDOW_MS = 10;
/** A pause this long ends a phrase. */
const PAUSE_MS = 150;
/** Below this share of the loudest it is a pause. */
const PAUSE_LEVEL = 0.03;
/** Shorter than this is a breath; of what is longer, a part is compared at a time. */
const PHRASE_MS_MIN = 300;
const PHRASE_MS_MAX = 1500;

/** Compares the two over a stretch of wall-clock time, phrase by phrase; what is said later may be
 * anything. */
export function hearing(mouth: Recording, ear: Recording, from_ms: number, to_ms: number): Hearing {
  const { rate } = mouth;
  const phrases = phrasesOf(stretch(mouth, from_ms, to_ms), rate).map(([start_ms, end_ms]) => {
    const said = stretch(mouth, from_ms + start_ms, from_ms + end_ms);
    const heard = stretch(ear, from_ms + start_ms, from_ms + end_ms + DELAY_MS_MAX);
    const { correlation, lagMs } = correlate(said, heard, rate, DELAY_MS_MAX);
    const length_ms = end_ms - start_ms;
    return { correlation, lagMs, length_ms, ...lostFrames(said, heard, rate, lagMs) };
  });
  const sum = (of: (phrase: (typeof phrases)[number]) => number) =>
    phrases.reduce((all, phrase) => all + of(phrase), 0);
  const lags = phrases.map(({ lagMs }) => lagMs).sort((a, b) => a - b);
  return {
    correlation: sum((one) => one.correlation * one.length_ms) / sum((one) => one.length_ms),
    worst: Math.min(...phrases.map(({ correlation }) => correlation)),
    delay_ms: {
      least: lags[0] ?? 0,
      usual: lags[Math.floor(lags.length / 2)] ?? 0,
      most: lags.at(-1) ?? 0,
    },
    output_ms: ear.outputMs,
    loud: sum(({ loud }) => loud),
    lost: sum(({ lost }) => lost),
  };
}

export function sayHearing(heard: Hearing): string {
  const { correlation, worst, delay_ms, output_ms, loud, lost } = heard;
  const { least, usual, most } = delay_ms;
  return (
    `correlation ${correlation.toFixed(4)} (worst phrase ${worst.toFixed(4)}), ` +
    `mouth to ear ${usual} ms (${least} to ${most}) between the worklets and ` +
    `${output_ms.toFixed(0)} ms of the loudspeaker, missing ${lost} of ${loud} loud frames`
  );
}

/** From the first sound after a pause to the last before the next. */
function phrasesOf(samples: Float32Array, rate: number): [start_ms: number, end_ms: number][] {
  const levels = envelope(samples, rate);
  const least = PAUSE_LEVEL * Math.max(...levels);
  const phrases: [number, number][] = [];
  levels.forEach((level, window) => {
    if (level < least) return;
    const at_ms = window * WINDOW_MS;
    const last = phrases.at(-1);
    const goesOn = last && at_ms - last[1] < PAUSE_MS && at_ms - last[0] < PHRASE_MS_MAX;
    if (goesOn) last[1] = at_ms + WINDOW_MS;
    else phrases.push([at_ms, at_ms + WINDOW_MS]);
  });
  return phrases.filter(([start_ms, end_ms]) => end_ms - start_ms >= PHRASE_MS_MIN);
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
