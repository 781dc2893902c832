import { gapNext, gapStart } from './gap.ts';
import type { GapState, Verdict } from './gap.ts';
import { FRAME_SAMPLES, concealing, frameSamples, packetSamples } from './opus.ts';
import type { Decoder, HeardFrame, MakeDecoder, PlayoutOrder } from './parts.ts';

/** From frames heard to sound for the playout, one decoder per speaker. Runs in the codec worker;
 * input arrives through hear() and forget(), output leaves through `order`. */
export interface HearingCounters {
  /** 20 ms frames that were decoded and handed to the playout, concealed ones not counted. */
  played: number;
  /** Frames of speech that never came. */
  missing: number;
  /** Of the missing ones, how many were concealed. */
  concealed: number;
  /** Frames that came after their place had been filled, or twice. */
  late: number;
  /** Payloads that are no Opus, or that the decoder refused. */
  malformed: number;
}

/** What stands in line behind a decoder, so that sound and words about it keep their order. */
type Pending = Awaited | { order: PlayoutOrder };

interface Awaited {
  as: 'sound' | 'noise' | 'concealment';
  stamp: number;
}

interface Speaker {
  id: number;
  gap: GapState;
  decoder: Decoder | null;
  toc: number | null;
  pending: Pending[];
}

/** A decoder answers within a packet; more than 2 s of waiting means that it is stuck. */
const PENDING_MAX = 100;

export class Hearing {
  readonly #make: MakeDecoder;
  readonly #order: (order: PlayoutOrder) => void;
  readonly #speakersMax: number;
  /** Least recently heard first. */
  readonly #speakers = new Map<number, Speaker>();
  readonly counters: HearingCounters = {
    played: 0,
    missing: 0,
    concealed: 0,
    late: 0,
    malformed: 0,
  };

  constructor(make: MakeDecoder, order: (order: PlayoutOrder) => void, speakersMax: number) {
    this.#make = make;
    this.#order = order;
    this.#speakersMax = speakersMax;
  }

  hear(frame: HeardFrame): void {
    const { silence } = frame;
    const samples = packetSamples(frame.opus);
    if (samples === 0 && !(silence && frame.opus.length === 0)) {
      this.counters.malformed += 1;
      return;
    }
    const speaker = this.#speaker(frame.sender);
    const frames = Math.round(samples / FRAME_SAMPLES);
    const { state, verdict } = gapNext(speaker.gap, { seq: frame.seq, silence, frames });
    speaker.gap = state;
    this.counters.missing += verdict.missing;
    this.#fillGap(speaker, verdict, frame.stamp);
    switch (verdict.kind) {
      case 'drop':
        this.counters.late += 1;
        break;
      case 'play':
        this.#decode(speaker, frame.opus, { as: 'sound', stamp: frame.stamp });
        break;
      case 'quiet':
        this.#tell(speaker, { do: 'silence', sender: speaker.id, stamp: frame.stamp });
        if (samples > 0) this.#decode(speaker, frame.opus, { as: 'noise', stamp: frame.stamp });
        break;
    }
  }

  /** The speaker has left, or is no longer among those heard lately. */
  forget(sender: number): void {
    const speaker = this.#speakers.get(sender);
    if (!speaker) return;
    this.#speakers.delete(sender);
    speaker.decoder?.close();
    speaker.decoder = null;
    this.#order({ do: 'forget', sender });
  }

  #speaker(id: number): Speaker {
    const known = this.#speakers.get(id);
    if (known) {
      this.#speakers.delete(id);
      this.#speakers.set(id, known);
      return known;
    }
    const oldest = this.#speakers.keys().next();
    if (this.#speakers.size >= this.#speakersMax && !oldest.done) this.forget(oldest.value);
    const speaker: Speaker = { id, gap: gapStart, decoder: null, toc: null, pending: [] };
    this.#speakers.set(id, speaker);
    return speaker;
  }

  #fillGap(speaker: Speaker, verdict: Verdict, before: number): void {
    if (speaker.decoder && speaker.toc !== null && verdict.conceal > 0) {
      const lost = verdict.conceal * FRAME_SAMPLES;
      const piece = frameSamples(speaker.toc);
      for (let filled = 0; filled < lost; filled += piece) {
        const stamp = (before - verdict.missing * FRAME_SAMPLES + filled) >>> 0;
        this.#decode(speaker, concealing(speaker.toc), { as: 'concealment', stamp });
      }
      this.counters.concealed += verdict.conceal;
    }
    if (verdict.restart) this.#tell(speaker, { do: 'restart', sender: speaker.id });
  }

  #decode(speaker: Speaker, opus: Uint8Array, awaited: Awaited): void {
    if (speaker.pending.length >= PENDING_MAX) this.#fail(speaker);
    if (awaited.as !== 'concealment') speaker.toc = opus[0] ?? null;
    speaker.pending.push(awaited);
    try {
      speaker.decoder ??= this.#makeDecoder(speaker);
      speaker.decoder.decode(opus);
    } catch {
      this.#fail(speaker);
    }
  }

  #makeDecoder(speaker: Speaker): Decoder {
    const decoder = this.#make({
      sound: (pcm) => {
        if (speaker.decoder === decoder) this.#sound(speaker, pcm);
      },
      failed: () => {
        if (speaker.decoder === decoder) this.#fail(speaker);
      },
    });
    return decoder;
  }

  #sound(speaker: Speaker, pcm: Float32Array): void {
    const from = speaker.pending.shift();
    if (from && 'as' in from) {
      const { as, stamp } = from;
      if (as === 'sound') this.counters.played += Math.round(pcm.length / FRAME_SAMPLES);
      const sender = speaker.id;
      this.#order(as === 'noise' ? { do: as, sender, pcm } : { do: 'push', sender, pcm, stamp });
    }
    this.#tellWaiting(speaker);
  }

  /** Says it now, or after the sound that is still in the decoder. */
  #tell(speaker: Speaker, order: PlayoutOrder): void {
    speaker.pending.push({ order });
    this.#tellWaiting(speaker);
  }

  #tellWaiting(speaker: Speaker): void {
    for (let first = speaker.pending[0]; first && 'order' in first; first = speaker.pending[0]) {
      speaker.pending.shift();
      this.#order(first.order);
    }
  }

  /** The next packet gets a new decoder; what the dead one held is lost. */
  #fail(speaker: Speaker): void {
    this.counters.malformed += 1;
    speaker.decoder?.close();
    speaker.decoder = null;
    speaker.toc = null;
    speaker.pending = speaker.pending.filter((each) => 'order' in each);
    this.#tellWaiting(speaker);
  }
}
