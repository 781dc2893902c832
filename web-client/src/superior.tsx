/** The superior's page (atasan.html): signing in, what one's staff filed, and their year. Ties
 * together only. */
import { render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Api } from './net/api.ts';
import type { Me } from './net/api_types.ts';
import { RecordApi } from './net/record_api.ts';
import { asRefused } from './net/refused.ts';
import './style/sinkron.css';
import { chooseLanguage, loadWords, rememberedLanguage } from './text/language.ts';
import { sayRefusal } from './text/say.ts';
import { isSignedOut } from './view/coordinator/office.ts';
import { SignIn } from './view/coordinator/sign_in.tsx';
import { ReadingProvider, useReading } from './view/language.tsx';
import { Message } from './view/parts.tsx';
import { SuperiorPage } from './view/superior/superior_page.tsx';
import { useSuperiorWords } from './view/superior/words.ts';
import { Toasts } from './view/toasts.tsx';

const api = new Api((path, init) => fetch(path, init));
const records = new RecordApi(api.ask);

type Who = { at: 'asking' } | { at: 'nobody'; ended: boolean } | { at: 'signed_in'; me: Me };

function SuperiorApp() {
  const reading = useReading();
  const superior = useSuperiorWords();
  const toasts = useMemo(() => new Toasts(), []);
  const [who, setWho] = useState<Who>({ at: 'asking' });
  const [failed, setFailed] = useState<string | null>(null);
  const look = async () => {
    setFailed(null);
    try {
      setWho({ at: 'signed_in', me: await api.me() });
    } catch (thrown) {
      const refused = asRefused(thrown);
      if (isSignedOut(refused)) setWho({ at: 'nobody', ended: false });
      else setFailed(sayRefusal(refused, reading.words));
    }
  };
  useEffect(() => void look(), []);
  const signOut = () => {
    void toasts.follow(api.signOut(), reading);
    setWho({ at: 'nobody', ended: false });
  };

  if (failed !== null) {
    return (
      <Message title={reading.words.link.unreachable} text={failed} tone="warn">
        <button type="button" class="primary" onClick={() => void look()}>
          {reading.words.retry}
        </button>
      </Message>
    );
  }
  if (who.at === 'asking') return null;
  if (who.at === 'nobody') {
    const signIn = async (name: string, password: string) =>
      setWho({ at: 'signed_in', me: await api.signIn(name, password) });
    return (
      <SignIn
        ended={who.ended}
        title={superior.signIn}
        text={superior.signInText}
        onSignIn={signIn}
      />
    );
  }
  if (who.me.role !== 'superior') {
    return (
      <Message title={superior.notSuperior} text={superior.notSuperiorText} tone="warn">
        <button type="button" class="primary" onClick={signOut}>
          {superior.signOut}
        </button>
        {who.me.role === 'coordinator' && <a href="/koordinator">{superior.coordinatorPage}</a>}
      </Message>
    );
  }
  return (
    <SuperiorPage
      name={who.me.name}
      records={records}
      toasts={toasts}
      onSignedOut={() => setWho({ at: 'nobody', ended: true })}
      onSignOut={signOut}
    />
  );
}

const language = chooseLanguage(rememberedLanguage(), navigator.languages);
const words = await loadWords(language);
const app = document.getElementById('app');
if (app) {
  render(
    <ReadingProvider language={language} words={words}>
      <SuperiorApp />
    </ReadingProvider>,
    app,
  );
}
