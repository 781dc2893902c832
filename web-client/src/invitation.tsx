/** The page of an invitation: its token stands behind the #, the password is chosen here. */
import { render } from 'preact';
import { Ask } from './net/ask.ts';
import './style/sinkron.css';
import { chooseLanguage, loadWords, rememberedLanguage } from './text/language.ts';
import { InvitationPage } from './view/invitation_page.tsx';
import { ReadingProvider } from './view/language.tsx';

const ask = new Ask((path, init) => fetch(path, init));
const token = location.hash.slice(1);
const language = chooseLanguage(rememberedLanguage(), navigator.languages);
const words = await loadWords(language);
const app = document.getElementById('app');
if (app) {
  render(
    <ReadingProvider language={language} words={words}>
      <InvitationPage ask={ask} token={token} />
    </ReadingProvider>,
    app,
  );
}
