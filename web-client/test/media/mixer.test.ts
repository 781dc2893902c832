import { expect, test } from 'vitest';
import { meanSquare } from '../../src/media/level.ts';
import { Mixer } from '../../src/media/mixer.ts';
import { FRAME_SAMPLES, SAMPLE_RATE } from '../../src/media/opus.ts';
import { constant } from './signals.ts';

const QUANTUM = 128;

function mixer(speakersMax = 8): Mixer {
  let seed = 1;
  const chance = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const settings = { targetSamples: FRAME_SAMPLES, capacitySamples: 24_000, speakersMax };
  return new Mixer(settings, chance);
}

function render(from: Mixer, samples: number): Float32Array {
  const all = new Float32Array(Math.ceil(samples / QUANTUM) * QUANTUM);
  for (let at = 0; at < all.length; at += QUANTUM) {
    from.render(all.subarray(at, at + QUANTUM));
  }
  return all;
}

test('two speak at once and both are heard', () => {
  const m = mixer();
  m.push(1, constant(0.25), 0);
  m.push(2, constant(0.5), 0);
  render(m, QUANTUM);
  expect(render(m, QUANTUM)[0]).toBe(0.75);
});

test('loud together is cut at full scale', () => {
  const m = mixer();
  m.push(1, constant(0.8), 0);
  m.push(2, constant(0.8), 0);
  render(m, QUANTUM);
  expect(render(m, QUANTUM)[0]).toBe(1);
});

test('levels name who sounds', () => {
  const m = mixer();
  m.push(7, constant(0.5), 0);
  m.silence(9, 0);
  render(m, 512);
  const { levels } = m.report();
  expect(levels.map(([sender]) => sender)).toEqual([7]);
  expect(levels[0]?.[1]).toBeCloseTo(0.9, 1);
  expect(m.report().levels).toEqual([]);
});

test('silence breathes as loud as the room of the speaker, but never hisses', () => {
  const rms = (noise: number) => {
    const m = mixer();
    m.silence(1, 0);
    m.noise(1, constant(noise));
    render(m, SAMPLE_RATE / 5);
    return Math.sqrt(meanSquare(render(m, SAMPLE_RATE / 2)));
  };
  expect(rms(0.001)).toBeGreaterThan(0.0008);
  expect(rms(0.001)).toBeLessThan(0.0012);
  expect(rms(0.2)).toBeLessThan(0.005);
  expect(rms(0)).toBe(0);
});

test('without a word of silence the breath dies away', () => {
  const m = mixer();
  m.silence(1, 0);
  m.noise(1, constant(0.003));
  render(m, 2 * SAMPLE_RATE);
  expect(meanSquare(render(m, QUANTUM))).toBe(0);
});

test('a speaker too many replaces the first', () => {
  const m = mixer(2);
  for (const sender of [1, 2, 3]) m.push(sender, constant(0.2), 0);
  render(m, 512);
  const speakers = m.report().levels.map(([sender]) => sender);
  expect(speakers).toEqual([2, 3]);
});

test('who is forgotten is silent, but what was counted stays', () => {
  const m = mixer();
  m.push(1, constant(0.5), 0);
  render(m, 2 * FRAME_SAMPLES);
  expect(m.report().underruns).toBe(1);
  m.forget(1);
  m.push(1, constant(0.5), 0);
  m.forget(1);
  expect(meanSquare(render(m, QUANTUM))).toBe(0);
  expect(m.report().underruns).toBe(1);
});

test('a new target holds for who speaks already', () => {
  const m = mixer();
  m.push(1, constant(0.5), 0);
  render(m, 2 * FRAME_SAMPLES);
  m.setTarget(3 * FRAME_SAMPLES);
  m.push(1, constant(0.5), 0);
  expect(meanSquare(render(m, QUANTUM))).toBe(0);
  m.push(1, constant(0.5), 0);
  m.push(1, constant(0.5), 0);
  render(m, QUANTUM);
  expect(render(m, QUANTUM)[0]).toBe(0.5);
});
