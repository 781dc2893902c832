import { levelDb, meanSquare, meter } from './level.ts';
import { FRAME_SAMPLES } from './opus.ts';
import type { Block } from './parts.ts';
import { CAPTURE_NAME } from './ports.ts';
import type { CaptureOrder, CaptureWord } from './ports.ts';
import { vadIsVoice, vadNext, vadStart } from './vad.ts';

/** Microphone to codec: cuts the signal into 20 ms blocks, says of each whether somebody speaks,
 * and hands it straight to the codec worker. Runs on the audio thread. */

declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

const BLOCKS_PER_WORD = 5;

class Capture extends AudioWorkletProcessor {
  #codec: MessagePort | null = null;
  #pcm = new Float32Array(FRAME_SAMPLES);
  #filled = 0;
  #index = 0;
  #vad = vadStart;
  #squares = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<CaptureOrder>) => {
      this.#codec = data.codec;
    };
  }

  process(inputs: Float32Array[][]): boolean {
    const samples = inputs[0]?.[0];
    if (samples) this.#take(samples);
    return true;
  }

  #take(samples: Float32Array): void {
    let taken = 0;
    while (taken < samples.length) {
      const part = samples.subarray(taken, taken + FRAME_SAMPLES - this.#filled);
      this.#pcm.set(part, this.#filled);
      this.#filled += part.length;
      taken += part.length;
      if (this.#filled === FRAME_SAMPLES) this.#finish();
    }
  }

  #finish(): void {
    const square = meanSquare(this.#pcm);
    this.#vad = vadNext(this.#vad, levelDb(square));
    this.#squares += square;
    const block: Block = { index: this.#index, voice: vadIsVoice(this.#vad), pcm: this.#pcm };
    this.#codec?.postMessage(block, [block.pcm.buffer]);
    this.#pcm = new Float32Array(FRAME_SAMPLES);
    this.#filled = 0;
    this.#index += 1;
    if (this.#index % BLOCKS_PER_WORD === 0) this.#word(block.voice);
  }

  #word(voice: boolean): void {
    const word: CaptureWord = { level: meter(this.#squares / BLOCKS_PER_WORD), voice };
    this.#squares = 0;
    this.port.postMessage(word);
  }
}

registerProcessor(CAPTURE_NAME, Capture);
