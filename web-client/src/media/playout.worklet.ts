import { Mixer } from './mixer.ts';
import { SAMPLE_RATE } from './opus.ts';
import type { PlayoutOrder } from './parts.ts';
import { PLAYOUT_NAME } from './ports.ts';
import type { PlayoutSettings, PlayoutWindowOrder, PlayoutWord } from './ports.ts';

/** Codec to loudspeaker: obeys the codec worker's orders and renders the mixer. Runs on the audio
 * thread; all that can be wrong in it is in mixer.ts and ring.ts. */

declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(
  name: string,
  processor: new (options: { processorOptions: PlayoutSettings }) => AudioWorkletProcessor,
): void;

const WORD_SAMPLES = SAMPLE_RATE / 10;

class Playout extends AudioWorkletProcessor {
  readonly #mixer: Mixer;
  #sinceWord = 0;

  constructor(options: { processorOptions: PlayoutSettings }) {
    super();
    this.#mixer = new Mixer(options.processorOptions, Math.random);
    this.port.onmessage = ({ data }: MessageEvent<PlayoutWindowOrder>) => this.#onWindow(data);
  }

  process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const out = outputs[0]?.[0];
    if (!out) return true;
    this.#mixer.render(out);
    this.#sinceWord += out.length;
    if (this.#sinceWord >= WORD_SAMPLES) {
      this.#sinceWord = 0;
      const word: PlayoutWord = this.#mixer.report();
      this.port.postMessage(word);
    }
    return true;
  }

  #onWindow(order: PlayoutWindowOrder): void {
    switch (order.do) {
      case 'connect':
        order.codec.onmessage = ({ data }: MessageEvent<PlayoutOrder>) => this.#onCodec(data);
        break;
      case 'target':
        this.#mixer.setTarget(order.samples);
        break;
    }
  }

  #onCodec(order: PlayoutOrder): void {
    switch (order.do) {
      case 'push':
        this.#mixer.push(order.sender, order.pcm, order.stamp);
        break;
      case 'silence':
        this.#mixer.silence(order.sender, order.stamp);
        break;
      case 'noise':
        this.#mixer.noise(order.sender, order.pcm);
        break;
      case 'restart':
        this.#mixer.restart(order.sender);
        break;
      case 'forget':
        this.#mixer.forget(order.sender);
        break;
    }
  }
}

registerProcessor(PLAYOUT_NAME, Playout);
