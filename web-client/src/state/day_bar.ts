/** Intervals of presence as stretches of a bar over the timetable, in thousandths of its width. Pure. */
import type { Segment } from '../protocol/gen.ts';

export const BAR_WIDTH = 1000;

export interface Stretch {
  x: number;
  width: number;
}

export interface Bar {
  pauses: readonly Stretch[];
  present: readonly Stretch[];
  /** Where now is, while it lies within the timetable. */
  now: number | null;
}

interface Span {
  start_ms: number;
  end_ms: number;
}

export function dayBar(
  segments: readonly Segment[],
  intervals: readonly Span[],
  now_ms: number,
): Bar | null {
  const start_ms = segments[0]?.start_ms;
  const end_ms = segments[segments.length - 1]?.end_ms;
  if (start_ms === undefined || end_ms === undefined || end_ms <= start_ms) return null;
  const place = (at_ms: number) =>
    Math.round(
      ((Math.min(Math.max(at_ms, start_ms), end_ms) - start_ms) * BAR_WIDTH) / (end_ms - start_ms),
    );
  const stretch = ({ start_ms: from, end_ms: to }: Span): Stretch => {
    const x = place(from);
    // What was there is seen, however short it was.
    return { x, width: Math.max(place(to) - x, to > start_ms && from < end_ms ? 2 : 0) };
  };
  const breaks = segments.filter((segment) => segment.kind === 'break');
  return {
    pauses: breaks.map(stretch),
    present: intervals.map(stretch).filter(({ width }) => width > 0),
    now: now_ms > start_ms && now_ms < end_ms ? place(now_ms) : null,
  };
}
