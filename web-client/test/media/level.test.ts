import { expect, test } from 'vitest';
import { levelDb, meanSquare, meter } from '../../src/media/level.ts';
import { constant } from './signals.ts';

test('full scale is 0 dBFS and fills the meter', () => {
  expect(levelDb(meanSquare(constant(1)))).toBe(0);
  expect(meter(1)).toBe(1);
});

test('digital silence has a bottom', () => {
  expect(levelDb(meanSquare(constant(0)))).toBe(-120);
  expect(meter(0)).toBe(0);
});

test('the meter is half full at -30 dBFS and empty at -60', () => {
  expect(meter(1e-3)).toBeCloseTo(0.5, 6);
  expect(meter(1e-6)).toBeCloseTo(0, 6);
  expect(meter(1e-9)).toBe(0);
});

test('no samples are silence', () => {
  expect(meanSquare(new Float32Array())).toBe(0);
});
