/** A class that stands still: the stores of a Live, filled by hand, for looking at its pages. */
import { emptyRoom, type RoomState } from '../../../../web-client/src/state/room.ts';
import type { Live, LineState, SoundState } from '../../../../web-client/src/view/live.ts';
import { Store } from '../../../../web-client/src/view/store.ts';
import { Toasts } from '../../../../web-client/src/view/toasts.tsx';

export interface Stillness {
  room?: Partial<RoomState>;
  line?: Partial<LineState>;
  sound?: Partial<SoundState>;
  levels?: readonly (readonly [number, number])[];
  ownLevel?: number;
  now_ms: number;
}

const soundOn: SoundState = {
  status: { output: 'running', microphone: 'off', speaking: false, problem: null },
  problem: null,
  hearing: true,
  received_bytes: 3_240_000,
};

export function fakeLive(still: Stillness): Live & { close(): void } {
  return {
    room: new Store({ ...emptyRoom, ...still.room }),
    line: new Store<LineState>({
      connection: { at: 'open', attempt: 0, since_mono_ms: 0 },
      health: 'good',
      wasOpen: true,
      ...still.line,
    }),
    sound: new Store({ ...soundOn, ...still.sound }),
    levels: new Store<ReadonlyMap<number, number>>(new Map(still.levels ?? [])),
    ownLevel: new Store({ level: still.ownLevel ?? 0, voice: false }),
    toasts: new Toasts(),
    send: () => Promise.resolve(),
    speak: () => Promise.resolve(),
    hear: () => {},
    unlock: () => {},
    leave: () => {},
    close: () => {},
    now_ms: () => still.now_ms,
  };
}
