import { DECODER_CONFIG } from './decoder.ts';
import { encoderConfig } from './encoder.ts';
import { FRAME_SAMPLES, SAMPLE_RATE } from './opus.ts';

/** Can this browser speak and hear? isConfigSupported promises things that fail later, so one packet
 * is really decoded and one really encoded. Runs in the codec worker. */
export type SupportGap =
  /** The page is not served over HTTPS, so browsers hide the microphone and the codec. */
  | 'not_secure'
  | 'no_worklet'
  | 'no_worker'
  | 'no_decoder'
  | 'no_encoder'
  | 'decode_failed'
  | 'encode_failed';

/** What is missing for each; null means that it works. */
export interface Support {
  hear: SupportGap | null;
  speak: SupportGap | null;
}

/** 20 ms of digital silence, as CELT at full band. */
const SILENT_PACKET = Uint8Array.of(0xf8, 0xff, 0xfe);
const PROBE_BITRATE = 24_000;

export async function probe(): Promise<Support> {
  const hear = await probeDecoder(SILENT_PACKET);
  return { hear, speak: await probeEncoder(hear === null) };
}

async function probeDecoder(packet: Uint8Array<ArrayBuffer>): Promise<SupportGap | null> {
  if (typeof AudioDecoder === 'undefined') return 'no_decoder';
  try {
    return (await decodeOne(packet)) === FRAME_SAMPLES ? null : 'decode_failed';
  } catch {
    return 'decode_failed';
  }
}

async function probeEncoder(decodes: boolean): Promise<SupportGap | null> {
  if (typeof AudioEncoder === 'undefined') return 'no_encoder';
  try {
    const packet = await encodeOne();
    if (packet.length === 0) return 'encode_failed';
    return decodes ? await probeDecoder(packet) : null;
  } catch {
    return 'encode_failed';
  }
}

/** Resolves to the number of samples that came out. */
function decodeOne(packet: Uint8Array<ArrayBuffer>): Promise<number> {
  return new Promise((resolve, reject) => {
    let samples = 0;
    const decoder = new AudioDecoder({
      output(data) {
        samples += data.sampleRate === SAMPLE_RATE ? data.numberOfFrames : 0;
        data.close();
      },
      error: reject,
    });
    decoder.configure(DECODER_CONFIG);
    decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: 0, data: packet }));
    void decoder.flush().then(() => {
      decoder.close();
      resolve(samples);
    }, reject);
  });
}

function encodeOne(): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    let packet = new Uint8Array();
    const encoder = new AudioEncoder({
      output(chunk) {
        if (packet.length > 0) return;
        packet = new Uint8Array(chunk.byteLength);
        chunk.copyTo(packet);
      },
      error: reject,
    });
    encoder.configure(encoderConfig(PROBE_BITRATE));
    const tone = Float32Array.from({ length: FRAME_SAMPLES }, (_, i) => Math.sin(i / 20) / 4);
    const data = new AudioData({
      format: 'f32-planar',
      sampleRate: SAMPLE_RATE,
      numberOfChannels: 1,
      numberOfFrames: FRAME_SAMPLES,
      timestamp: 0,
      data: tone,
    });
    encoder.encode(data);
    data.close();
    void encoder.flush().then(() => {
      encoder.close();
      resolve(packet);
    }, reject);
  });
}
