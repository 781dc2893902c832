import { describe, expect, it } from 'vitest';
import {
  decode,
  encode,
  LIMITS,
  Malformed,
  MAY,
  unpackSound,
  utf8Length,
} from '../../src/protocol/gen.ts';

function faultOf(text: string): Malformed {
  try {
    decode(text);
  } catch (error) {
    if (error instanceof Malformed) return error;
  }
  throw new Error('it was accepted');
}

describe('decode', () => {
  it('says where the fault is', () => {
    const text = JSON.stringify({
      type: 'hands',
      queue: [{ member: 1, name: 2, at_ms: 3 }],
      total: 1,
    });
    const fault = faultOf(text);
    expect(fault.path).toBe('hands.queue[0].name');
    expect(fault.reason).toBe('a text is expected');
  });

  it('does not take fields from the prototype', () => {
    expect(faultOf('{"type":"done","__proto__":{"ref":1}}').path).toBe('done.ref');
  });

  it('leaves out what it does not know, also within lists', () => {
    const text = '{"type":"reactions","list":[{"reaction":"clap","count":1,"by":9}],"since":3}';
    expect(decode(text)).toEqual({ type: 'reactions', list: [{ reaction: 'clap', count: 1 }] });
  });
});

describe('encode', () => {
  it('sends no half of a surrogate pair and no U+0000, which the server would not believe', () => {
    const text = encode({ type: 'chat_say', text: 'a\ud83d b\0 😀', to: 'everyone' });
    expect(JSON.parse(text)).toEqual({
      type: 'chat_say',
      text: 'a\ufffd b\ufffd 😀',
      to: 'everyone',
    });
  });

  it('leaves out what is undefined', () => {
    expect(encode({ type: 'hand_lower' })).toBe('{"type":"hand_lower"}');
  });
});

describe('utf8Length', () => {
  it.each(['', 'abc', 'é', '€', '😀', 'a😀é€', '\ud83d'])('counts the bytes of %j', (text) => {
    expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
  });
});

describe('tables', () => {
  it('hold what the schema says', () => {
    expect(LIMITS.chat_say.text).toEqual({ min: 1, max: 2000 });
    expect(LIMITS.poll_make.options).toEqual({ min: 2, max: 10, item_min: 1, item_max: 120 });
    expect(MAY.learner).toContain('ask_floor');
    expect(MAY.learner).not.toContain('speak');
  });
});

describe('unpackSound', () => {
  it('reads a frame that lies in the middle of other bytes', () => {
    const around = new Uint8Array(40).fill(0xee);
    around.set([1, 0, 0, 7, 0, 0, 3, 0xc0, 0, 0, 0, 42, 0xf8], 5);
    const frame = unpackSound(around.subarray(5, 18));
    expect([frame.seq, frame.stamp, frame.sender, [...frame.opus]]).toEqual([7, 960, 42, [0xf8]]);
  });
});
