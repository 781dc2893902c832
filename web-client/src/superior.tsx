/** The superior's page (atasan.html): signing in, what one's staff filed, and their year. Ties
 * together only. */
import { useMemo } from 'preact/hooks';
import { mount } from './mount.tsx';
import { Api } from './net/api.ts';
import { RecordApi } from './net/record_api.ts';
import { SignedIn } from './view/coordinator/signed_in.tsx';
import { SuperiorPage } from './view/superior/superior_page.tsx';
import { useSuperiorWords } from './view/superior/words.ts';
import { Toasts } from './view/toasts.tsx';

const api = new Api((path, init) => fetch(path, init));
const records = new RecordApi(api.ask);

function SuperiorApp() {
  const superior = useSuperiorWords();
  const toasts = useMemo(() => new Toasts(), []);
  return (
    <SignedIn
      api={api}
      toasts={toasts}
      role="superior"
      title={superior.signIn}
      text={superior.signInText}
    >
      {(me, onSignOut, onLost) => (
        <SuperiorPage
          name={me.name}
          records={records}
          toasts={toasts}
          onSignedOut={onLost}
          onSignOut={onSignOut}
        />
      )}
    </SignedIn>
  );
}

await mount(<SuperiorApp />);
