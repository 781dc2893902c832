import { JOINED, LEFT, ROLL, WHY } from './journal.ts';
import type { JournalLine } from './journal.ts';

/** From a journal to seconds and JP, computed here a second time: written from the rules, not from
 * the server's code, so that both would have to be wrong in the same way. Milliseconds and integers
 * only. */

export interface Interval {
  readonly start_ms: number;
  readonly end_ms: number;
}

export interface Stay extends Interval {
  readonly person: string;
  readonly line: number;
  readonly seat: number;
  readonly why: string;
}

export interface Segment extends Interval {
  readonly kind: 'learning' | 'break';
}

/** The body of a roll line (server/attendance/roll.h), applied to the roll before it. */
export function readRoll(body: Buffer, before: ReadonlyMap<number, number>): Map<number, number> {
  let at = 0;
  const byte = (): number => {
    const value = body[at++];
    if (value === undefined) throw new Error('a roll that is cut short');
    return value;
  };
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = byte();
      value += (next & 0x7f) * 2 ** shift;
      if (!(next & 0x80)) return value;
    }
  };
  if (byte() !== 1) throw new Error('a roll of an unknown version');
  const roll = byte() === 1 ? new Map<number, number>() : new Map(before);
  const present = varint();
  let line = 0;
  for (let n = varint(); n > 0; n--) roll.delete((line += varint()));
  line = 0;
  for (let n = varint(); n > 0; n--) roll.set((line += varint()), byte());
  if (at !== body.length || roll.size !== present) throw new Error('a roll that does not add up');
  return roll;
}

/** Last signs of life that the rolls hold, by line. A roll says the age in seconds, rounded up. */
export function lastSigns(journal: readonly JournalLine[]): Map<number, number> {
  const signs = new Map<number, number>();
  let roll = new Map<number, number>();
  for (const line of journal) {
    if (line.kind === JOINED) signs.set(line.line, line.at_ms);
    if (line.kind !== ROLL) continue;
    roll = readRoll(line.body, roll);
    for (const [number, age_s] of roll) {
      if (age_s === 255) continue;
      signs.set(number, Math.max(signs.get(number) ?? 0, line.at_ms - age_s * 1000));
    }
  }
  return signs;
}

/** Each connection from its joining to its leaving; without a leaving it is not over, and throws. */
export function staysOf(journal: readonly JournalLine[]): Stay[] {
  return journal
    .filter(({ kind }) => kind === JOINED)
    .map(({ line, seat, person, at_ms: start_ms }) => {
      const left = journal.find((other) => other.kind === LEFT && other.line === line);
      if (!left) throw new Error(`line ${line} never left`);
      const end_ms = Math.max(left.at_ms, start_ms);
      return { person, line, seat, start_ms, end_ms, why: WHY[left.why] ?? '?' };
    });
}

export const isOver = (journal: readonly JournalLine[], line: number): boolean =>
  journal.some((other) => other.kind === LEFT && other.line === line);

/** Overlapping and touching intervals become one. */
export function unite(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => a.start_ms - b.start_ms);
  const united: Interval[] = [];
  for (const next of sorted) {
    const last = united.at(-1);
    if (last && next.start_ms <= last.end_ms) {
      const end_ms = Math.max(last.end_ms, next.end_ms);
      united[united.length - 1] = { start_ms: last.start_ms, end_ms };
    } else {
      united.push({ start_ms: next.start_ms, end_ms: next.end_ms });
    }
  }
  return united;
}

const overlap_ms = (a: Interval, b: Interval): number =>
  Math.max(0, Math.min(a.end_ms, b.end_ms) - Math.max(a.start_ms, b.start_ms));

export function attended_ms(stays: readonly Interval[], segments: readonly Segment[]): number {
  const learning = segments.filter(({ kind }) => kind === 'learning');
  return unite(stays)
    .flatMap((stay) => learning.map((segment) => overlap_ms(stay, segment)))
    .reduce((sum, ms) => sum + ms, 0);
}

export interface Held {
  readonly journal: readonly JournalLine[];
  readonly segments: readonly Segment[];
}

export interface Credit {
  readonly attended_s: number;
  readonly learning_s: number;
  readonly needed_s: number;
  readonly enough: boolean;
  readonly exact: readonly [number, number];
  readonly jp: number;
}

/** What one person earns in an activity of these classes: the threshold model, rounded down once. */
export function creditOf(
  person: string,
  classes: readonly Held[],
  rule: { readonly percent: number; readonly jp_seconds: number },
): Credit {
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const attended = sum(
    classes.map(({ journal, segments }) =>
      attended_ms(
        staysOf(journal).filter((stay) => stay.person === person),
        segments,
      ),
    ),
  );
  const learning = sum(
    classes.map(({ segments }) =>
      sum(segments.map((s) => (s.kind === 'learning' ? s.end_ms - s.start_ms : 0))),
    ),
  );
  const attended_s = Math.floor(attended / 1000);
  const learning_s = Math.floor(learning / 1000);
  const enough = attended_s > 0 && attended_s * 100 >= rule.percent * learning_s;
  return {
    attended_s,
    learning_s,
    needed_s: Math.ceil((rule.percent * learning_s) / 100),
    enough,
    exact: [enough ? learning_s : 0, rule.jp_seconds],
    jp: enough ? Math.floor(learning_s / rule.jp_seconds) : 0,
  };
}
