/** Where a moment lies in the timetable. Pure. */
import type { Segment } from '../protocol/gen.ts';

export interface Place {
  /** What goes on now by the timetable; null before, after and between. */
  now: Segment | null;
  /** The next break that has not begun; null: there is none. */
  nextBreak: Segment | null;
  /** When learning goes on after the break that is now; null outside of breaks. */
  goesOn_ms: number | null;
  start_ms: number;
  end_ms: number;
}

export function placeAt(segments: readonly Segment[], at_ms: number): Place | null {
  const first = segments[0];
  const last = segments[segments.length - 1];
  if (!first || !last) return null;
  const now = segments.find((s) => s.start_ms <= at_ms && at_ms < s.end_ms) ?? null;
  const nextBreak = segments.find((s) => s.kind === 'break' && s.start_ms > at_ms) ?? null;
  const goesOn_ms = now?.kind === 'break' ? now.end_ms : null;
  return { now, nextBreak, goesOn_ms, start_ms: first.start_ms, end_ms: last.end_ms };
}

export function learningSeconds(segments: readonly Segment[]): number {
  return segments
    .filter((s) => s.kind === 'learning')
    .reduce((sum, s) => sum + Math.floor((s.end_ms - s.start_ms) / 1000), 0);
}
