import { readFileSync, writeFileSync } from 'node:fs';

/** Mono sound in memory: samples in -1..1. */
export interface Sound {
  rate: number;
  samples: Float32Array;
}

const HEADER_BYTES = 44;

/** Reads a WAV file of 16-bit mono PCM, as espeak-ng writes it. */
export function readWav(path: string): Sound {
  const bytes = readFileSync(path);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let rate = 0;
  let at = 12;
  while (at + 8 <= bytes.length) {
    const chunk = bytes.toString('latin1', at, at + 4);
    const size = view.getUint32(at + 4, true);
    if (chunk === 'fmt ') {
      if (view.getUint16(at + 10, true) !== 1 || view.getUint16(at + 22, true) !== 16) {
        throw new Error(`${path}: not 16-bit mono`);
      }
      rate = view.getUint32(at + 12, true);
    }
    if (chunk === 'data') {
      // espeak-ng leaves the size unwritten when it cannot seek back; the file's end counts.
      const end = Math.min(bytes.length, at + 8 + size);
      const count = Math.floor((end - at - 8) / 2);
      const start = at + 8;
      const samples = Float32Array.from(
        { length: count },
        (_, i) => view.getInt16(start + 2 * i, true) / 32_768,
      );
      return { rate, samples };
    }
    at += 8 + size + (size & 1);
  }
  throw new Error(`${path}: no sound in it`);
}

export function writeWav(path: string, sound: Sound): void {
  const bytes = Buffer.alloc(HEADER_BYTES + 2 * sound.samples.length);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(sound.rate, 24);
  bytes.writeUInt32LE(2 * sound.rate, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(2 * sound.samples.length, 40);
  sound.samples.forEach((sample, i) => {
    const within = Math.min(1, Math.max(-1, sample));
    bytes.writeInt16LE(Math.round(within * 32_767), HEADER_BYTES + 2 * i);
  });
  writeFileSync(path, bytes);
}

/** The same sound at another rate, by straight lines between samples. */
export function resample(sound: Sound, rate: number): Sound {
  const length = Math.floor((sound.samples.length * rate) / sound.rate);
  const samples = Float32Array.from({ length }, (_, i) => {
    const from = (i * sound.rate) / rate;
    const left = sound.samples[Math.floor(from)] ?? 0;
    const right = sound.samples[Math.floor(from) + 1] ?? left;
    return left + (right - left) * (from % 1);
  });
  return { rate, samples };
}
