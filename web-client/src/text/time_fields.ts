/** Moments as fields for times and days, on the day of a class, and back. Pure. */
import type { Segment } from '../protocol/gen.ts';
import { ZONE_MINUTES, type Zone } from './format.ts';

const DAY_MS = 86_400_000;

interface Span {
  start_ms: number;
  end_ms: number;
}

/** From the first beginning to the last end. */
export function spanOf(segments: readonly Segment[]): Span {
  return { start_ms: segments[0]?.start_ms ?? 0, end_ms: segments.at(-1)?.end_ms ?? 0 };
}

/** "08:15", or "08:15:30" where the seconds are not none: the value of a field for times. */
export function timeField(at_ms: number, zone: Zone): string {
  const iso = new Date(at_ms + ZONE_MINUTES[zone] * 60_000).toISOString();
  return iso.slice(17, 19) === '00' ? iso.slice(11, 16) : iso.slice(11, 19);
}

/** The moment that a field means: on the day on which the class begins, or after midnight. Null: no
 * time. */
export function momentOf(field: string, class_start_ms: number, zone: Zone): number | null {
  const found = /^(\d\d):(\d\d)(?::(\d\d))?$/.exec(field);
  if (!found) return null;
  const shift_ms = ZONE_MINUTES[zone] * 60_000;
  const day_ms = Math.floor((class_start_ms + shift_ms) / DAY_MS) * DAY_MS - shift_ms;
  const [hours, minutes, seconds] = [found[1], found[2], found[3] ?? '0'].map(Number);
  const at_ms = day_ms + (hours ?? 0) * 3_600_000 + (minutes ?? 0) * 60_000 + (seconds ?? 0) * 1000;
  // A class at 23.30 goes on at 00.15; one at 08.00 does not begin the evening before.
  return at_ms + 12 * 3_600_000 < class_start_ms ? at_ms + DAY_MS : at_ms;
}

/** "2026-03-02" as the beginning of that day in the zone; null: no day. */
export function dayStart(field: string, zone: Zone): number | null {
  const at_ms = Date.parse(`${field}T00:00:00Z`);
  return Number.isNaN(at_ms) ? null : at_ms - ZONE_MINUTES[zone] * 60_000;
}

export function dayField(at_ms: number, zone: Zone): string {
  return new Date(at_ms + ZONE_MINUTES[zone] * 60_000).toISOString().slice(0, 10);
}
