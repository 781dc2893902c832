import { checkSupport, createSound } from '../../../web-client/src/media/media.ts';
import type { Sound, SoundOptions } from '../../../web-client/src/media/media.ts';

/** The whole way of sound without a server: what the microphone's side sends is heard at once.
 * Tests reach it as `loopback`. */
export interface Loopback {
  sound: Sound;
  checkSupport: typeof checkSupport;
  frames: { seq: number; stamp: number; silence: boolean; bytes: number }[];
  levels: number[];
  ownLevels: number[];
  statuses: string[];
  /** Says of each frame, by its place in the stream, whether it gets lost on the way. */
  loses: (count: number) => boolean;
}

declare global {
  /** Only `var` declares a property of globalThis. */
  var loopback: Loopback;
}

const SENDER = 42;

const options: SoundOptions = {};
const target = new URLSearchParams(location.search).get('target');
if (target !== null) options.targetMs = Number(target);

const sound = createSound(options);
globalThis.loopback = {
  sound,
  checkSupport,
  frames: [],
  levels: [],
  ownLevels: [],
  statuses: [],
  loses: () => false,
};

let count = 0;
sound.onAudioFrame((frame) => {
  const { seq, stamp, silence, opus } = frame;
  loopback.frames.push({ seq, stamp, silence, bytes: opus.length });
  if (!loopback.loses(count++)) sound.hear({ ...frame, sender: SENDER });
});
sound.onLevels((levels) => loopback.levels.push(levels.get(SENDER) ?? 0));
sound.onOwnLevel(({ level }) => loopback.ownLevels.push(level));
sound.onStatus(({ output, microphone, speaking, problem }) => {
  loopback.statuses.push([output, microphone, speaking ? 'speaking' : '', problem ?? ''].join(' '));
});

document.getElementById('start')?.addEventListener('click', () => {
  sound.unlock();
  void sound.speak(true);
});
