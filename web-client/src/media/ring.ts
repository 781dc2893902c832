import { FRAME_SAMPLES } from './opus.ts';
import { meanSquare } from './level.ts';

/** Sound of one speaker on its way to the loudspeaker.
 *
 *   idle --push--> filling --target reached--> playing --empty--> filling (an underrun)
 *     ^                                           |
 *     +--------empty-------- draining <--silence--+
 *
 * Its delay is set where it starts, so it starts at the target each time: after flagged silence, and
 * after it ran dry. Past its capacity it keeps only the newest target, so that what is heard is of
 * the present. Runs in the playout worklet; samples are 48 kHz mono. */
export type RingState = 'idle' | 'filling' | 'playing' | 'draining';

/** Soft edges, 2 ms: a cut in the middle of a wave clicks. */
const FADE_SAMPLES = 96;
/** What waits longer than this for the rest of its target (500 ms) is of the past. */
const FILLING_SAMPLES_MAX = 24_000;
/** Of the quiet tail before flagged silence at most this much (200 of the 300 ms) may be cut. */
const TAIL_FRAMES_MAX = 10;
/** -40 dBFS: cutting in it is not heard. */
const QUIET_SQUARE = 1e-4;

export class Ring {
  readonly #samples: Float32Array;
  #target: number;
  #start = 0;
  #level = 0;
  #state: RingState = 'idle';
  #waited = 0;
  #fadeIn = 0;
  #fadesOut = false;

  /** Times it ran dry while more was expected. */
  underruns = 0;
  /** Samples thrown away to come back to the present. */
  skipped = 0;

  constructor(targetSamples: number, capacitySamples: number) {
    this.#target = targetSamples;
    this.#samples = new Float32Array(capacitySamples);
  }

  get level(): number {
    return this.#level;
  }

  get state(): RingState {
    return this.#state;
  }

  setTarget(samples: number): void {
    this.#target = samples;
  }

  push(pcm: Float32Array): void {
    if (this.#state === 'idle') this.#fill();
    if (this.#state === 'draining') this.#goOn();
    if (this.#level + pcm.length > this.#samples.length) {
      this.#drop(this.#level + pcm.length - this.#target);
    }
    const room = pcm.subarray(Math.max(0, pcm.length - this.#samples.length));
    let at = (this.#start + this.#level) % this.#samples.length;
    for (const sample of room) {
      this.#samples[at] = sample;
      at = at + 1 === this.#samples.length ? 0 : at + 1;
    }
    this.#level += room.length;
    this.#playWhenFull();
  }

  /** The speaker is silent from here on: what is left is played, then nothing is missing. A buffer
   * that had grown gives back the quiet end of it. */
  silence(): void {
    if (this.#state === 'idle') return;
    this.#cutTail();
    if (this.#state === 'filling') this.#fadeIn = FADE_SAMPLES;
    this.#fadesOut = false;
    this.#state = this.#level > 0 ? 'draining' : 'idle';
  }

  /** The stream jumped: back to the target, whether that means to wait or to leave something out. */
  restart(): void {
    if (this.#state === 'playing' || this.#state === 'draining') this.#pause();
  }

  /** Adds the next samples to `out`. Returns the sum of their squares, for the meter. */
  mix(out: Float32Array): number {
    if (this.#fadesOut) return this.#mixLast(out);
    if (this.#state === 'filling') this.#wait(out.length);
    if (this.#state !== 'playing' && this.#state !== 'draining') return 0;

    const count = Math.min(out.length, this.#level);
    const ends = count === this.#level;
    const squares = this.#add(out, count, ends);
    if (ends) this.#ranDry();
    return squares;
  }

  /** The end before a pause; what is then too much is left out. */
  #mixLast(out: Float32Array): number {
    const squares = this.#add(out, Math.min(out.length, this.#level, FADE_SAMPLES), true);
    this.#fadesOut = false;
    if (this.#level > this.#target) this.#drop(this.#level - this.#target);
    this.#playWhenFull();
    return squares;
  }

  #add(out: Float32Array, count: number, ends: boolean): number {
    let squares = 0;
    for (let i = 0; i < count; i++) {
      let sample = this.#samples[(this.#start + i) % this.#samples.length] ?? 0;
      if (this.#fadeIn > 0) sample *= 1 - this.#fadeIn-- / FADE_SAMPLES;
      if (ends && count - i <= FADE_SAMPLES) sample *= (count - i) / FADE_SAMPLES;
      out[i] = (out[i] ?? 0) + sample;
      squares += sample * sample;
    }
    this.#take(count);
    return squares;
  }

  #fill(): void {
    this.#state = 'filling';
    this.#waited = 0;
  }

  #pause(): void {
    this.#fadesOut = true;
    this.#fill();
  }

  /** Sound follows a silence whose last samples are still being played. */
  #goOn(): void {
    if (this.#level < this.#target) this.#pause();
    else this.#state = 'playing';
  }

  #playWhenFull(): void {
    if (this.#state !== 'filling' || this.#fadesOut || this.#level < this.#target) return;
    this.#state = 'playing';
    this.#fadeIn = FADE_SAMPLES;
  }

  #wait(samples: number): void {
    this.#waited += samples;
    if (this.#waited <= FILLING_SAMPLES_MAX) return;
    this.#drop(this.#level);
    this.#state = 'idle';
  }

  #ranDry(): void {
    if (this.#state === 'draining') {
      this.#state = 'idle';
      return;
    }
    this.underruns += 1;
    this.#fill();
  }

  #drop(samples: number): void {
    const count = Math.min(samples, this.#level);
    this.#take(count);
    this.skipped += count;
  }

  #take(samples: number): void {
    this.#start = (this.#start + samples) % this.#samples.length;
    this.#level -= samples;
  }

  #cutTail(): void {
    for (let i = 0; i < TAIL_FRAMES_MAX; i++) {
      if (this.#level - FRAME_SAMPLES < this.#target) return;
      if (meanSquare(this.#newest(FRAME_SAMPLES)) > QUIET_SQUARE) return;
      this.#level -= FRAME_SAMPLES;
      this.skipped += FRAME_SAMPLES;
    }
  }

  #newest(samples: number): Float32Array {
    const first = this.#start + this.#level - samples;
    return Float32Array.from(
      { length: samples },
      (_, i) => this.#samples[(first + i) % this.#samples.length] ?? 0,
    );
  }
}
