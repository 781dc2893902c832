/** The words of the superior's page. */
import { superiorEn } from '../../text/superior_en.ts';
import { superiorId, type SuperiorWords } from '../../text/superior_id.ts';
import { useReading } from '../language.tsx';

export function useSuperiorWords(): SuperiorWords {
  return useReading().speech.language === 'id' ? superiorId : superiorEn;
}
