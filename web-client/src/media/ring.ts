import { FRAME_SAMPLES } from './opus.ts';
import { meanSquare } from './level.ts';

/** Sound of one speaker on its way to the loudspeaker.
 *
 *   idle --push--> filling --target reached--> playing --empty--> filling (an underrun)
 *     ^                                           |
 *     +--------empty-------- draining <--silence--+
 *
 * Its delay is set where it starts: with the target in it, after it ran dry or the first time. After
 * flagged silence it keeps its delay, so that pauses last as long as they did in the room, unless
 * the delay has left the target by more than a little. Past its capacity it keeps only the newest
 * target, so that what is heard is of the present. Runs in the playout worklet; samples are 48 kHz
 * mono, stamps count them and wrap at 32 bits. */
export type RingState = 'idle' | 'filling' | 'playing' | 'draining';

/** Soft edges, 2 ms: a cut in the middle of a wave clicks. */
const FADE_SAMPLES = 96;
/** What waits longer than this for the rest of its target (500 ms) is of the past. */
const FILLING_SAMPLES_MAX = 24_000;
/** Of the quiet tail before flagged silence at most this much (200 of the 300 ms) may be cut. */
const TAIL_FRAMES_MAX = 10;
/** A delay this far from the target (10 ms) is not worth a change. */
const BAND_SAMPLES = 480;
/** -40 dBFS: cutting in it is not heard. */
const QUIET_SQUARE = 1e-4;

export class Ring {
  readonly #samples: Float32Array;
  #target: number;
  #start = 0;
  #level = 0;
  #state: RingState = 'idle';
  #startAt = 0;
  #waited = 0;
  #fadeIn = 0;
  #fadesOut = false;
  /** Where the last flagged silence began, and how much of it has been played. */
  #silentFrom: number | null = null;
  #silentFor = 0;
  /** So many of the oldest samples in here are silence. */
  #quiet = 0;

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
    this.#startAt = samples;
  }

  push(pcm: Float32Array, stamp: number): void {
    if (this.#state === 'idle' || this.#state === 'draining') this.#resume(pcm.length, stamp);
    this.#append(pcm);
    if (!this.#fadesOut) this.#playWhenFull();
  }

  /** The speaker is silent from `stamp` on: what is left is played, then nothing is missing. A
   * buffer that had grown gives back the quiet end of it. */
  silence(stamp: number): void {
    if (this.#state === 'idle' || this.#state === 'draining') return;
    this.#silentFrom = stamp;
    this.#silentFor = 0;
    this.#cutTail();
    if (this.#state === 'filling') this.#fadeIn = FADE_SAMPLES;
    this.#fadesOut = false;
    this.#state = this.#level > 0 ? 'draining' : 'idle';
  }

  /** The stream jumped: back to the target, whether that means to wait or to leave something out. */
  restart(): void {
    this.#silentFrom = null;
    if (this.#state === 'playing' || this.#state === 'draining') this.#pause();
  }

  /** Adds the next samples to `out`. Returns the sum of their squares, for the meter. */
  mix(out: Float32Array): number {
    if (this.#fadesOut) return this.#mixLast(out);
    this.#trim();
    if (this.#state === 'filling') this.#wait(out.length);
    if (this.#state === 'idle') this.#silentFor += out.length;
    if (this.#state !== 'playing' && this.#state !== 'draining') return 0;

    const count = Math.min(out.length, this.#level);
    const ends = count === this.#level;
    const squares = this.#add(out, count, ends);
    if (ends) this.#ranDry(out.length - count);
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

  #fill(startAt = this.#target): void {
    this.#state = 'filling';
    this.#startAt = startAt;
    this.#waited = 0;
  }

  #pause(): void {
    this.#fadesOut = true;
    this.#fill();
  }

  /** Sound follows a silence: what was not yet played of the silence is put before it, which keeps
   * the delay as it was. Whether that is too much shows when the rest of a burst is there: #trim. */
  #resume(length: number, stamp: number): void {
    const goesOn = this.#level > 0;
    const rest = this.#silenceLeft(stamp);
    if (rest > 0 && this.#level + rest + length <= this.#samples.length) {
      this.#append(new Float32Array(rest));
    }
    this.#quiet = this.#level;
    if (goesOn) this.#state = 'playing';
    else this.#fill(rest > 0 ? this.#target - BAND_SAMPLES : this.#target);
  }

  /** How much of the silence up to `stamp` has not been played. */
  #silenceLeft(stamp: number): number {
    if (this.#silentFrom === null) return 0;
    // Int32 arithmetic: right over the wrap, negative for a stream that started again.
    const lasted = (stamp - this.#silentFrom) | 0;
    return Math.max(0, lasted - this.#silentFor);
  }

  /** Leaves out silence when there is more sound behind it than there should be. */
  #trim(): void {
    const excess = this.#level - this.#target;
    if (this.#quiet > 0 && excess > BAND_SAMPLES) this.#drop(Math.min(excess, this.#quiet));
  }

  #append(pcm: Float32Array): void {
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
  }

  #playWhenFull(): void {
    if (this.#state !== 'filling' || this.#level < this.#startAt) return;
    this.#state = 'playing';
    this.#fadeIn = FADE_SAMPLES;
  }

  #wait(samples: number): void {
    this.#waited += samples;
    if (this.#waited <= FILLING_SAMPLES_MAX) return;
    this.#drop(this.#level);
    this.#state = 'idle';
    this.#silentFrom = null;
  }

  #ranDry(silent: number): void {
    if (this.#state === 'draining') {
      this.#state = 'idle';
      this.#silentFor = silent;
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
    this.#quiet = Math.max(0, this.#quiet - samples);
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
