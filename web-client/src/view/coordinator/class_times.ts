/** A timetable as people type it: a day, hours, breaks; and back. Pure. */
import type { Segment } from '../../protocol/gen.ts';
import { ZONE_MINUTES, type Zone } from '../../text/format.ts';

export interface Pause {
  from: string;
  to: string;
}

export interface ClassTimes {
  /** "2026-03-02" */
  day: string;
  /** "08:00", or "08:00:30" */
  from: string;
  to: string;
  breaks: readonly Pause[];
}

const DAY_MS = 86_400_000;
const two = (n: number) => String(n).padStart(2, '0');
const local = (at_ms: number, zone: Zone) => new Date(at_ms + ZONE_MINUTES[zone] * 60_000);

export function dayText(at_ms: number, zone: Zone): string {
  return local(at_ms, zone).toISOString().slice(0, 10);
}

export function hourText(at_ms: number, zone: Zone): string {
  const at = local(at_ms, zone);
  const seconds = at.getUTCSeconds();
  const minutes = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  return seconds > 0 ? `${minutes}:${two(seconds)}` : minutes;
}

/** Null: it is no day, or no time of day. */
export function momentOf(day: string, hour: string, zone: Zone): number | null {
  const at_ms = Date.parse(`${day}T${hour}Z`);
  return Number.isNaN(at_ms) ? null : at_ms - ZONE_MINUTES[zone] * 60_000;
}

export function timesOf(segments: readonly Segment[], zone: Zone): ClassTimes {
  const start_ms = segments[0]?.start_ms ?? 0;
  const end_ms = segments[segments.length - 1]?.end_ms ?? start_ms;
  return {
    day: dayText(start_ms, zone),
    from: hourText(start_ms, zone),
    to: hourText(end_ms, zone),
    breaks: segments
      .filter(({ kind }) => kind === 'break')
      .map((each) => ({ from: hourText(each.start_ms, zone), to: hourText(each.end_ms, zone) })),
  };
}

/** Learning around the breaks. What is no time at all gives null; what makes no sense (breaks over each
 * other, or outside) is left for the server to name. A time before the beginning is of the next day. */
export function segmentsOf(times: ClassTimes, zone: Zone): Segment[] | null {
  const start_ms = momentOf(times.day, times.from, zone);
  if (start_ms === null) return null;
  const after = (hour: string, least_ms: number) => {
    const at_ms = momentOf(times.day, hour, zone);
    return at_ms !== null && at_ms < least_ms ? at_ms + DAY_MS : at_ms;
  };
  const end_ms = after(times.to, start_ms);
  if (end_ms === null) return null;
  const segments: Segment[] = [];
  let at_ms = start_ms;
  const pauses = times.breaks.map(({ from, to }) => {
    const pause_ms = after(from, start_ms);
    return pause_ms === null ? null : { pause_ms, until_ms: after(to, pause_ms) };
  });
  pauses.sort((a, b) => (a?.pause_ms ?? 0) - (b?.pause_ms ?? 0));
  for (const pause of pauses) {
    if (!pause || pause.until_ms === null) return null;
    if (pause.pause_ms > at_ms)
      segments.push({ kind: 'learning', start_ms: at_ms, end_ms: pause.pause_ms });
    segments.push({ kind: 'break', start_ms: pause.pause_ms, end_ms: pause.until_ms });
    at_ms = pause.until_ms;
  }
  if (end_ms > at_ms || segments.length === 0)
    segments.push({ kind: 'learning', start_ms: at_ms, end_ms });
  return segments;
}

/** The same times so much later: a class that is moved keeps its length and its breaks. */
export function moved(segments: readonly Segment[], by_ms: number): Segment[] {
  return segments.map(({ kind, start_ms, end_ms }) => ({
    kind,
    start_ms: start_ms + by_ms,
    end_ms: end_ms + by_ms,
  }));
}

export function learningSeconds(segments: readonly Segment[]): number {
  return segments.reduce(
    (sum, { kind, start_ms, end_ms }) =>
      sum + (kind === 'learning' ? (end_ms - start_ms) / 1000 : 0),
    0,
  );
}
