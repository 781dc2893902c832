import { FRAME_SAMPLES } from './opus.ts';
import type { AudioFrame, Block, Encoder, MakeEncoder } from './parts.ts';
import { talkspurtNext, talkspurtStart } from './talkspurt.ts';
import type { TalkspurtState } from './talkspurt.ts';

/** From blocks of the microphone to frames for the wire. Runs in the codec worker; input arrives
 * through block() and speak(), output leaves through `send`. */
export interface SpeakingCounters {
  /** 20 ms blocks that went through the encoder. */
  encoded: number;
  sent: number;
  encoderFailures: number;
}

interface Numbered {
  index: number;
  opus: Uint8Array;
}

/** Blocks inside the encoder; it answers within one, so ten means that it has stalled. */
const WAITING_MAX = 10;
/** An encoder that never works is not made again for ever. */
const FAILURES_IN_ROW_MAX = 5;

export class Speaking {
  readonly #make: MakeEncoder;
  readonly #send: (frame: AudioFrame) => void;
  #encoder: Encoder | null = null;
  #waiting: { index: number; voice: boolean }[] = [];
  #talkspurt: TalkspurtState<Numbered> = talkspurtStart();
  #on = false;
  #lastIndex = -1;
  #failuresInRow = 0;
  readonly counters: SpeakingCounters = { encoded: 0, sent: 0, encoderFailures: 0 };

  constructor(make: MakeEncoder, send: (frame: AudioFrame) => void) {
    this.#make = make;
    this.#send = send;
  }

  speak(on: boolean): void {
    if (this.#on === on) return;
    this.#on = on;
    if (!on) this.#fallSilent();
    this.#talkspurt = talkspurtStart();
    this.#failuresInRow = 0;
  }

  block(block: Block): void {
    if (!this.#on || this.#failuresInRow >= FAILURES_IN_ROW_MAX) return;
    if (this.#waiting.length >= WAITING_MAX) this.#fail();
    this.#waiting.push({ index: block.index, voice: block.voice });
    try {
      this.#encoder ??= this.#makeEncoder();
      this.#encoder.encode(block.pcm);
      this.counters.encoded += 1;
    } catch {
      this.#fail();
    }
  }

  #makeEncoder(): Encoder {
    const encoder = this.#make({
      packet: (opus) => {
        if (this.#encoder === encoder) this.#packet(opus);
      },
      failed: () => {
        if (this.#encoder === encoder) this.#fail();
      },
    });
    return encoder;
  }

  #packet(opus: Uint8Array): void {
    this.#failuresInRow = 0;
    const from = this.#waiting.shift();
    if (!from || !this.#on) return;
    const next = talkspurtNext(this.#talkspurt, { index: from.index, opus }, from.voice);
    this.#talkspurt = next.state;
    for (const { packet, silence } of next.send) this.#sendFrame(packet, silence);
  }

  #sendFrame(packet: Numbered, silence: boolean): void {
    this.#lastIndex = packet.index;
    this.counters.sent += 1;
    this.#send({
      seq: packet.index & 0xffff,
      stamp: (packet.index * FRAME_SAMPLES) >>> 0,
      silence,
      opus: packet.opus,
    });
  }

  /** A last word, so that listeners do not take the end for a loss. */
  #fallSilent(): void {
    this.#waiting = [];
    this.#encoder?.close();
    this.#encoder = null;
    if (!this.#talkspurt.speaking) return;
    this.#sendFrame({ index: this.#lastIndex + 1, opus: new Uint8Array() }, true);
  }

  #fail(): void {
    this.counters.encoderFailures += 1;
    this.#failuresInRow += 1;
    this.#waiting = [];
    this.#encoder?.close();
    this.#encoder = null;
  }
}
