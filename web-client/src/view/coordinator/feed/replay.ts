/** Sending again, and saying how much of it. */
import { FeedApi } from '../../../net/feed_api.ts';
import { asRefused } from '../../../net/refused.ts';
import { useReading } from '../../language.tsx';
import { useOffice } from '../office.ts';
import { useFeedWords } from './words.ts';

export function useReplay(onChanged: () => void) {
  const reading = useReading();
  const words = useFeedWords();
  const { api, toasts } = useOffice();
  const replay = async (ask: (api: FeedApi) => Promise<{ rows: number }>) => {
    try {
      const { rows } = await ask(new FeedApi(api.ask));
      toasts.say(words.replayed(reading.speech.whole(rows)));
    } catch (thrown) {
      toasts.refused(asRefused(thrown), reading);
    }
    onChanged();
  };
  return (ask: (api: FeedApi) => Promise<{ rows: number }>) => void replay(ask);
}
