import { creditOf, staysOf } from '../../support/account.ts';
import type { Credit, Segment, Stay } from '../../support/account.ts';
import { readJournal, rowsOf } from '../../support/journal.ts';
import { nameOf } from '../../support/school.ts';
import { id as words } from '../../../web-client/src/text/id.ts';
import { speech } from './person.ts';

/** What the class must come to, reckoned from the journal by the test itself. */
export class Reckoning {
  readonly #dataDir: string;
  readonly #rule: { percent: number; jp_seconds: number };
  readonly #segments: readonly Segment[];

  constructor(dataDir: string, rule: { percent: number; jp_seconds: number }) {
    this.#dataDir = dataDir;
    this.#rule = rule;
    const sql = 'SELECT kind, start_ms, end_ms FROM class_segment ORDER BY n';
    this.#segments = rowsOf(dataDir, sql).map(({ kind, start_ms, end_ms }) => ({
      kind: kind === 'learning' ? 'learning' : 'break',
      start_ms: Number(start_ms),
      end_ms: Number(end_ms),
    }));
  }

  get start_ms(): number {
    return Math.min(...this.#segments.map(({ start_ms }) => start_ms));
  }

  get end_ms(): number {
    return Math.max(...this.#segments.map(({ end_ms }) => end_ms));
  }

  /** When a person of the school was connected, in order. */
  stays(who: string): Stay[] {
    const person = this.#person(who);
    return staysOf(this.#journal()).filter((stay) => stay.person === person);
  }

  credit(who: string): Credit {
    const held = { journal: this.#journal(), segments: this.#segments };
    return creditOf(this.#person(who), [held], this.#rule);
  }

  /** The sentence that tells why it was enough or not. */
  reason(who: string): string {
    const { enough, attended_s, learning_s, needed_s } = this.credit(who);
    const { percent } = this.#rule;
    if (!enough) return words.reasons.attended_too_little(needed_s - attended_s, percent, speech);
    const ppm = Math.floor((attended_s * 1_000_000) / learning_s);
    return words.reasons.attended_enough(ppm, percent, speech);
  }

  #person(who: string): string {
    const [row] = rowsOf(this.#dataDir, `SELECT id FROM person WHERE name = '${nameOf(who)}'`);
    return String(row?.['id']);
  }

  #journal() {
    const [row] = rowsOf(this.#dataDir, 'SELECT id FROM class');
    return readJournal(this.#dataDir, String(row?.['id']));
  }
}
