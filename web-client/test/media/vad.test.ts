import { expect, test } from 'vitest';
import { VAD_HANG_BLOCKS, vadIsVoice, vadNext, vadStart } from '../../src/media/vad.ts';

/** `-60*50 -20*3`: fifty blocks at -60 dBFS, then three at -20. Returns V for voice, . for none. */
function listen(levels: string): string {
  let state = vadStart;
  let heard = '';
  for (const part of levels.split(' ')) {
    const [db = '0', count = '1'] = part.split('*');
    for (let i = 0; i < Number(count); i++) {
      state = vadNext(state, Number(db));
      heard += vadIsVoice(state) ? 'V' : '.';
    }
  }
  return heard;
}

const hang = 'V'.repeat(VAD_HANG_BLOCKS - 1);

test('the hang-over is 300 ms', () => {
  expect(VAD_HANG_BLOCKS).toBe(15);
});

const stories: { story: string; levels: string; last: string }[] = [
  { story: 'digital silence is no voice', levels: '-120*100', last: '.' },
  { story: 'a quiet room is no voice', levels: '-65*100', last: '.' },
  { story: 'a voice in a quiet room', levels: '-65*50 -30', last: 'V' },
  { story: 'a soft voice in a quiet room', levels: '-70*50 -55', last: 'V' },
  { story: 'below -60 dBFS nothing is voice', levels: '-75*200 -61', last: '.' },
  { story: 'a voice at the very start', levels: '-30', last: 'V' },
  { story: 'a word ends, but not its hang-over', levels: '-65*50 -30 -65*14', last: 'V' },
  { story: 'the hang-over ends', levels: '-65*50 -30 -65*15', last: '.' },
  { story: 'a fan is learned as noise within ten seconds', levels: '-65*50 -50*500', last: '.' },
  { story: 'a voice over the fan', levels: '-65*50 -50*500 -38', last: 'V' },
  { story: 'a murmur under the fan', levels: '-65*50 -50*500 -45', last: '.' },
  { story: 'after the fan stops, soft voices again', levels: '-50*500 -65*30 -52', last: 'V' },
  { story: 'a loud voice is never learned as noise', levels: '-20*3000', last: 'V' },
];

test.each(stories)('$story', ({ levels, last }) => {
  expect(listen(levels).at(-1)).toBe(last);
});

test('one loud block is voice for exactly the hang-over', () => {
  expect(listen('-65*5 -30 -65*20')).toBe(`.....V${hang}......`);
});

test('pauses between words keep the floor down through a minute of speech', () => {
  const sentence = Array.from({ length: 60 }, () => '-25*40 -62*10').join(' ');
  expect(listen(`-62*50 ${sentence}`).slice(50)).not.toContain('.');
});
