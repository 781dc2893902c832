/** Something done with one touch: said in passing, with a way back; what is wrong is said too. */
import { asRefused, isSignedOut } from '../../net/refused.ts';
import { useReading } from '../language.tsx';
import { sayFault, usePlanWords } from './form.tsx';
import { useOffice } from './office.ts';

export function useDoing(onChange: () => void) {
  const reading = useReading();
  const words = usePlanWords();
  const { toasts, onSignedOut } = useOffice();
  return async (ask: () => Promise<unknown>, text: string, undo?: () => void): Promise<void> => {
    try {
      await ask();
      toasts.say(text, undo ? { undo } : {});
    } catch (thrown) {
      const refused = asRefused(thrown);
      const first = refused.faults[0];
      if (isSignedOut(refused)) return onSignedOut();
      if (first) toasts.say(sayFault(first, words, reading.speech), { tone: 'warn' });
      else toasts.refused(refused, reading);
    }
    onChange();
  };
}
