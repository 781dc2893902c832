/** What the outside of an Opus packet tells (RFC 6716, section 3). Nothing here decodes. */

export const SAMPLE_RATE = 48_000;
/** One frame of a class's sound: 20 ms at 48 kHz. Sequence numbers count these. */
export const FRAME_SAMPLES = 960;

/** The longest packet that Opus knows: 120 ms. */
const PACKET_SAMPLES_MAX = 5760;

const SILK = [480, 960, 1920, 2880] as const;
const HYBRID = [480, 960] as const;
const CELT = [120, 240, 480, 960] as const;

/** Length in samples of each frame in a packet that begins with this byte (table 2 of the RFC). */
export function frameSamples(toc: number): number {
  const config = (toc >> 3) & 31;
  if (config < 12) return SILK[config & 3] ?? 0;
  if (config < 16) return HYBRID[config & 1] ?? 0;
  return CELT[config & 3] ?? 0;
}

/** Length of the whole packet in samples, or 0 when it is no Opus packet. */
export function packetSamples(packet: Uint8Array): number {
  const toc = packet[0];
  if (toc === undefined) return 0;
  const samples = frameSamples(toc) * frameCount(toc, packet);
  return samples <= PACKET_SAMPLES_MAX ? samples : 0;
}

function frameCount(toc: number, packet: Uint8Array): number {
  switch (toc & 3) {
    case 0:
      return 1;
    case 3:
      return (packet[1] ?? 0) & 63;
    default:
      return 2;
  }
}

/** One frame of nothing, in the manner of the packet before: a decoder answers it with its own
 * concealment. */
export function concealing(toc: number): Uint8Array {
  return Uint8Array.of(toc & 0xfc);
}
