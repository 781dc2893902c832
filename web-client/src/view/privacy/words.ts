/** The words of restricting the processing of somebody's data. */
import type { Restriction } from '../../net/privacy_api.ts';
import { privacyEn } from '../../text/privacy_en.ts';
import { privacyId, type PrivacyWords } from '../../text/privacy_id.ts';
import { useReading } from '../language.tsx';

export function usePrivacyWords(): PrivacyWords {
  return useReading().speech.language === 'id' ? privacyId : privacyEn;
}

export const isOpen = (one: Restriction) => one.state === 'asked' || one.state === 'in_force';
