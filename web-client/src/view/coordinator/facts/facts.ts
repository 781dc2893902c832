/** What the pages about facts share: their words, their questions, and how a fact is said. */
import { useMemo, useState } from 'preact/hooks';
import { FactsApi, type BookFact } from '../../../net/facts_api.ts';
import { asRefused, isSignedOut, type Refused } from '../../../net/refused.ts';
import { factsEn } from '../../../text/facts_en.ts';
import { factsId, type FactsWords } from '../../../text/facts_id.ts';
import type { Zone } from '../../../text/format.ts';
import type { Words } from '../../../text/id.ts';
import { sayRefusal } from '../../../text/say.ts';
import type { Speech } from '../../../text/speech.ts';
import { useReading } from '../../language.tsx';
import { useOffice } from '../office.ts';

export function useFactsWords(): FactsWords {
  return useReading().speech.language === 'id' ? factsId : factsEn;
}

export function useFactsApi(): FactsApi {
  const { api } = useOffice();
  return useMemo(() => new FactsApi(api.ask), [api]);
}

/** The first thing that is wrong with what was sent, or why it was refused. */
export function sayRefused(refused: Refused, words: Words, facts: FactsWords): string {
  const code = refused.faults[0]?.code ?? refused.detail;
  return facts.faults[code] ?? sayRefusal(refused, words);
}

export interface Sending {
  busy: boolean;
  /** Why it was refused; empty: it was not. */
  fault: string;
  /** Whether it went well. */
  send(ask: () => Promise<void>): Promise<boolean>;
}

/** Sends one thing at a time and keeps in sight why it was refused. */
export function useSending(): Sending {
  const { onSignedOut } = useOffice();
  const { words } = useReading();
  const facts = useFactsWords();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const send = async (ask: () => Promise<void>): Promise<boolean> => {
    setBusy(true);
    setFault('');
    try {
      await ask();
      return true;
    } catch (thrown) {
      const refused = asRefused(thrown);
      if (isSignedOut(refused)) onSignedOut();
      setFault(sayRefused(refused, words, facts));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, send };
}

/** What a fact says, in a few words. */
export function sayFact(fact: BookFact, zone: Zone, facts: FactsWords, speech: Speech): string {
  const { said } = facts;
  switch (fact.kind) {
    case 'correction': {
      const times = [fact.start_ms ?? 0, fact.end_ms ?? 0].map((at) => speech.clock(at, zone));
      return said[fact.claim ?? 'present'](times[0] ?? '', times[1] ?? '');
    }
    case 'excuse':
      return said[fact.excuse ?? 'none'];
    case 'withdrawal':
      return said.withdrawal;
    case 'objection':
      return said.objection;
    case 'answer':
      return fact.accepted ? said.accepted : said.rejected;
    case 'test':
      return said.test(speech.whole(fact.score ?? 0));
    case 'overlap':
      return said[fact.choice ?? 'takes'];
    case 'difference':
      return said.difference;
    case 'recorded':
      return said.recorded;
    case 'approval':
    case 'evidence':
    case 'decision':
      return said.other;
  }
}
