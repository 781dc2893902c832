import { bulkEn } from '../../../text/bulk_en.ts';
import { bulkId, type BulkWords } from '../../../text/bulk_id.ts';
import type { Fault } from '../../../net/refused.ts';
import { useReading } from '../../language.tsx';

export function useBulkWords(): BulkWords {
  return useReading().speech.language === 'id' ? bulkId : bulkEn;
}

/** A fault of a file in a sentence. */
export function sayFileFault({ code, value, column }: Fault, words: BulkWords): string {
  return words.faults[code]?.(value, column) ?? words.otherFault(code);
}

/** Puts a file that the page made into the reader's downloads. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 0);
}

/** One row of a CSV file; a text that begins like a formula is shown, never computed. */
export function csvRow(cells: readonly string[]): string {
  const quoted = cells.map((cell) => {
    const safe = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
    return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${quoted.join(',')}\r\n`;
}

export const BYTE_ORDER_MARK = '\ufeff';
