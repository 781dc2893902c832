import { expect, test } from 'vitest';
import { gapNext, gapStart } from '../../src/media/gap.ts';

/** Frames by number, ~ before a flagged one, xN behind one that holds N frames. The verdict on
 * each: `play`, `quiet` or `drop`, `-N` missing, `+N` concealed, `!` for a restart. */
function verdicts(frames: string): string {
  let state = gapStart;
  const words = frames.split(' ').map((word) => {
    const [, quiet, seq, count] = /^(~?)(\d+)(?:x(\d+))?$/.exec(word) ?? [];
    const frame = { seq: Number(seq), silence: quiet === '~', frames: Number(count ?? 1) };
    const next = gapNext(state, frame);
    state = next.state;
    const { kind, missing, conceal, restart } = next.verdict;
    return `${kind}${missing ? `-${missing}+${conceal}` : ''}${restart ? '!' : ''}`;
  });
  return words.join(' ');
}

const stories: { story: string; frames: string; expected: string }[] = [
  { story: 'one after another', frames: '7 8 9', expected: 'play play play' },
  { story: 'numbers wrap', frames: '65534 65535 0 1', expected: 'play play play play' },
  { story: 'one lost', frames: '7 9', expected: 'play play-1+1' },
  { story: 'one lost over the wrap', frames: '65535 1', expected: 'play play-1+1' },
  { story: 'five lost are all concealed', frames: '7 13', expected: 'play play-5+5' },
  { story: 'six lost: five concealed, fresh start', frames: '7 14', expected: 'play play-6+5!' },
  { story: 'ten seconds lost', frames: '7 508', expected: 'play play-500+5!' },
  { story: 'more than a minute ahead is another stream', frames: '7 9000', expected: 'play play!' },
  { story: 'twice', frames: '7 8 8 9', expected: 'play play drop play' },
  { story: 'late: its place is filled', frames: '7 9 8 10', expected: 'play play-1+1 drop play' },
  { story: 'flagged silence hides no loss', frames: '7 ~8 33', expected: 'play quiet play' },
  { story: 'kept alive', frames: '7 ~8 ~33 ~58 60', expected: 'play quiet quiet quiet play' },
  { story: 'lost before silence', frames: '7 ~10', expected: 'play quiet-2+2' },
  { story: 'begins silent', frames: '~0 ~25 40', expected: 'quiet quiet play' },
  { story: 'packets of three frames', frames: '0x3 3x3 6x3', expected: 'play play play' },
  { story: 'one of them lost', frames: '0x3 6x3', expected: 'play play-3+3' },
  { story: 'a flag without payload is one frame', frames: '7 ~8x0 9', expected: 'play quiet play' },
  { story: 'far behind: started again', frames: '5000 0 1', expected: 'play play! play' },
  {
    story: 'started again, slightly behind',
    frames: '30 0 1 2 3 4 5',
    expected: 'play drop drop drop drop play! play',
  },
];

test.each(stories)('$story', ({ frames, expected }) => {
  expect(verdicts(frames)).toBe(expected);
});
