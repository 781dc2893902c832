/** The coordinator's pages: signing in, activities, people, attendance, JP. Ties together only. */
import { useMemo, useRef } from 'preact/hooks';
import { LiveClass } from './live_class.ts';
import { mount } from './mount.tsx';
import { Api } from './net/api.ts';
import { asRefused } from './net/refused.ts';
import { OfficeContext, type Office } from './view/coordinator/office.ts';
import { routeOf } from './view/coordinator/route.ts';
import { Shell } from './view/coordinator/shell.tsx';
import { SignedIn } from './view/coordinator/signed_in.tsx';
import { useHash } from './view/hash.ts';
import { useReading } from './view/language.tsx';
import { sayNotice } from './view/notices.ts';
import { Toasts } from './view/toasts.tsx';

const api = new Api((path, init) => fetch(path, init));

function CoordinatorApp() {
  const hash = useHash();
  const lost = useRef(() => {});
  const office = useOfficeOf(() => lost.current());
  return (
    <SignedIn api={api} toasts={office.toasts} role="coordinator">
      {(me, onSignOut, onLost) => {
        lost.current = onLost;
        return (
          <OfficeContext.Provider value={office}>
            <Shell route={routeOf(hash)} name={me.name} onSignOut={onSignOut} />
          </OfficeContext.Provider>
        );
      }}
    </SignedIn>
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

await mount(<CoordinatorApp />);
