import { useEffect } from 'preact/hooks';
import type { RoomState } from '../state/room.ts';
import { useReading } from './language.tsx';
import { useLive } from './live.ts';
import { useStore } from './store.ts';

/** Asks for the roster page by page, again after each snapshot. */
export function useWholeRoster(room: RoomState): void {
  const live = useLive();
  const reading = useReading();
  const open = useStore(live.line).connection.at === 'open';
  const after = room.rosterNext ?? 0;
  const missing = open && room.facts !== null && (room.rosterNext === null || after > 0);
  useEffect(() => {
    if (missing) void live.toasts.follow(live.send({ type: 'roster_ask', after }), reading);
  }, [missing, after]);
}
