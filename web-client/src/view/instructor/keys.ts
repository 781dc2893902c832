/** The laptop's keys: M microphone, H next hand, P poll, / chat. Not while something is typed. */
import { useEffect, useRef } from 'preact/hooks';
import type { RoomState } from '../../state/room.ts';
import { useReading } from '../language.tsx';
import { useLive } from '../live.ts';
import { useFloorActions } from './actions.ts';

interface KeyActions {
  poll: () => void;
  chat: () => void;
}

export function useKeys(room: RoomState, { poll, chat }: KeyActions): void {
  const live = useLive();
  const reading = useReading();
  const floor = useFloorActions();
  const act = (key: string): boolean => {
    switch (key) {
      case 'm':
        void live.toasts.follow(live.speak(!live.sound.get().status?.speaking), reading);
        return true;
      case 'h':
        if (room.queue[0]) floor.grant(room.queue[0]);
        return true;
      case 'p':
        poll();
        return true;
      case '/':
        chat();
        return true;
      default:
        return false;
    }
  };
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
      if (latest.current(event.key.toLowerCase())) event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
