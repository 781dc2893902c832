import { expect, test } from 'vitest';
import type { AudioFrame, MakeEncoder } from '../../src/media/parts.ts';
import { Speaking } from '../../src/media/speaking.ts';
import { constant } from './signals.ts';

function world(breaks: (block: number) => boolean = () => false) {
  const sent: AudioFrame[] = [];
  const queue: (() => void)[] = [];
  let made = 0;
  let blocks = 0;
  const make: MakeEncoder = (links) => {
    made += 1;
    return {
      encode(pcm) {
        const block = blocks++;
        if (breaks(block)) throw new Error('closed');
        const opus = Uint8Array.of(0xf8, pcm[0] === 0 ? 0 : 1);
        queue.push(() => links.packet(opus));
      },
      close() {
        queue.length = 0;
      },
    };
  };
  const speaking = new Speaking(make, (frame) => sent.push(frame));
  return {
    speaking,
    made: () => made,
    /** V and . as in the talkspurt's stories; the encoder answers after each block. */
    blocks(from: number, voices: string, answers = true) {
      [...voices].forEach((voice, i) => {
        speaking.block({ index: from + i, voice: voice === 'V', pcm: constant(0.1) });
        if (answers) queue.splice(0).forEach((answer) => answer());
      });
    },
    sent: () => sent.map(({ seq, silence, opus }) => `${seq}${silence ? '~' : ''}:${opus.length}`),
    frames: sent,
  };
}

test('nothing leaves before speaking is asked for, nor after', () => {
  const w = world();
  w.blocks(0, 'VV');
  w.speaking.speak(true);
  w.blocks(2, 'VV');
  w.speaking.speak(false);
  w.blocks(4, 'VV');
  expect(w.sent()).toEqual(['2:2', '3:2', '4~:0']);
});

test('the last word is said only when something was being said', () => {
  const w = world();
  w.speaking.speak(true);
  w.blocks(0, 'V..');
  w.speaking.speak(false);
  expect(w.sent()).toEqual(['0:2', '1~:2']);
});

test('number and stamp count the blocks, sent or not, and wrap', () => {
  const w = world();
  w.speaking.speak(true);
  w.blocks(65_535, 'V....V');
  expect(w.sent()).toEqual(['65535:2', '0~:2', '2:2', '3:2', '4:2']);
  expect(w.frames.map(({ stamp }) => stamp)).toEqual(
    [65_535, 65_536, 65_538, 65_539, 65_540].map((index) => index * 960),
  );
  w.blocks(2 ** 32 / 64, 'V');
  expect(w.frames.at(-1)?.stamp).toBe(0);
});

test('an encoder that breaks is replaced', () => {
  const w = world((block) => block === 1);
  w.speaking.speak(true);
  w.blocks(0, 'VVV');
  expect(w.sent()).toEqual(['0:2', '2:2']);
  expect(w.made()).toBe(2);
  expect(w.speaking.counters).toMatchObject({ encoded: 2, sent: 2, encoderFailures: 1 });
});

test('an encoder that always breaks is given up until speaking is asked for again', () => {
  const w = world(() => true);
  w.speaking.speak(true);
  w.blocks(0, 'VVVVVVVVVV');
  expect(w.made()).toBe(5);
  w.speaking.speak(false);
  w.speaking.speak(true);
  w.blocks(10, 'V');
  expect(w.made()).toBe(6);
});

test('an encoder that stalls is replaced', () => {
  const w = world();
  w.speaking.speak(true);
  w.blocks(0, 'VVVVVVVVVVV', false);
  expect(w.made()).toBe(2);
  expect(w.speaking.counters.encoderFailures).toBe(1);
});
