/** The words of a record, wherever it is shown. */
import { accessEn } from '../../text/access_en.ts';
import { accessId, type AccessWords } from '../../text/access_id.ts';
import { recordEn } from '../../text/record_en.ts';
import { recordId, type RecordWords } from '../../text/record_id.ts';
import { useReading } from '../language.tsx';

export function useRecordWords(): RecordWords {
  return useReading().speech.language === 'id' ? recordId : recordEn;
}

/** What somebody took, wherever that is shown. */
export function useAccessWords(): AccessWords {
  return useReading().speech.language === 'id' ? accessId : accessEn;
}
