/** Is that the same sound, how much later, and is all of it there? Sound is compared by its envelope
 * (loudness over time), because a codec keeps that and not the wave. */

const SLICE_MS = 1;
const WINDOW_SLICES = 10;
const SECTION_WINDOWS = 200;

export interface Match {
  /** Normalised correlation of the 10 ms envelopes at the best lag, -1..1. */
  correlation: number;
  /** How much later `heard` is than `reference`; may be negative. */
  lagMs: number;
}

/** Root mean square of each 10 ms, from `offsetMs` (whole) on; before the start it is silent. */
export function envelope(samples: Float32Array, rate: number, offsetMs = 0): Float64Array {
  return windows(slices(samples, rate), offsetMs);
}

/** Finds the lag, from `-lagMsMax` to `lagMsMax` and to 1 ms, at which `heard` is most like
 * `reference`. All of `reference` counts: what `heard` lacks lowers the correlation. */
export function correlate(
  reference: Float32Array,
  heard: Float32Array,
  rate: number,
  lagMsMax: number,
): Match {
  const wanted = windows(slices(reference, rate), 0);
  const energy = slices(heard, rate);
  const at = (lagMs: number): Match => ({
    correlation: pearson(wanted, windows(energy, lagMs, wanted.length)),
    lagMs,
  });
  const window = WINDOW_SLICES * SLICE_MS;
  const coarse = best(range(-lagMsMax, lagMsMax, window).map(at));
  return best(range(coarse.lagMs - window, coarse.lagMs + window, SLICE_MS).map(at));
}

/** The same lag for all, but the loudness of each two seconds by itself: the microphone's automatic
 * gain slowly changes how loud the same voice is. Sections in which the reference is still do not
 * count. */
export function correlateSections(
  reference: Float32Array,
  heard: Float32Array,
  rate: number,
  lagMsMax: number,
): Match {
  const { lagMs } = correlate(reference, heard, rate, lagMsMax);
  const wanted = windows(slices(reference, rate), 0);
  const got = windows(slices(heard, rate), lagMs, wanted.length);
  const loudest = Math.max(...wanted);
  const sections = range(0, wanted.length - SECTION_WINDOWS, SECTION_WINDOWS)
    .map((at) => [wanted, got].map((side) => side.subarray(at, at + SECTION_WINDOWS)))
    .flatMap(([a, b]) => (a && b && Math.max(...a) > loudest / 10 ? [pearson(a, b)] : []));
  return { correlation: sections.reduce((a, b) => a + b, 0) / sections.length, lagMs };
}

/** Counts the 20 ms frames in which the reference is loud, and those among them in which nothing
 * (a twentieth of what is to be expected) is heard. */
export function lostFrames(
  reference: Float32Array,
  heard: Float32Array,
  rate: number,
  lagMs: number,
): { loud: number; lost: number } {
  const wanted = frames(envelope(reference, rate));
  const got = frames(windows(slices(heard, rate), lagMs, wanted.length * 2));
  const loudness = Math.max(...wanted) / 10;
  const ratios = wanted.flatMap((level, i) => (level > loudness ? [(got[i] ?? 0) / level] : []));
  const usual = median(ratios);
  return { loud: ratios.length, lost: ratios.filter((ratio) => ratio < usual / 20).length };
}

/** Pearson's coefficient; 0 when one side is constant. */
export function pearson(a: Float64Array, b: Float64Array): number {
  const length = Math.min(a.length, b.length);
  const meanA = mean(a, length);
  const meanB = mean(b, length);
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < length; i++) {
    const x = (a[i] ?? 0) - meanA;
    const y = (b[i] ?? 0) - meanB;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}

/** Energy of each whole millisecond. */
function slices(samples: Float32Array, rate: number): Float64Array {
  const width = (rate * SLICE_MS) / 1000;
  return Float64Array.from({ length: Math.floor(samples.length / width) }, (_, slice) => {
    const start = Math.round(slice * width);
    const end = Math.round((slice + 1) * width);
    let sum = 0;
    for (let i = start; i < end; i++) sum += (samples[i] ?? 0) ** 2;
    return sum / (end - start);
  });
}

function windows(energy: Float64Array, offset: number, count?: number): Float64Array {
  const length = count ?? Math.floor((energy.length - offset) / WINDOW_SLICES);
  return Float64Array.from({ length: Math.max(0, length) }, (_, window) => {
    let sum = 0;
    for (let i = 0; i < WINDOW_SLICES; i++) sum += energy[offset + window * WINDOW_SLICES + i] ?? 0;
    return Math.sqrt(sum / WINDOW_SLICES);
  });
}

function frames(levels: Float64Array): number[] {
  return Array.from({ length: Math.floor(levels.length / 2) }, (_, i) =>
    Math.hypot(levels[2 * i] ?? 0, levels[2 * i + 1] ?? 0),
  );
}

function best(matches: Match[]): Match {
  return matches.reduce((a, b) => (b.correlation > a.correlation ? b : a));
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);
}

function mean(values: Float64Array, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += values[i] ?? 0;
  return length > 0 ? sum / length : 0;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
