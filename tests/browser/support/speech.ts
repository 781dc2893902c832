import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWav, resample, writeWav } from './wav.ts';
import type { Sound } from './wav.ts';

/** What an instructor might say; some ten seconds. */
export const LESSON =
  'Selamat pagi, Bapak dan Ibu. Hari ini kita belajar tata naskah dinas elektronik. ' +
  'Setiap surat masuk dicatat, diperiksa, lalu diteruskan kepada pejabat yang berwenang. ' +
  'Silakan angkat tangan jika ada pertanyaan.';

const RATE = 48_000;

export interface Speech extends Sound {
  /** A WAV file of it, for a browser's fake microphone. */
  path: string;
  /** Takes the file away again. */
  remove(): void;
}

/** Indonesian speech with silence around it, as samples and as a temporary file. */
export function makeSpeech(text: string, leadSeconds: number, tailSeconds: number): Speech {
  const folder = mkdtempSync(join(tmpdir(), 'sinkron-speech-'));
  const spoken = join(folder, 'spoken.wav');
  execFileSync('espeak-ng', ['-v', 'id', '-w', spoken, text]);
  const voice = resample(readWav(spoken), RATE).samples;
  const lead = Math.round(leadSeconds * RATE);
  const samples = new Float32Array(lead + voice.length + Math.round(tailSeconds * RATE));
  samples.set(voice, lead);
  const path = join(folder, 'speech.wav');
  writeWav(path, { rate: RATE, samples });
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { rate: RATE, samples, path, remove };
}
