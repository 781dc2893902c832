import { expect, test } from 'vitest';
import { Hearing } from '../../src/media/hearing.ts';
import type { MakeDecoder, PlayoutOrder } from '../../src/media/parts.ts';
import { packetSamples } from '../../src/media/opus.ts';

const HYBRID = 15 << 3;
/** The stand-in decoder dies of a packet with this second byte. */
const POISON = 66;

/** A decoder that answers when `work` is called, with the packet's first byte as every sample. */
function world(speakersMax = 8) {
  const orders: PlayoutOrder[] = [];
  const queue: (() => void)[] = [];
  let made = 0;
  let open = 0;
  const make: MakeDecoder = (links) => {
    made += 1;
    open += 1;
    let closed = false;
    return {
      decode(opus) {
        if (closed) throw new Error('closed');
        queue.push(() => {
          if (closed) return;
          if (opus[1] === POISON) links.failed();
          else links.sound(new Float32Array(packetSamples(opus)).fill(opus.length));
        });
      },
      close() {
        if (!closed) open -= 1;
        closed = true;
      },
    };
  };
  const hearing = new Hearing(make, (order) => orders.push(order), speakersMax);
  return {
    hearing,
    work: () => queue.splice(0).forEach((answer) => answer()),
    decoders: () => ({ made, open }),
    said: () =>
      orders.map((order) => ('pcm' in order ? `${order.do}${order.pcm[0]}` : order.do)).join(' '),
    hear(seq: number, options: { silence?: boolean; opus?: number[]; sender?: number } = {}) {
      hearing.hear({
        sender: options.sender ?? 1,
        seq,
        stamp: seq * 960,
        silence: options.silence ?? false,
        opus: Uint8Array.from(options.opus ?? [HYBRID, 1, 2]),
      });
    },
  };
}

test('frames become sound', () => {
  const w = world();
  w.hear(0);
  w.hear(1);
  w.work();
  expect(w.said()).toBe('push3 push3');
  expect(w.hearing.counters).toMatchObject({ played: 2, missing: 0 });
});

test('what is missing is concealed in its place', () => {
  const w = world();
  w.hear(0);
  w.hear(3, { opus: [HYBRID, 1, 2, 3] });
  w.work();
  expect(w.said()).toBe('push3 push1 push1 push4');
  expect(w.hearing.counters).toMatchObject({ played: 2, missing: 2, concealed: 2 });
});

test('a long gap is concealed for 100 ms, then the buffer starts again', () => {
  const w = world();
  w.hear(0);
  w.hear(50);
  w.work();
  expect(w.said()).toBe('push3 push1 push1 push1 push1 push1 restart push3');
  expect(w.hearing.counters).toMatchObject({ missing: 49, concealed: 5 });
});

test('silence is told after the sound that is still in the decoder', () => {
  const w = world();
  w.hear(0);
  w.hear(1, { silence: true });
  expect(w.said()).toBe('');
  w.work();
  expect(w.said()).toBe('push3 silence noise3');
});

test('silence without payload', () => {
  const w = world();
  w.hear(0, { silence: true, opus: [] });
  expect(w.said()).toBe('silence');
});

test('no payload without the flag, or no Opus at all, is counted and dropped', () => {
  const w = world();
  w.hear(0, { opus: [] });
  w.hear(1, { opus: [HYBRID | 3] });
  w.work();
  expect(w.said()).toBe('');
  expect(w.hearing.counters.malformed).toBe(2);
  expect(w.decoders().made).toBe(0);
});

test('a packet that kills the decoder costs that packet, and the next gets a new one', () => {
  const w = world();
  w.hear(0);
  w.work();
  w.hear(1, { opus: [HYBRID, POISON] });
  w.hear(2, { silence: true, opus: [] });
  w.work();
  w.hear(3);
  w.work();
  expect(w.said()).toBe('push3 silence push3');
  expect(w.hearing.counters).toMatchObject({ played: 2, malformed: 1 });
  expect(w.decoders()).toEqual({ made: 2, open: 1 });
});

test('twice and late are dropped', () => {
  const w = world();
  for (const seq of [0, 1, 1, 3, 2, 4]) w.hear(seq);
  w.work();
  expect(w.hearing.counters).toMatchObject({ played: 4, late: 2, missing: 1, concealed: 1 });
});

test('the speaker not heard for longest gives way', () => {
  const w = world(2);
  w.hear(0, { sender: 1 });
  w.hear(0, { sender: 2 });
  w.hear(1, { sender: 1 });
  w.work();
  w.hear(0, { sender: 3 });
  w.work();
  w.hear(2, { sender: 1 });
  w.work();
  expect(w.decoders()).toEqual({ made: 3, open: 2 });
  expect(w.said()).toBe('push3 push3 push3 forget push3 push3');
});

test('who left is forgotten, and nothing of theirs comes after', () => {
  const w = world();
  w.hear(0);
  w.hearing.forget(1);
  w.hearing.forget(1);
  w.work();
  expect(w.said()).toBe('forget');
  expect(w.decoders()).toEqual({ made: 1, open: 0 });
});

test('a decoder that never answers is replaced', () => {
  const w = world();
  for (let seq = 0; seq < 101; seq++) w.hear(seq);
  expect(w.decoders()).toEqual({ made: 2, open: 1 });
  w.work();
  expect(w.hearing.counters).toMatchObject({ played: 1, malformed: 1 });
});
