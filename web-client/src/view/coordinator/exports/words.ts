import { exportEn } from '../../../text/export_en.ts';
import { exportId, type ExportWords } from '../../../text/export_id.ts';
import type { Fault } from '../../../net/refused.ts';
import { useReading } from '../../language.tsx';

export function useExportWords(): ExportWords {
  return useReading().speech.language === 'id' ? exportId : exportEn;
}

/** What is wrong with this field, or ''. */
export function sayFaults(faults: readonly Fault[], column: string, words: ExportWords): string {
  return faults
    .filter((fault) => fault.column === column)
    .map(({ code }) => words.faults[code] ?? words.otherFault(code))
    .join(' ');
}
