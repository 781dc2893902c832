/** Small drawings in the stroke of the text around them. Always beside a word, so hidden from
 * readers. */
import type { Reaction } from '../protocol/gen.ts';

const PATHS = {
  hand: 'M7 12V6a1.5 1.5 0 013 0v5M10 11V4.500a1.500 1.500 0 013 0V11m0 0V6a1.500 1.500 0 013 0v6m0-2a1.500 1.500 0 013 0v4a7 7 0 01-7 7h-1c-2.500 0-4-1-5.500-3L4 14.500a1.600 1.600 0 012.500-2L7 13',
  chat: 'M4 5h16v11H9l-5 4z',
  poll: 'M5 20V10m7 10V4m7 16v-7',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  send: 'M4 12l16-8-6 16-3-6z',
  mic: 'M12 3a3 3 0 013 3v6a3 3 0 01-6 0V6a3 3 0 013-3zM5 11a7 7 0 0014 0M12 18v3',
  micOff:
    'M4 4l16 16M9 9v3a3 3 0 004.500 2.600M15 11V6a3 3 0 00-5.700-1.300M5 11a7 7 0 0010.500 6M12 18v3',
  close: 'M6 6l12 12M18 6L6 18',
  lock: 'M6 11h12v9H6zM8 11V8a4 4 0 018 0v3',
  unlock: 'M6 11h12v9H6zM8 11V8a4 4 0 017.500-2',
  leave: 'M14 4H6v16h8M10 12h10m-3-3l3 3-3 3',
  sound: 'M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 010 6M18.500 6.500a8 8 0 010 11',
  soundOff: 'M4 9v6h4l5 4V5L8 9zM17 9l5 6M22 9l-5 6',
  clock: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3 2',
  warn: 'M12 4l9 16H3zM12 10v4M12 17h.01',
  check: 'M5 12l5 5 9-10',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  people:
    'M9 11a3.500 3.500 0 100-7 3.500 3.500 0 000 7zM2.500 20a6.500 6.500 0 0113 0M16 4.500a3.500 3.500 0 010 6M18 14.500a6.500 6.500 0 013.500 5.500',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  plus: 'M12 5v14M5 12h14',
  down: 'M6 9l6 6 6-6',
  back: 'M15 5l-7 7 7 7',
  wave: 'M4 12h3l2-6 4 12 3-9 1.500 3H20',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

const REACTION_PATHS: Readonly<Record<Reaction, string>> = {
  thumb: 'M7 11v9H4v-9zM7 11l4-7a2 2 0 012 2v4h5a2 2 0 012 2.300l-1 6a2 2 0 01-2 1.700H7',
  clap: 'M8 14l4.500-6a1.400 1.400 0 012.200 1.700l4-3.200a1.400 1.400 0 011.800 2.200L15 18a5 5 0 01-7 .500l-3.500-3a1.400 1.400 0 011.800-2.100zM7 4l1 2.500M3.500 7l2 1.500M11.500 3v2.500',
  heart:
    'M12 20l-7.500-7.500a4.700 4.700 0 016.600-6.600l.9.900.9-.900a4.700 4.700 0 016.600 6.600z',
  laugh:
    'M12 3a9 9 0 100 18 9 9 0 000-18zM7.500 13h9a4.500 4.500 0 01-9 0zM8 9.500l1-1 1 1M14 9.500l1-1 1 1',
  puzzled:
    'M12 3a9 9 0 100 18 9 9 0 000-18zM9.500 9.500a2.500 2.500 0 113.600 2.300c-.800.400-1.100.900-1.100 1.700M12 16.500h.01',
};

export function ReactionIcon({ reaction }: { reaction: Reaction }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={REACTION_PATHS[reaction]} />
    </svg>
  );
}
