/** A class as the pages see it: what stands, and what can be asked for. The pages read these stores
 * and call these functions; they know neither socket nor codec. live_class.ts fills it in. */
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { FromClient } from '../protocol/gen.ts';
import type { Connection, Health } from '../net/connection.ts';
import type { OwnLevel, SoundReason, SoundStatus } from '../media/media.ts';
import type { RoomState } from '../state/room.ts';
import type { Toasts } from './toasts.tsx';
import type { Readable } from './store.ts';

export interface LineState {
  connection: Connection;
  health: Health;
  /** Whether it was open before: then it comes back, else it comes. */
  wasOpen: boolean;
}

export interface SoundState {
  /** Null: this page has no sound (a coordinator's, or a browser that cannot). */
  status: SoundStatus | null;
  /** Why there is none. */
  problem: SoundReason | null;
  /** Whether the class is heard; the member's own switch. */
  hearing: boolean;
  received_bytes: number;
}

export interface Live {
  readonly room: Readable<RoomState>;
  readonly line: Readable<LineState>;
  readonly sound: Readable<SoundState>;
  /** Who is heard and how loud, 0 to 1; ten times a second. */
  readonly levels: Readable<ReadonlyMap<number, number>>;
  readonly ownLevel: Readable<OwnLevel>;
  readonly toasts: Toasts;
  /** Fails with Refused. */
  send(message: FromClient): Promise<void>;
  /** Opens or closes the microphone, and tells the class. Fails with Refused. */
  speak(on: boolean): Promise<void>;
  hear(on: boolean): void;
  /** To be called in a click: lets the page sound. */
  unlock(): void;
  leave(): void;
  /** The server's clock, UTC milliseconds. */
  now_ms(): number;
}

// A page without a class never asks for one; the provider stands above every view that does.
export const LiveContext = createContext<Live>(undefined as unknown as Live);

export const useLive = () => useContext(LiveContext);

/** The class's time, again every second. */
export function useNow(live: Live): number {
  const [now_ms, setNow] = useState(live.now_ms());
  useEffect(() => {
    const timer = setInterval(() => setNow(live.now_ms()), 1000);
    return () => clearInterval(timer);
  }, [live]);
  return now_ms;
}
