import { FRAME_SAMPLES, SAMPLE_RATE } from '../../src/media/opus.ts';

/** 20 ms of a tone of that amplitude. */
export function tone(amplitude: number, samples = FRAME_SAMPLES): Float32Array {
  return Float32Array.from(
    { length: samples },
    (_, i) => amplitude * Math.sin((2 * Math.PI * 440 * i) / SAMPLE_RATE),
  );
}

export function constant(value: number, samples = FRAME_SAMPLES): Float32Array {
  return new Float32Array(samples).fill(value);
}
