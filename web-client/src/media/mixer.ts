import { meanSquare, meter } from './level.ts';
import { SAMPLE_RATE } from './opus.ts';
import { Ring } from './ring.ts';

/** Everybody who is heard, added into one signal, with a breath of noise where somebody is
 * silent: complete stillness sounds like a broken line. Runs in the playout worklet; time is counted
 * in samples, chance is passed in. */
export interface MixerSettings {
  targetSamples: number;
  capacitySamples: number;
  speakersMax: number;
}

export interface MixerReport {
  /** Meter (0..1) since the last report, of those who sound. */
  levels: [sender: number, level: number][];
  underruns: number;
  skippedSamples: number;
  /** The fullest ring that plays. */
  bufferSamples: number;
}

interface Voice {
  ring: Ring;
  squares: number;
  samples: number;
  noiseRms: number;
  /** For how long the last word of silence still holds. */
  noiseSamples: number;
}

/** A word of silence comes every 500 ms; without it the line, not the speaker, is silent. */
const NOISE_SAMPLES = SAMPLE_RATE;
/** -48 dBFS: a hint of a room, never a hiss. */
const NOISE_RMS_MAX = 0.004;
const NOISE_SMOOTH = 0.7;
/** Root mean square of uniform noise (1/3) after the smoothing below. */
const NOISE_UNIT_RMS = Math.sqrt((1 - NOISE_SMOOTH) / (1 + NOISE_SMOOTH) / 3);
/** Share of the way per sample by which the noise follows its level (about 20 ms). */
const NOISE_FOLLOW = 0.001;

export class Mixer {
  readonly #settings: MixerSettings;
  readonly #chance: () => number;
  readonly #voices = new Map<number, Voice>();
  #noise = 0;
  #noiseRms = 0;
  #underruns = 0;
  #skipped = 0;

  constructor(settings: MixerSettings, chance: () => number) {
    this.#settings = { ...settings };
    this.#chance = chance;
  }

  push(sender: number, pcm: Float32Array, stamp: number): void {
    this.#voice(sender).ring.push(pcm, stamp);
  }

  silence(sender: number, stamp: number): void {
    const voice = this.#voice(sender);
    voice.ring.silence(stamp);
    voice.noiseSamples = NOISE_SAMPLES;
  }

  /** What the speaker's room sounds like in silence; it is imitated, not played. */
  noise(sender: number, pcm: Float32Array): void {
    this.#voice(sender).noiseRms = Math.min(NOISE_RMS_MAX, Math.sqrt(meanSquare(pcm)));
  }

  restart(sender: number): void {
    this.#voices.get(sender)?.ring.restart();
  }

  forget(sender: number): void {
    const voice = this.#voices.get(sender);
    if (!voice) return;
    this.#underruns += voice.ring.underruns;
    this.#skipped += voice.ring.skipped;
    this.#voices.delete(sender);
  }

  setTarget(samples: number): void {
    this.#settings.targetSamples = samples;
    for (const voice of this.#voices.values()) voice.ring.setTarget(samples);
  }

  /** Fills `out` with the next samples of everybody, within -1..1. */
  render(out: Float32Array): void {
    out.fill(0);
    let noiseRms = 0;
    for (const voice of this.#voices.values()) {
      voice.squares += voice.ring.mix(out);
      voice.samples += out.length;
      noiseRms = Math.max(noiseRms, this.#noiseOf(voice, out.length));
    }
    for (let i = 0; i < out.length; i++) {
      out[i] = Math.min(1, Math.max(-1, (out[i] ?? 0) + this.#breath(noiseRms)));
    }
  }

  /** What happened since the last report; the counters are totals. */
  report(): MixerReport {
    const report: MixerReport = {
      levels: [],
      underruns: this.#underruns,
      skippedSamples: this.#skipped,
      bufferSamples: 0,
    };
    for (const [sender, voice] of this.#voices) {
      report.underruns += voice.ring.underruns;
      report.skippedSamples += voice.ring.skipped;
      report.bufferSamples = Math.max(report.bufferSamples, voice.ring.level);
      const level = voice.samples > 0 ? meter(voice.squares / voice.samples) : 0;
      if (level > 0) report.levels.push([sender, level]);
      voice.squares = 0;
      voice.samples = 0;
    }
    return report;
  }

  #voice(sender: number): Voice {
    const known = this.#voices.get(sender);
    if (known) return known;
    const oldest = this.#voices.keys().next();
    if (this.#voices.size >= this.#settings.speakersMax && !oldest.done) this.forget(oldest.value);
    const { targetSamples, capacitySamples } = this.#settings;
    const ring = new Ring(targetSamples, capacitySamples);
    const voice: Voice = { ring, squares: 0, samples: 0, noiseRms: 0, noiseSamples: 0 };
    this.#voices.set(sender, voice);
    return voice;
  }

  #noiseOf(voice: Voice, samples: number): number {
    voice.noiseSamples = Math.max(0, voice.noiseSamples - samples);
    const silent = voice.ring.state === 'idle' && voice.noiseSamples > 0;
    return silent ? voice.noiseRms : 0;
  }

  #breath(rms: number): number {
    this.#noiseRms += (rms - this.#noiseRms) * NOISE_FOLLOW;
    if (this.#noiseRms < 1e-6) return 0;
    this.#noise = this.#noise * NOISE_SMOOTH + (this.#chance() * 2 - 1) * (1 - NOISE_SMOOTH);
    return (this.#noise * this.#noiseRms) / NOISE_UNIT_RMS;
  }
}
