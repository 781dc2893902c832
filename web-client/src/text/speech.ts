/** Numbers and times bound to a reader: the language, and the words that lengths of time need. The
 * texts take it where a sentence holds a number. */
import {
  clock,
  clockRange,
  clockSeconds,
  clockZone,
  date,
  dayDate,
  isoDate,
  length,
  percent,
  percentPpm,
  roughly,
  share,
  size,
  stopwatch,
  whole,
  type Language,
  type LengthWords,
  type Zone,
} from './format.ts';

export interface Speech {
  language: Language;
  whole(n: number): string;
  percent(n: number): string;
  percentPpm(ppm: number): string;
  size(bytes: number): string;
  /** "4,88": a fraction, cut to hundredths. */
  fraction(num: number, den: number): string;
  clock(at_ms: number, zone: Zone): string;
  clockZone(at_ms: number, zone: Zone): string;
  clockSeconds(at_ms: number, zone: Zone): string;
  clockRange(from_ms: number, to_ms: number, zone: Zone): string;
  date(at_ms: number, zone: Zone): string;
  dayDate(at_ms: number, zone: Zone): string;
  isoDate(iso: string): string;
  stopwatch(ms: number): string;
  /** "3 menit 20 detik". */
  length(seconds: number): string;
  /** "3 menit". */
  roughly(seconds: number): string;
  /** [32, 45, "menit"]. */
  share(part_s: number, whole_s: number): [part: string, of: string, unit: string];
}

export interface UnitWords extends LengthWords {
  minutes: string;
  seconds: string;
}

export function speechOf(language: Language, units: UnitWords): Speech {
  return {
    language,
    whole: (n) => whole(n, language),
    percent: (n) => percent(n, language),
    percentPpm: (ppm) => percentPpm(ppm, language),
    size: (bytes) => size(bytes, language),
    fraction: (num, den) => fraction(num, den, language),
    clock: (at_ms, zone) => clock(at_ms, zone, language),
    clockZone: (at_ms, zone) => clockZone(at_ms, zone, language),
    clockSeconds: (at_ms, zone) => clockSeconds(at_ms, zone, language),
    clockRange: (from_ms, to_ms, zone) => clockRange(from_ms, to_ms, zone, language),
    date: (at_ms, zone) => date(at_ms, zone, language),
    dayDate: (at_ms, zone) => dayDate(at_ms, zone, language),
    isoDate: (iso) => isoDate(iso, language),
    stopwatch: (ms) => stopwatch(ms, language),
    length: (seconds) => length(seconds, units),
    roughly: (seconds) => roughly(seconds, units),
    share: (part_s, whole_s) => {
      const [part, of, inSeconds] = share(part_s, whole_s);
      return [
        whole(part, language),
        whole(of, language),
        inSeconds ? units.seconds : units.minutes,
      ];
    },
  };
}

/** Integers only: JP never pass through a floating number. */
function fraction(num: number, den: number, language: Language): string {
  if (den === 0) return whole(0, language);
  const hundredths = (BigInt(Math.trunc(num)) * 100n) / BigInt(Math.trunc(den));
  const rest = hundredths % 100n;
  const front = whole(Number(hundredths / 100n), language);
  if (rest === 0n) return front;
  const digits = String(rest).padStart(2, '0').replace(/0$/, '');
  return `${front}${language === 'id' ? ',' : '.'}${digits}`;
}
