import { SAMPLE_RATE } from './opus.ts';
import type { Playout } from './parts.ts';
import { PLAYOUT_NAME } from './ports.ts';
import type { PlayoutSettings, PlayoutWindowOrder, PlayoutWord } from './ports.ts';

/** Half a second: what is more is of the past, see Ring. */
const CAPACITY_SAMPLES = SAMPLE_RATE / 2;

const TARGET_MS_MIN = 20;
const TARGET_MS_MAX = 300;

/** The playout worklet, seen from the window. Its module must be loaded in the context. */
export class WorkletPlayout implements Playout {
  readonly #node: AudioWorkletNode;

  constructor(
    context: AudioContext,
    links: {
      codec: MessagePort;
      targetMs: number;
      speakersMax: number;
      word(word: PlayoutWord): void;
    },
  ) {
    const settings: PlayoutSettings = {
      targetSamples: targetSamples(links.targetMs),
      capacitySamples: CAPACITY_SAMPLES,
      speakersMax: links.speakersMax,
    };
    this.#node = new AudioWorkletNode(context, PLAYOUT_NAME, {
      numberOfInputs: 0,
      numberOfOutputs: 1,
      outputChannelCount: [1],
      processorOptions: settings,
    });
    this.#node.port.onmessage = ({ data }: MessageEvent<PlayoutWord>) => links.word(data);
    this.#order({ do: 'connect', codec: links.codec }, [links.codec]);
    this.#node.connect(context.destination);
  }

  setTarget(milliseconds: number): void {
    this.#order({ do: 'target', samples: targetSamples(milliseconds) });
  }

  close(): void {
    this.#node.port.onmessage = null;
    this.#node.disconnect();
  }

  #order(order: PlayoutWindowOrder, transfer: Transferable[] = []): void {
    this.#node.port.postMessage(order, transfer);
  }
}

function targetSamples(milliseconds: number): number {
  const within = Math.min(TARGET_MS_MAX, Math.max(TARGET_MS_MIN, milliseconds));
  return Math.round((within * SAMPLE_RATE) / 1000);
}
