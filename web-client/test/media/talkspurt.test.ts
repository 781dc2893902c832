import { expect, test } from 'vitest';
import { KEEP_ALIVE_FRAMES, talkspurtNext, talkspurtStart } from '../../src/media/talkspurt.ts';

/** `V` is a frame with voice, `.` one without. Tells what goes out at each frame: its number, with
 * ~ for silence, or - for nothing. */
function send(voices: string): string[] {
  let state = talkspurtStart<number>();
  return [...voices].map((voice, index) => {
    const next = talkspurtNext(state, index, voice === 'V');
    state = next.state;
    const words = next.send.map(({ packet, silence }) => `${silence ? '~' : ''}${packet}`);
    return words.join('+') || '-';
  });
}

const stories: { story: string; voices: string; sent: string }[] = [
  { story: 'all of speech goes out', voices: 'VVV', sent: '0 1 2' },
  { story: 'the first quiet frame sets the listener up', voices: '...', sent: '~0 - -' },
  { story: 'the first quiet frame after speech is flagged', voices: 'V...', sent: '0 ~1 - -' },
  { story: 'two frames before speech go with it', voices: 'V.....V', sent: '0 ~1 - - - - 4+5+6' },
  { story: 'only one was held', voices: 'V..V', sent: '0 ~1 - 2+3' },
  { story: 'what went out flagged is not sent again', voices: 'V.VV', sent: '0 ~1 2 3' },
];

test.each(stories)('$story', ({ voices, sent }) => {
  expect(send(voices).join(' ')).toBe(sent);
});

test('in long silence one packet each half second', () => {
  const sent = send('V' + '.'.repeat(4 * KEEP_ALIVE_FRAMES)).filter((each) => each !== '-');
  expect(sent).toEqual(['0', '~1', '~26', '~51', '~76']);
});
