import { SAMPLE_RATE } from './opus.ts';
import type { Decoder, MakeDecoder } from './parts.ts';

/** The browser's own Opus decoder (WebCodecs). It ignores time stamps and inserts nothing for what
 * is missing: gap.ts does. Every chunk is a key chunk; flush() would reset it and is never called. */

export const DECODER_CONFIG: AudioDecoderConfig = {
  codec: 'opus',
  sampleRate: SAMPLE_RATE,
  numberOfChannels: 1,
};

export const webcodecsDecoder: MakeDecoder = (links) => new WebcodecsDecoder(links);

class WebcodecsDecoder implements Decoder {
  readonly #decoder: AudioDecoder;
  #packets = 0;

  constructor(links: Parameters<MakeDecoder>[0]) {
    this.#decoder = new AudioDecoder({
      output(data) {
        const pcm = new Float32Array(data.numberOfFrames);
        data.copyTo(pcm, { planeIndex: 0, format: 'f32-planar' });
        data.close();
        links.sound(pcm);
      },
      error: () => links.failed(),
    });
    this.#decoder.configure(DECODER_CONFIG);
  }

  decode(opus: Uint8Array): void {
    const timestamp = this.#packets++ * 20_000;
    // The bytes arrived in a message of their own: a plain ArrayBuffer, never shared memory.
    const data = opus as Uint8Array<ArrayBuffer>;
    this.#decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp, data }));
  }

  close(): void {
    if (this.#decoder.state !== 'closed') this.#decoder.close();
  }
}
