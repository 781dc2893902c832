import { teachEn } from '../../text/teach_en.ts';
import { teachId, type TeachWords } from '../../text/teach_id.ts';
import { useReading } from '../language.tsx';

export function useTeachWords(): TeachWords {
  return useReading().speech.language === 'id' ? teachId : teachEn;
}
