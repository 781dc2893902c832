import { expect, test } from 'vitest';
import { FRAME_SAMPLES } from '../../src/media/opus.ts';
import { Ring } from '../../src/media/ring.ts';
import { constant } from './signals.ts';

const TARGET = 3 * FRAME_SAMPLES;
const CAPACITY = 25 * FRAME_SAMPLES;
const QUANTUM = 128;

function ring(): Ring {
  return new Ring(TARGET, CAPACITY);
}

/** Stands for the speaker: the stamp of what is pushed next. */
let stamp = 0;

function push(to: Ring, frames: number, value = 0.5): void {
  for (let i = 0; i < frames; i++) {
    to.push(constant(value), stamp);
    stamp = (stamp + FRAME_SAMPLES) >>> 0;
  }
}

/** Flags silence, and lets so many frames of it pass unsent. */
function hush(to: Ring, frames = 0): void {
  to.silence(stamp);
  stamp = (stamp + frames * FRAME_SAMPLES) >>> 0;
}

/** Plays so many quanta. */
function play(from: Ring, quanta: number): Float32Array {
  const all = new Float32Array(quanta * QUANTUM);
  for (let i = 0; i < quanta; i++) {
    const out = new Float32Array(QUANTUM);
    from.mix(out);
    all.set(out, i * QUANTUM);
  }
  return all;
}

const FRAME_QUANTA = FRAME_SAMPLES / QUANTUM;

test('it waits for its target, then starts softly', () => {
  const r = ring();
  push(r, 2);
  expect(r.state).toBe('filling');
  expect(play(r, 1).every((sample) => sample === 0)).toBe(true);
  push(r, 1);
  expect(r.state).toBe('playing');
  const out = play(r, 1);
  expect(Math.abs(out[0] ?? 1)).toBeLessThan(0.01);
  expect(out[QUANTUM - 1]).toBe(0.5);
});

test('every sample that goes in comes out, in order, over the wrap', () => {
  const r = ring();
  const inside: number[] = [];
  const outside: number[] = [];
  let next = 1;
  for (let turn = 0; turn < 200; turn++) {
    const pcm = Float32Array.from({ length: FRAME_SAMPLES }, () => next++ / 1e6);
    inside.push(...pcm);
    r.push(pcm, turn * FRAME_SAMPLES);
    if (r.state !== 'playing') continue;
    // 7 and 8 quanta in turn: a frame is seven and a half.
    outside.push(...play(r, turn % 2 ? 7 : 8));
  }
  expect(r.underruns).toBe(0);
  const soft = 96;
  expect(outside.slice(soft)).toEqual(inside.slice(soft, outside.length));
});

test('it mixes: what is there already stays', () => {
  const r = ring();
  push(r, 4);
  play(r, 1);
  const out = new Float32Array(QUANTUM).fill(0.25);
  const squares = r.mix(out);
  expect(out[5]).toBe(0.75);
  expect(squares).toBeCloseTo(0.25 * QUANTUM, 6);
});

test('empty while more was expected is an underrun, and it fills up again', () => {
  const r = ring();
  push(r, 3);
  const out = play(r, Math.ceil(3 * FRAME_QUANTA));
  expect(r.underruns).toBe(1);
  expect(r.state).toBe('filling');
  const last = [...out].filter((sample) => sample !== 0).at(-1);
  expect(Math.abs(last ?? 1)).toBeLessThan(0.01);
  push(r, 2);
  expect(play(r, 1)[QUANTUM - 1]).toBe(0);
  push(r, 1);
  expect(play(r, 1)[QUANTUM - 1]).toBe(0.5);
});

test('flagged silence lets it run out without an underrun', () => {
  const r = ring();
  push(r, 3);
  hush(r);
  expect(r.state).toBe('draining');
  const out = play(r, Math.ceil(3 * FRAME_QUANTA));
  expect(r.state).toBe('idle');
  expect(r.underruns).toBe(0);
  expect(out.filter((sample) => sample !== 0).length).toBeGreaterThan(3 * FRAME_SAMPLES - 4);
});

test('a word shorter than the target is heard when silence follows', () => {
  const r = ring();
  push(r, 1);
  hush(r);
  expect(play(r, 8).some((sample) => sample > 0.4)).toBe(true);
  expect(r.state).toBe('idle');
});

test('after silence it starts at the target again, however full it was before', () => {
  const r = ring();
  push(r, 12);
  expect(r.level).toBe(12 * FRAME_SAMPLES);
  hush(r);
  play(r, Math.ceil(12 * FRAME_QUANTA));
  push(r, 3);
  expect(r.state).toBe('playing');
  expect(r.level).toBe(TARGET);
});

test('silence takes the quiet end off a ring that had grown', () => {
  const r = ring();
  push(r, 5, 0.5);
  push(r, 15, 0.001);
  hush(r);
  expect(r.level).toBe(10 * FRAME_SAMPLES);
  expect(r.skipped).toBe(10 * FRAME_SAMPLES);
});

test('silence takes nothing that is loud, and nothing below the target', () => {
  const loud = ring();
  push(loud, 10, 0.5);
  hush(loud);
  expect(loud.level).toBe(10 * FRAME_SAMPLES);

  const short = ring();
  push(short, 4, 0.001);
  hush(short);
  expect(short.level).toBe(TARGET);
});

/** A steady flow with so many samples inside when a frame has just come, then silence of so many
 * frames, at whose end the speaker sends `burst` frames. Returns what is then inside. */
function fillAfterPause(r: Ring, quanta: number, frames: number, burst: number): number {
  push(r, 3);
  play(r, quanta);
  push(r, 1);
  hush(r, frames);
  play(r, Math.round((frames + burst) * FRAME_QUANTA));
  push(r, burst);
  return r.level;
}

const pauses: { story: string; frames: number; burst: number }[] = [
  { story: 'a breath, the rest of the sound not yet played', frames: 1, burst: 1 },
  { story: 'as long as the buffer', frames: 3, burst: 1 },
  { story: 'a second', frames: 50, burst: 1 },
  { story: 'a second, with the two held frames', frames: 47, burst: 3 },
  { story: 'over the wrap of stamps', frames: 47, burst: 3 },
];

test.each(pauses)('a pause keeps the delay: $story', ({ story, frames, burst }) => {
  for (const [quanta, inside] of [
    [5, TARGET + 320],
    [10, TARGET - 320],
  ] as const) {
    stamp = story.includes('wrap') ? 2 ** 32 - 20 * FRAME_SAMPLES : 0;
    const r = ring();
    const fill = fillAfterPause(r, quanta, frames, burst);
    // A burst is never played before it has come, so there is at least that much.
    const expected = Math.max(inside, burst * FRAME_SAMPLES);
    expect(Math.abs(fill - expected)).toBeLessThanOrEqual(QUANTUM);
    play(r, 1);
    expect(r.state).toBe('playing');
    expect(r.level).toBe(fill - QUANTUM);
    expect(r.underruns).toBe(0);
  }
});

test('a delay that had grown is given back in the pause', () => {
  const r = ring();
  push(r, 12);
  play(r, FRAME_QUANTA * 2);
  hush(r, 48);
  play(r, Math.round(51 * FRAME_QUANTA));
  push(r, 3);
  play(r, 1);
  expect(r.level / FRAME_SAMPLES).toBeGreaterThan(2.5);
  expect(r.level / FRAME_SAMPLES).toBeLessThan(3.5);
});

test('a pause in which the loudspeaker stood still is not played afterwards', () => {
  const r = ring();
  push(r, 3);
  hush(r, 500);
  play(r, Math.ceil(3 * FRAME_QUANTA));
  push(r, 3);
  expect(r.level).toBe(TARGET);
});

test('after a restart the old silence means nothing', () => {
  const r = ring();
  push(r, 3);
  hush(r, 20);
  play(r, Math.ceil(3 * FRAME_QUANTA));
  r.restart();
  push(r, 1);
  expect(r.level).toBe(FRAME_SAMPLES);
});

test('past its capacity only the newest target stays', () => {
  const r = ring();
  push(r, 25, 0.1);
  push(r, 1, 0.9);
  expect(r.level).toBe(TARGET);
  expect(r.skipped).toBe(23 * FRAME_SAMPLES);
  const out = play(r, Math.ceil(3 * FRAME_QUANTA));
  expect(out.some((sample) => sample > 0.85)).toBe(true);
});

test('a restart leaves out what is above the target', () => {
  const r = ring();
  push(r, 10);
  play(r, 1);
  r.restart();
  play(r, 1);
  expect(r.level).toBe(TARGET);
  expect(r.state).toBe('playing');
});

test('a restart waits for the target when there is less', () => {
  const r = ring();
  push(r, 3);
  play(r, 10);
  r.restart();
  const out = play(r, 2);
  expect(r.state).toBe('filling');
  expect(out[QUANTUM]).toBe(0);
  expect(r.underruns).toBe(0);
});

test('what waited half a second for its rest is thrown away', () => {
  const r = ring();
  push(r, 1);
  play(r, Math.ceil(26 * FRAME_QUANTA));
  expect(r.state).toBe('idle');
  expect(r.level).toBe(0);
});
