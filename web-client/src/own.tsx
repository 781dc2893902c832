/** One's own record (saya.html): opened by the personal link, or by the cookie that it left. Ties
 * together only. */
import { render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Api } from './net/api.ts';
import { RecordApi } from './net/record_api.ts';
import './style/sinkron.css';
import { chooseLanguage, loadWords, rememberedLanguage } from './text/language.ts';
import { ReadingProvider } from './view/language.tsx';
import { OwnPage } from './view/own/own_page.tsx';
import { Toasts } from './view/toasts.tsx';

const api = new Api((path, init) => fetch(path, init));
const records = new RecordApi(api.ask);

/** The token stands behind the #: no server, log or preview ever sees it. */
function useToken(): string {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const onHash = () => setHash(location.hash);
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  return hash.replace(/^#/, '');
}

function Root() {
  const token = useToken();
  const toasts = useMemo(() => new Toasts(), []);
  return (
    <OwnPage
      key={token}
      token={token}
      records={records}
      toasts={toasts}
      onReceipt={token === '' ? null : () => api.receipt(token)}
      onSignOut={() => api.signOut()}
    />
  );
}

const language = chooseLanguage(rememberedLanguage(), navigator.languages);
const words = await loadWords(language);
const app = document.getElementById('app');
if (app) {
  render(
    <ReadingProvider language={language} words={words}>
      <Root />
    </ReadingProvider>,
    app,
  );
}
