/** A page of an account: who is signed in, signing in when nobody is, and on to the other page when
 * the account is of another kind. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Api } from '../../net/api.ts';
import type { Me } from '../../net/api_types.ts';
import { asRefused, isSignedOut } from '../../net/refused.ts';
import { forgetVisit, hasVisited, rememberVisit } from '../../net/visit.ts';
import { sayRefusal } from '../../text/say.ts';
import { useReading } from '../language.tsx';
import { Message } from '../parts.tsx';
import type { Toasts } from '../toasts.tsx';
import { SignIn } from './sign_in.tsx';

type Who =
  | { at: 'asking' }
  | { at: 'failed'; said: string }
  | { at: 'nobody'; ended: boolean }
  | { at: 'signed_in'; me: Me };

export type AccountRole = Exclude<Me['role'], 'person'>;

const PAGES: Record<AccountRole, string> = { coordinator: '/koordinator', superior: '/atasan' };

interface SignedInProps {
  api: Api;
  toasts: Toasts;
  role: AccountRole;
  title?: string;
  text?: string;
  /** `onLost`: the session is over. */
  children: (me: Me, onSignOut: () => void, onLost: () => void) => ComponentChildren;
}

/** Whoever opened a record by a personal link is nobody here. */
function whoIs(me: Me, role: AccountRole): Who {
  if (me.role === role) return { at: 'signed_in', me };
  if (me.role === 'person') return { at: 'nobody', ended: false };
  location.replace(PAGES[me.role]);
  return { at: 'asking' };
}

export function SignedIn({ api, toasts, role, title, text, children }: SignedInProps) {
  const reading = useReading();
  const [who, setWho] = useState<Who>({ at: 'asking' });
  const look = async () => {
    if (!hasVisited()) return setWho({ at: 'nobody', ended: false });
    setWho({ at: 'asking' });
    try {
      setWho(whoIs(await api.me(), role));
    } catch (thrown) {
      const refused = asRefused(thrown);
      if (isSignedOut(refused)) forgetVisit();
      setWho(
        isSignedOut(refused)
          ? { at: 'nobody', ended: false }
          : { at: 'failed', said: sayRefusal(refused, reading.words) },
      );
    }
  };
  useEffect(() => void look(), []);
  const signIn = async (name: string, password: string) => {
    const me = await api.signIn(name, password);
    rememberVisit();
    setWho(whoIs(me, role));
  };
  const signOut = () => {
    void toasts.follow(api.signOut(), reading);
    setWho({ at: 'nobody', ended: false });
  };
  switch (who.at) {
    case 'asking':
      return null;
    case 'failed':
      return (
        <Message title={reading.words.link.unreachable} text={who.said} tone="warn">
          <button type="button" class="primary" onClick={() => void look()}>
            {reading.words.retry}
          </button>
        </Message>
      );
    case 'nobody':
      return (
        <SignIn
          ended={who.ended}
          {...(title ? { title } : {})}
          {...(text ? { text } : {})}
          onSignIn={signIn}
        />
      );
    case 'signed_in':
      return <>{children(who.me, signOut, () => setWho({ at: 'nobody', ended: true }))}</>;
  }
}
