import { execFileSync } from 'node:child_process';

/** The first sheet of an XLSX file as rows of text, read by unzip and the eye for the few elements
 * that a sheet is made of. */

const part = (path: string, name: string): string => {
  try {
    return execFileSync('unzip', ['-p', path, name], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString('utf8')
      .replace(/<\?xml.*?\?>/, '');
  } catch {
    return ''; // there is no such part
  }
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const textOf = (xml: string): string =>
  [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)]
    .map(([, text = '']) => text)
    .join('')
    .replace(/&(amp|lt|gt|quot);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** "AB" -> 27 */
const columnOf = (letters: string): number =>
  [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;

export function readXlsx(path: string): string[][] {
  const shared = [...part(path, 'xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, xml = '']) => textOf(xml),
  );
  const sheet = part(path, 'xl/worksheets/sheet1.xml');
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, cells = '']) => {
    const row: string[] = [];
    for (const [, at = '', more = '', inside = ''] of cells.matchAll(
      /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
    )) {
      const value = /<v>([^<]*)<\/v>/.exec(inside)?.[1] ?? '';
      const isShared = more.includes('t="s"');
      row[columnOf(at)] = isShared ? (shared[Number(value)] ?? '') : value || textOf(inside);
    }
    return Array.from(row, (cell) => cell ?? '');
  });
}
