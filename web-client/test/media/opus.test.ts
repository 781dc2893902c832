import { expect, test } from 'vitest';
import { concealing, frameSamples, packetSamples } from '../../src/media/opus.ts';

const packets: { story: string; bytes: number[]; samples: number }[] = [
  { story: 'nothing', bytes: [], samples: 0 },
  { story: 'SILK 10 ms', bytes: [0 << 3, 1], samples: 480 },
  { story: 'SILK 60 ms', bytes: [3 << 3, 1], samples: 2880 },
  { story: 'hybrid 20 ms', bytes: [13 << 3, 1], samples: 960 },
  { story: 'CELT 2.5 ms', bytes: [16 << 3, 1], samples: 120 },
  { story: 'CELT 20 ms', bytes: [31 << 3, 1], samples: 960 },
  { story: 'two frames of one size', bytes: [(31 << 3) | 1, 1, 1], samples: 1920 },
  { story: 'two frames of two sizes', bytes: [(31 << 3) | 2, 1, 1, 1], samples: 1920 },
  { story: 'three frames, counted', bytes: [(31 << 3) | 3, 3], samples: 2880 },
  { story: 'counted, but the count is missing', bytes: [(31 << 3) | 3], samples: 0 },
  { story: 'counted, but none', bytes: [(31 << 3) | 3, 0], samples: 0 },
  { story: '120 ms is the longest', bytes: [(3 << 3) | 1, 1, 1], samples: 5760 },
  { story: 'longer than 120 ms', bytes: [(3 << 3) | 3, 3], samples: 0 },
];

test.each(packets)('length of a packet: $story', ({ bytes, samples }) => {
  expect(packetSamples(Uint8Array.from(bytes))).toBe(samples);
});

test('a concealing packet is one empty frame of the same kind', () => {
  const toc = (13 << 3) | 4 | 3;
  const packet = concealing(toc);
  expect([...packet]).toEqual([(13 << 3) | 4]);
  expect(packetSamples(packet)).toBe(frameSamples(toc));
});
