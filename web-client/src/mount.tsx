/** Every page begins alike: in the language of its reader, with the sheet that all share. */
import { render, type ComponentChildren } from 'preact';
import './style/sinkron.css';
import { chooseLanguage, loadWords, rememberedLanguage } from './text/language.ts';
import { ReadingProvider } from './view/language.tsx';

export async function mount(page: ComponentChildren): Promise<void> {
  const language = chooseLanguage(rememberedLanguage(), navigator.languages);
  const words = await loadWords(language);
  const app = document.getElementById('app');
  if (!app) return;
  render(
    <ReadingProvider language={language} words={words}>
      {page}
    </ReadingProvider>,
    app,
  );
}
