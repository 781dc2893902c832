/** The four replaceable parts of sound. A codec in WebAssembly is another Encoder and Decoder; an
 * adaptive buffer is another Playout. Each names the thread it lives on. */

/** Window. Opens the microphone and lets 20 ms blocks flow to the codec through a port. */
export interface Microphone {
  /** Asks for permission when needed. Fails with SoundError. */
  start(): Promise<void>;
  /** Gives the microphone back: the browser's light goes out. */
  stop(): void;
}

/** Worker. One block in, one packet out, in order. */
export interface Encoder {
  /** Takes 960 samples, 48 kHz mono. */
  encode(pcm: Float32Array): void;
  close(): void;
}

export type MakeEncoder = (links: {
  packet(opus: Uint8Array): void;
  /** The encoder is dead; make another. */
  failed(): void;
}) => Encoder;

/** Worker. One packet in, its samples out (48 kHz mono), in order. */
export interface Decoder {
  decode(opus: Uint8Array): void;
  close(): void;
}

export type MakeDecoder = (links: {
  sound(pcm: Float32Array): void;
  /** The decoder is dead, with all that it had not yet given back; make another. */
  failed(): void;
}) => Decoder;

/** What the codec tells the buffer; the worklet obeys it in order. */
export type PlayoutOrder =
  | { do: 'push'; sender: number; pcm: Float32Array; stamp: number }
  | { do: 'silence'; sender: number; stamp: number }
  | { do: 'noise'; sender: number; pcm: Float32Array }
  | { do: 'restart'; sender: number }
  | { do: 'forget'; sender: number };

/** Window. Plays what arrives at its port. */
export interface Playout {
  setTarget(milliseconds: number): void;
  close(): void;
}

/** What a frame on the wire says beside its sender; `opus` may be empty only with `silence`. */
export interface AudioFrame {
  /** Counts 20 ms frames, sent or not; 16 bits, wraps. */
  seq: number;
  /** Time of the first sample, 48 kHz samples; 32 bits, wraps. */
  stamp: number;
  /** From here on nobody speaks; the payload is a sample of the room's noise. */
  silence: boolean;
  opus: Uint8Array;
}

export interface HeardFrame extends AudioFrame {
  sender: number;
}

export interface Block {
  /** Number of the 20 ms block since the page opened its sound. */
  index: number;
  voice: boolean;
  pcm: Float32Array;
}
