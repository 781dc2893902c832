import { feedEn } from '../../../text/feed_en.ts';
import { feedId, type FeedWords } from '../../../text/feed_id.ts';
import { useReading } from '../../language.tsx';

export function useFeedWords(): FeedWords {
  return useReading().speech.language === 'id' ? feedId : feedEn;
}
