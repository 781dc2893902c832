/** The coordinator's pages: signing in, activities, people, attendance, JP. Ties together only. */
import { render } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { LiveClass } from './live_class.ts';
import { Api } from './net/api.ts';
import type { Me } from './net/api_types.ts';
import { asRefused } from './net/refused.ts';
import './style/sinkron.css';
import { chooseLanguage, loadWords, rememberedLanguage } from './text/language.ts';
import { sayRefusal } from './text/say.ts';
import { isSignedOut, OfficeContext, type Office } from './view/coordinator/office.ts';
import { routeOf } from './view/coordinator/route.ts';
import { Shell } from './view/coordinator/shell.tsx';
import { SignIn } from './view/coordinator/sign_in.tsx';
import { ReadingProvider, useReading } from './view/language.tsx';
import { sayNotice } from './view/notices.ts';
import { Message } from './view/parts.tsx';
import { Toasts } from './view/toasts.tsx';

const api = new Api((path, init) => fetch(path, init));

type Who = { at: 'asking' } | { at: 'nobody'; ended: boolean } | { at: 'signed_in'; me: Me };

function CoordinatorApp() {
  const reading = useReading();
  const [who, setWho] = useState<Who>({ at: 'asking' });
  const [failed, setFailed] = useState<string | null>(null);
  const hash = useHash();
  const office = useOfficeOf(() => setWho({ at: 'nobody', ended: true }));

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
    return <SignIn ended={who.ended} onSignIn={signIn} />;
  }
  const signOut = () => {
    void office.toasts.follow(api.signOut(), reading);
    setWho({ at: 'nobody', ended: false });
  };
  return (
    <OfficeContext.Provider value={office}>
      <Shell route={routeOf(hash)} name={who.me.name} onSignOut={signOut} />
    </OfficeContext.Provider>
  );
}

function useOfficeOf(onSignedOut: () => void): Office {
  const reading = useReading();
  const latest = useRef({ reading, onSignedOut });
  latest.current = { reading, onSignedOut };
  return useMemo<Office>(
    () => ({
      api,
      toasts: new Toasts(),
      watch: (classId) => {
        const live = new LiveClass({
          ticket: () => ticketOf(classId),
          sound: null,
          sayNotice: (toasts, notice) => sayNotice(toasts, notice, latest.current.reading.words),
        });
        live.start();
        return live;
      },
      onSignedOut: () => latest.current.onSignedOut(),
      now_ms: () => Date.now(),
    }),
    [],
  );
}

/** Null: the class is over. */
async function ticketOf(classId: string): Promise<string | null> {
  try {
    return (await api.ticket(classId)).ticket;
  } catch (thrown) {
    if (asRefused(thrown).reason === 'wrong_phase') return null;
    throw thrown;
  }
}

function useHash(): string {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const onHash = () => setHash(location.hash);
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  return hash;
}

const language = chooseLanguage(rememberedLanguage(), navigator.languages);
const words = await loadWords(language);
const app = document.getElementById('app');
if (app) {
  render(
    <ReadingProvider language={language} words={words}>
      <CoordinatorApp />
    </ReadingProvider>,
    app,
  );
}
