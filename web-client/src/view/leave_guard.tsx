/** The back gesture does not leave a class: it asks. */
import { useEffect, useState } from 'preact/hooks';
import { useLive } from './live.ts';
import { Question } from './parts.tsx';

interface LeaveWords {
  title: string;
  text: string;
  stay: string;
  leave: string;
}

/** Returns how to ask, and the question while it is asked. */
export function useLeaveGuard(words: LeaveWords) {
  const live = useLive();
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    hold();
    const onBack = () => setAsking(true);
    addEventListener('popstate', onBack);
    return () => removeEventListener('popstate', onBack);
  }, []);
  const stay = () => {
    setAsking(false);
    hold(); // in a click: browsers pass over entries that nobody's hand made
  };
  const question = asking && (
    <Question
      title={words.title}
      text={words.text}
      stay={words.stay}
      go={words.leave}
      onStay={stay}
      onGo={() => live.leave()}
    />
  );
  return { ask: () => setAsking(true), question };
}

/** Puts an entry in front of the class for the back gesture to take. */
function hold(): void {
  // The page's own mark; whatever else stands in the state is none of ours.
  const state = history.state as { sinkron?: string } | null;
  if (state?.sinkron !== 'class') history.pushState({ sinkron: 'class' }, '');
}
