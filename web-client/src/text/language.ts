/** Which language a reader gets, and its words. Indonesian comes with the page; English is fetched
 * when somebody reads it. */
import type { Language } from './format.ts';
import { id, type Words } from './id.ts';

const REMEMBERED_AS = 'sinkron.language';

/** The first language of the reader that we have; Indonesian, unless somebody asks for English. */
export function chooseLanguage(remembered: string | null, wanted: readonly string[]): Language {
  if (remembered === 'id' || remembered === 'en') return remembered;
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0];
    if (language === 'id' || language === 'in' || language === 'ms') return 'id';
    if (language === 'en') return 'en';
  }
  return 'id';
}

export async function loadWords(language: Language): Promise<Words> {
  return language === 'id' ? id : (await import('./en.ts')).en;
}

/** What was chosen by hand; null where the browser keeps nothing for us. */
export function rememberedLanguage(): string | null {
  try {
    return localStorage.getItem(REMEMBERED_AS);
  } catch {
    return null;
  }
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(REMEMBERED_AS, language);
  } catch {
    // A private window: the choice lasts as long as the page.
  }
}
