/** The reader's language, for every view: words, numbers, and the switch. */
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type { Language } from '../text/format.ts';
import { id, type Words } from '../text/id.ts';
import { loadWords, rememberLanguage } from '../text/language.ts';
import { speechOf, type Speech } from '../text/speech.ts';

export interface Reading {
  words: Words;
  speech: Speech;
  choose(language: Language): void;
}

const ReadingContext = createContext<Reading>({
  words: id,
  speech: speechOf('id', id.units),
  choose: () => {},
});

export const useReading = () => useContext(ReadingContext);

interface ProviderProps {
  language: Language;
  words: Words;
  children: ComponentChildren;
}

/** Starts with words that are there already, so that the first picture is in the right language. */
export function ReadingProvider({ language, words, children }: ProviderProps) {
  const [now, setNow] = useState({ language, words });
  useEffect(() => {
    document.documentElement.lang = now.language;
  }, [now.language]);
  const reading = useMemo<Reading>(
    () => ({
      words: now.words,
      speech: speechOf(now.language, now.words.units),
      choose: (wanted) => {
        rememberLanguage(wanted);
        void loadWords(wanted).then((loaded) => setNow({ language: wanted, words: loaded }));
      },
    }),
    [now],
  );
  return <ReadingContext.Provider value={reading}>{children}</ReadingContext.Provider>;
}

/** Names the other language in that language: who cannot read this one finds it. */
export function LanguageSwitch() {
  const { words, speech, choose } = useReading();
  const other: Language = speech.language === 'id' ? 'en' : 'id';
  return (
    <button type="button" class="compact quiet" lang={other} onClick={() => choose(other)}>
      {words.otherLanguage}
    </button>
  );
}
