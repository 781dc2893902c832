/** Name and password. */
import { useEffect, useState } from 'preact/hooks';
import { asRefused, type Refused } from '../../net/refused.ts';
import { sayRefusal } from '../../text/say.ts';
import { LanguageSwitch, useReading } from '../language.tsx';
import { useOfficeWords } from './office.ts';

interface SignInProps {
  /** The last session ran out. */
  ended: boolean;
  /** Of whom the page is; the coordinator's without. */
  title?: string;
  text?: string;
  /** Fails with Refused. */
  onSignIn: (name: string, password: string) => Promise<void>;
}

export function SignIn({ ended, title, text, onSignIn }: SignInProps) {
  const { words } = useReading();
  const office = useOfficeWords();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const wait_s = useCountdown(refused);

  const signIn = async () => {
    setBusy(true);
    setRefused(null);
    try {
      await onSignIn(name, password);
    } catch (thrown) {
      setRefused(asRefused(thrown));
    }
    setBusy(false);
  };
  return (
    <main class="sign-in stack">
      <div class="row">
        <b class="grow brand">Sinkron</b>
        <LanguageSwitch />
      </div>
      <form
        class="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          void signIn();
        }}
      >
        <div>
          <h1>{title ?? office.signIn}</h1>
          <small>{text ?? office.signInText}</small>
        </div>
        {ended && !refused && <p class="note">{office.signedOut}</p>}
        <label class="field">
          <small>{office.name}</small>
          <input
            name="name"
            autocomplete="username"
            required
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <small>{office.password}</small>
          <input
            name="password"
            type="password"
            autocomplete="current-password"
            required
            value={password}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
        </label>
        {refused && (
          <p class="note bad" role="alert">
            {wait_s > 0
              ? office.waitSeconds(words.units.second(wait_s))
              : sayRefusal(refused, words)}
          </p>
        )}
        <button type="submit" class="primary" disabled={busy || wait_s > 0}>
          {busy ? office.signInBusy : office.signInDo}
        </button>
      </form>
    </main>
  );
}

/** Seconds until another try is worth it. */
function useCountdown(refused: Refused | null): number {
  const [left_s, setLeft] = useState(0);
  useEffect(() => {
    if (refused?.reason !== 'too_fast') return setLeft(0);
    setLeft(Math.ceil(refused.wait_ms / 1000));
    const timer = setInterval(() => setLeft((s) => Math.max(0, s - 1)), 1000);
    return () => clearInterval(timer);
  }, [refused]);
  return left_s;
}
