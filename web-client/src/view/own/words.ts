/** The words of one's own page. */
import { ownEn } from '../../text/own_en.ts';
import { ownId, type OwnWords } from '../../text/own_id.ts';
import { useReading } from '../language.tsx';

export function useOwnWords(): OwnWords {
  return useReading().speech.language === 'id' ? ownId : ownEn;
}
