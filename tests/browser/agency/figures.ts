import { execFileSync } from 'node:child_process';
import { readLedger } from '../../support/journal.ts';
import { askChecked, readCsv } from '../../support/office.ts';
import type { Server } from '../../support/server.ts';

/** The JP of one person in one activity, as each place that shows them says. */

export interface Whose {
  readonly activity: string;
  readonly person: string;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);

export const inLedger = (server: Server, { activity, person }: Whose): number[] =>
  readLedger(server.dataDir)
    .filter((entry) => entry.activity === activity && entry.person === person)
    .map(({ jp }) => jp);

/** Of a table of entries, as people download it. */
export function inTable(rows: readonly (readonly string[])[], { activity, person }: Whose): number {
  const [head = [], ...lines] = rows;
  const at = (name: string): number => {
    const place = head.indexOf(name);
    if (place < 0) throw new Error(`no column ${name} in ${head.join()}`);
    return place;
  };
  return sum(
    lines
      .filter((line) => line[at('ID kegiatan')] === activity && line[at('ID pegawai')] === person)
      .map((line) => Number(line[at('JP dihitung')])),
  );
}

export const csvRows = (bytes: Buffer): string[][] =>
  readCsv(bytes.toString('utf8').replace(/^\ufeff/, ''));

/** As a machine takes them. */
export async function inJson(server: Server, token: string, whose: Whose): Promise<number> {
  const answer = await askChecked(server, {
    path: `/api/v1/entries?activity=${whose.activity}&person=${whose.person}`,
    headers: { Authorization: `Bearer ${token}` },
  });
  if (answer.status !== 200) throw new Error(`entries: ${answer.status} ${answer.text}`);
  const { rows } = JSON.parse(answer.text) as { rows: { jp: number }[] };
  return sum(rows.map(({ jp }) => jp));
}

const run = (program: string, ...given: string[]): string =>
  execFileSync(program, given, { stdio: ['ignore', 'pipe', 'ignore'] }).toString();

/** The words of a document. */
export const textOfPdf = (path: string): string => run('pdftotext', '-layout', path, '-');

/** Where the code on its first page leads. */
export function codeOfPdf(path: string): string {
  run('pdftoppm', '-l', '1', '-r', '150', '-singlefile', '-png', path, path);
  return run('zbarimg', '-q', '--raw', `${path}.png`).trim();
}
