/** Numbers and times as people write them. Pure; nothing here reads a clock or the browser. */

export type Language = 'id' | 'en';

/** The zones of Indonesia (Keppres 41/1987): fixed, without summer time. */
export type Zone = 'WIB' | 'WITA' | 'WIT';

export const ZONE_MINUTES: Readonly<Record<Zone, number>> = { WIB: 420, WITA: 480, WIT: 540 };

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  id: [
    'Januari',
    'Februari',
    'Maret',
    'April',
    'Mei',
    'Juni',
    'Juli',
    'Agustus',
    'September',
    'Oktober',
    'November',
    'Desember',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

const DAYS: Readonly<Record<Language, readonly string[]>> = {
  id: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** A zone by its letters; WIB for letters nobody knows. */
export function zoneOf(letters: string): Zone {
  return letters === 'WITA' || letters === 'WIT' ? letters : 'WIB';
}

/** The zone of a reader whose clock is so many minutes before UTC (Date.getTimezoneOffset); abroad,
 * the official zone of the activity. */
export function readerZone(offset_minutes: number, official: Zone): Zone {
  if (offset_minutes === -420) return 'WIB';
  if (offset_minutes === -480) return 'WITA';
  if (offset_minutes === -540) return 'WIT';
  return official;
}

/** A moment taken apart in a zone; read it with the getUTC functions. */
function local(at_ms: number, zone: Zone): Date {
  return new Date(at_ms + ZONE_MINUTES[zone] * 60_000);
}

const two = (n: number) => String(n).padStart(2, '0');

/** "13.30", in English "13:30". */
export function clock(at_ms: number, zone: Zone, language: Language): string {
  const at = local(at_ms, zone);
  return two(at.getUTCHours()) + (language === 'id' ? '.' : ':') + two(at.getUTCMinutes());
}

/** "13.30 WIT". */
export function clockZone(at_ms: number, zone: Zone, language: Language): string {
  return `${clock(at_ms, zone, language)} ${zone}`;
}

/** "13.30.05": where a second decides. */
export function clockSeconds(at_ms: number, zone: Zone, language: Language): string {
  const seconds = two(local(at_ms, zone).getUTCSeconds());
  return `${clock(at_ms, zone, language)}${language === 'id' ? '.' : ':'}${seconds}`;
}

/** "08.00–11.00 WIB". */
export function clockRange(from_ms: number, to_ms: number, zone: Zone, language: Language): string {
  return `${clock(from_ms, zone, language)}–${clockZone(to_ms, zone, language)}`;
}

/** "10 Maret 2025". */
export function date(at_ms: number, zone: Zone, language: Language): string {
  const at = local(at_ms, zone);
  return `${at.getUTCDate()} ${MONTHS[language][at.getUTCMonth()] ?? ''} ${at.getUTCFullYear()}`;
}

/** "Senin, 10 Maret 2025". */
export function dayDate(at_ms: number, zone: Zone, language: Language): string {
  return `${DAYS[language][local(at_ms, zone).getUTCDay()] ?? ''}, ${date(at_ms, zone, language)}`;
}

/** Whether two moments lie on one day of the zone. */
export function sameDay(a_ms: number, b_ms: number, zone: Zone): boolean {
  const day = (at_ms: number) => Math.floor((at_ms + ZONE_MINUTES[zone] * 60_000) / 86_400_000);
  return day(a_ms) === day(b_ms);
}

/** A date as the server writes it, "2025-03-10", as people write it. */
export function isoDate(iso: string, language: Language): string {
  const at_ms = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(at_ms)) return iso;
  const at = new Date(at_ms);
  return `${at.getUTCDate()} ${MONTHS[language][at.getUTCMonth()] ?? ''} ${at.getUTCFullYear()}`;
}

/** A whole number with its thousands apart: "13.500", in English "13,500". */
export function whole(n: number, language: Language): string {
  const digits = String(Math.abs(Math.trunc(n)));
  const apart = digits.replace(/\B(?=(\d{3})+$)/g, language === 'id' ? '.' : ',');
  return n < 0 ? `−${apart}` : apart;
}

/** Tenths with the language's comma: 532 -> "53,2". A whole number stays whole: 800 -> "80". */
function tenths(n: number, language: Language): string {
  const rest = n % 10;
  const front = whole((n - rest) / 10, language);
  return rest === 0 ? front : `${front}${language === 'id' ? ',' : '.'}${rest}`;
}

/** Parts per million as percent, cut to tenths and never rounded up to what was not reached:
 * 533333 -> "53,3 %", 799999 -> "79,9 %". */
export function percentPpm(ppm: number, language: Language): string {
  return percentSign(tenths(Math.floor(ppm / 1000), language), language);
}

/** A whole percentage. */
export function percent(n: number, language: Language): string {
  return percentSign(whole(n, language), language);
}

function percentSign(number: string, language: Language): string {
  return language === 'id' ? `${number} %` : `${number}%`;
}

/** "3,2 MB", "640 kB". */
export function size(bytes: number, language: Language): string {
  if (bytes < 1_000_000) return `${whole(bytes / 1000, language)} kB`;
  return `${tenths(Math.floor(bytes / 100_000), language)} MB`;
}

/** Time on a running clock: "1.12.40", below an hour "12.40". */
export function stopwatch(ms: number, language: Language): string {
  const s = Math.max(0, Math.floor(ms / 1000));
  const dot = language === 'id' ? '.' : ':';
  const hours = Math.floor(s / 3600);
  const rest = `${two(Math.floor(s / 60) % 60)}${dot}${two(s % 60)}`;
  return hours > 0 ? `${hours}${dot}${rest}` : rest;
}

/** The words a length of time is made of. */
export interface LengthWords {
  minute: (n: number) => string;
  second: (n: number) => string;
}

/** An exact length of time: "225 menit", "3 menit 20 detik". Lessons are told in minutes, never in
 * hours: a JP is 45 of them. */
export function length(seconds: number, words: LengthWords): string {
  const s = Math.max(0, Math.floor(seconds));
  const minutes = Math.floor(s / 60);
  if (s % 60 === 0) return words.minute(minutes);
  return minutes > 0 ? `${words.minute(minutes)} ${words.second(s % 60)}` : words.second(s);
}

/** A rough length of time, for waiting: seconds below a minute, then whole minutes. */
export function roughly(seconds: number, words: LengthWords): string {
  const s = Math.max(0, Math.floor(seconds));
  return s < 60 ? words.second(s) : words.minute(Math.floor(s / 60));
}

/** Below this a class is told in seconds: minutes would stand still. */
const SECONDS_BELOW_S = 300;

/** How much of a whole is reached, both in one unit: "32 dari 45 menit". What was reached is cut,
 * so that nobody reads a minute that was not attended. */
export function share(
  part_s: number,
  whole_s: number,
): [part: number, of: number, inSeconds: boolean] {
  if (whole_s < SECONDS_BELOW_S) return [Math.floor(part_s), Math.floor(whole_s), true];
  return [Math.floor(part_s / 60), Math.ceil(whole_s / 60), false];
}

/** What is shown in a circle instead of a picture: "Ibu Ratna Wulandari" -> "RW". */
export function initials(name: string): string {
  const words = name
    .replace(/,.*$/, '') // degrees follow a comma: "Ratna Wulandari, S.Pd."
    .split(/\s+/)
    .filter(
      (word) => word !== '' && !/^(ibu|bapak|bpk|pak|bu|dr|drs|dra|ir|prof|h|hj)\.?$/i.test(word),
    );
  const first = words[0]?.[0] ?? name.trim()[0] ?? '?';
  const last = words.length > 1 ? (words[words.length - 1]?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}
