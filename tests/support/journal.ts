import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Looks into a server's database from outside, with the sqlite3 command. */

export const DATABASE = 'sinkron.db';

type Row = Readonly<Record<string, string | number | null>>;

function query(database: string, sql: string): Row[] {
  const args = ['-readonly', '-json', '-cmd', '.timeout 5000', database, sql];
  const printed = execFileSync('sqlite3', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const rows: unknown = printed.trim() ? JSON.parse(printed) : [];
  if (!Array.isArray(rows)) throw new Error(`sqlite3 printed ${printed}`);
  return rows;
}

/** Rows of a server that runs: a reader beside the writer. Of one that was killed, a copy is read,
 * for a reader would already mend the database. */
export function rowsOf(dataDir: string, sql: string): Row[] {
  const copy = mkdtempSync(join(tmpdir(), 'sinkron-look-'));
  try {
    return query(join(dataDir, DATABASE), sql);
  } catch {
    for (const end of ['', '-wal']) {
      const from = join(dataDir, DATABASE + end);
      if (existsSync(from)) cpSync(from, join(copy, DATABASE + end));
    }
    execFileSync('sqlite3', [join(copy, DATABASE), 'PRAGMA wal_checkpoint']);
    return query(join(copy, DATABASE), sql);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** One line of the journal (server/store/journal.h). */
export interface JournalLine {
  readonly n: number;
  readonly run: string;
  readonly person: string;
  readonly kind: number;
  readonly why: number;
  readonly line: number;
  readonly seat: number;
  readonly at_ms: number;
  readonly body: Buffer;
}

export const JOINED = 1;
export const LEFT = 2;
export const ROLL = 3;
/** Of a LEFT (server/attendance/presence.h). */
export const WHY = [
  ...['', 'asked', 'lost', 'removed', 'class_over', 'server_stopped', 'server_lost'],
] as const;

export function readJournal(dataDir: string, classId: string): JournalLine[] {
  const columns = 'n, run, person, kind, why, line, seat, at_ms, hex(body) AS body';
  const sql = `SELECT ${columns} FROM journal WHERE class = '${classId}' ORDER BY n`;
  return rowsOf(dataDir, sql).map((row) => ({
    n: Number(row['n']),
    run: String(row['run']),
    person: String(row['person'] ?? ''),
    kind: Number(row['kind']),
    why: Number(row['why']),
    line: Number(row['line']),
    seat: Number(row['seat']),
    at_ms: Number(row['at_ms']),
    body: Buffer.from(String(row['body']), 'hex'),
  }));
}

/** The fields of a fact, by the id it has in protocol/classroom.json. */
export function factsOf(journal: readonly JournalLine[], kind: number): Record<string, unknown>[] {
  return journal
    .filter((line) => line.kind === kind)
    .map((line) => {
      const fact: unknown = JSON.parse(line.body.toString('utf8'));
      if (typeof fact !== 'object' || fact === null) throw new Error(`no fact: ${String(fact)}`);
      return Object.fromEntries(Object.entries(fact));
    });
}

/** An entry of the ledger. */
export interface LedgerEntry {
  readonly id: string;
  readonly activity: string;
  readonly person: string;
  readonly jp: number;
  readonly exact_num: number;
  readonly exact_den: number;
  readonly reverses: string | null;
}

export function readLedger(dataDir: string): LedgerEntry[] {
  const columns = 'id, activity, person, jp, exact_num, exact_den, reverses';
  return rowsOf(dataDir, `SELECT ${columns} FROM jp_entry ORDER BY seq`).map((row) => ({
    id: String(row['id']),
    activity: String(row['activity']),
    person: String(row['person']),
    jp: Number(row['jp']),
    exact_num: Number(row['exact_num']),
    exact_den: Number(row['exact_den']),
    reverses: row['reverses'] === null ? null : String(row['reverses']),
  }));
}
