import { SAMPLE_RATE } from './opus.ts';
import type { Encoder, MakeEncoder } from './parts.ts';

/** The browser's own Opus encoder (WebCodecs). DTX stays off: browsers disagree about its time
 * stamps, so silence is ours (talkspurt.ts). */

/** Fields of the Opus registration that the compiler's DOM library does not list yet. */
type OpusSettings = OpusEncoderConfig & { application: 'voip'; signal: 'voice' };

const OPUS: OpusSettings = {
  frameDuration: 20_000,
  complexity: 9,
  application: 'voip',
  signal: 'voice',
};

export function encoderConfig(bitrate: number): AudioEncoderConfig {
  return {
    codec: 'opus',
    sampleRate: SAMPLE_RATE,
    numberOfChannels: 1,
    bitrate,
    bitrateMode: 'variable',
    opus: OPUS,
  };
}

export function webcodecsEncoder(bitrate: number): MakeEncoder {
  return (links) => new WebcodecsEncoder(bitrate, links);
}

class WebcodecsEncoder implements Encoder {
  readonly #encoder: AudioEncoder;
  #samples = 0;

  constructor(bitrate: number, links: Parameters<MakeEncoder>[0]) {
    this.#encoder = new AudioEncoder({
      output(chunk) {
        const opus = new Uint8Array(chunk.byteLength);
        chunk.copyTo(opus);
        links.packet(opus);
      },
      error: () => links.failed(),
    });
    this.#encoder.configure(encoderConfig(bitrate));
  }

  encode(pcm: Float32Array): void {
    const data = new AudioData({
      format: 'f32-planar',
      sampleRate: SAMPLE_RATE,
      numberOfChannels: 1,
      numberOfFrames: pcm.length,
      timestamp: Math.round((this.#samples * 1e6) / SAMPLE_RATE),
      // Blocks are made by the capture worklet over plain ArrayBuffers, never over shared memory.
      data: pcm as Float32Array<ArrayBuffer>,
    });
    this.#samples += pcm.length;
    this.#encoder.encode(data);
    data.close();
  }

  close(): void {
    if (this.#encoder.state !== 'closed') this.#encoder.close();
  }
}
