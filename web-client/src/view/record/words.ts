/** The words of a record, wherever it is shown. */
import { recordEn } from '../../text/record_en.ts';
import { recordId, type RecordWords } from '../../text/record_id.ts';
import { useReading } from '../language.tsx';

export function useRecordWords(): RecordWords {
  return useReading().speech.language === 'id' ? recordId : recordEn;
}
