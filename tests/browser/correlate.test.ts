import { afterAll, expect, test } from 'vitest';
import { correlate, correlateSections, envelope, lostFrames } from './support/correlate.ts';
import { LESSON, makeSpeech } from './support/speech.ts';

const RATE = 48_000;
const lesson = makeSpeech(LESSON, 0.5, 0.5);
const lecture = makeSpeech(
  'Pajak penghasilan pasal dua puluh satu dipotong oleh bendahara setiap bulan, sesuai tarif ' +
    'yang berlaku, dan dilaporkan paling lambat tanggal dua puluh bulan berikutnya.',
  0.5,
  0.5,
);
const speech = lesson.samples;
const other = lecture.samples;

afterAll(() => {
  lesson.remove();
  lecture.remove();
});

function later(samples: Float32Array, milliseconds: number): Float32Array {
  const ret = new Float32Array(samples.length + (milliseconds * RATE) / 1000);
  ret.set(samples, ret.length - samples.length);
  return ret;
}

/** Silences one 20 ms frame in so many. */
function withHoles(samples: Float32Array, every: number): Float32Array {
  return samples.map((sample, i) => (Math.floor(i / 960) % every === 0 ? 0 : sample));
}

test('the envelope is loudness in steps of 10 ms', () => {
  const half = Float32Array.from({ length: 960 }, (_, i) => (i < 480 ? 0.5 : 0));
  expect([...envelope(half, RATE)]).toEqual([0.5, 0]);
});

test('a sound is itself', () => {
  const match = correlate(speech, speech, RATE, 500);
  expect(match.correlation).toBeCloseTo(1, 9);
  expect(match.lagMs).toBe(0);
});

test.each([7, 10, 163, 480])('the lag is found to the millisecond: %i ms', (lagMs) => {
  const match = correlate(speech, later(speech, lagMs), RATE, 500);
  expect(match.lagMs).toBe(lagMs);
  expect(match.correlation).toBeGreaterThan(0.999);
});

test('earlier is a negative lag', () => {
  const match = correlate(later(speech, 90), speech, RATE, 500);
  expect(match.lagMs).toBe(-90);
});

test('softer is the same sound', () => {
  const soft = later(speech, 60).map((sample) => sample / 10);
  expect(correlate(speech, soft, RATE, 500).correlation).toBeGreaterThan(0.999);
});

test('slowly louder is the same sound, section by section', () => {
  const louder = later(speech, 60).map((sample, i) => sample * (0.2 + i / (20 * RATE)));
  const match = correlateSections(speech, louder, RATE, 500);
  expect(match.lagMs).toBe(60);
  expect(match.correlation).toBeGreaterThan(0.98);
  expect(correlateSections(speech, other, RATE, 1000).correlation).toBeLessThan(0.6);
});

test('other words do not correlate', () => {
  expect(correlate(speech, other, RATE, 1000).correlation).toBeLessThan(0.6);
});

test('neither does silence, nor noise', () => {
  let seed = 1;
  const noise = speech.map(() => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647 - 0.5;
  });
  expect(correlate(speech, new Float32Array(speech.length), RATE, 500).correlation).toBe(0);
  expect(correlate(speech, noise, RATE, 500).correlation).toBeLessThan(0.3);
});

test('half of the speech is not the speech', () => {
  const half = speech.slice(0, speech.length / 2);
  expect(correlate(speech, half, RATE, 500).correlation).toBeLessThan(0.8);
});

test('every tenth frame missing lowers the correlation and is counted', () => {
  const holes = withHoles(later(speech, 40), 10);
  const match = correlate(speech, holes, RATE, 500);
  expect(Math.abs(match.lagMs - 40)).toBeLessThanOrEqual(1);
  expect(match.correlation).toBeLessThan(0.95);
  const { loud, lost } = lostFrames(speech, holes, RATE, 40);
  expect(lost / loud).toBeGreaterThan(0.08);
  expect(lost / loud).toBeLessThan(0.12);
});

test('nothing is lost where nothing is missing', () => {
  const { loud, lost } = lostFrames(speech, later(speech, 33), RATE, 33);
  expect(loud).toBeGreaterThan(200);
  expect(lost).toBe(0);
});
