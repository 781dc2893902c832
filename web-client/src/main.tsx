/** The class's page, for learners and instructors: from the personal link to the end of the class.
 * This file only ties together; what happens is in net, media and state, what is shown in view. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { keepAwake } from './keep_awake.ts';
import { LiveClass } from './live_class.ts';
import type { Sound } from './media/media.ts';
import { mount } from './mount.tsx';
import { Api } from './net/api.ts';
import type { Entry } from './net/api_types.ts';
import { asRefused } from './net/refused.ts';
import { sayRefusal } from './text/say.ts';
import { ClassPage } from './view/class_page.tsx';
import { EntryPage, type EntryState } from './view/entry.tsx';
import { useHash } from './view/hash.ts';
import { useReading, type Reading } from './view/language.tsx';
import { sayNotice } from './view/notices.ts';
import { OwnRecordContext } from './view/own_link.tsx';
import { ReceiptContext } from './view/receipt.tsx';
import { resultOfEntry, type ResultFacts } from './view/result.tsx';

type Media = typeof import('./media/media.ts');

const api = new Api((path, init) => fetch(path, init));

/** The token stands behind the #: no server, log or preview ever sees it. */
const tokenOf = (hash: string) => hash.replace(/^#/, '');

/** A ticket this near its end is not used any more. */
const TICKET_SLACK_MS = 5000;

function ClassApp({ token }: { token: string }) {
  const reading = useReading();
  const [state, setState] = useState<EntryState>({ at: token === '' ? 'no_link' : 'checking' });
  const [live, setLive] = useState<LiveClass | null>(null);
  const media = useMedia(token !== '');
  const latest = useRef(reading);
  latest.current = reading;

  const look = async () => {
    setState(await enter(token, latest.current));
  };
  useEffect(() => {
    if (token !== '') void look();
  }, [token]);
  useEffect(() => (live ? keepAwake() : undefined), [live]);

  if (live) {
    const back = () => {
      live.close();
      setLive(null);
      void look();
    };
    return (
      <ClassPage
        live={live}
        loadInstructor={loadInstructor}
        askResult={() => askResult(token)}
        onBack={back}
      />
    );
  }
  const onEnter = () => {
    if (state.at !== 'known') return;
    // In the click, before anything is awaited: only so may the page sound.
    const sound = media.ready ? makeSound(media.ready, state.entry.role) : null;
    sound?.unlock();
    const next = new LiveClass({
      ticket: ticketsOf(token, state.entry),
      sound,
      sayNotice: (toasts, notice) => sayNotice(toasts, notice, latest.current.words),
    });
    next.start();
    document.title = state.entry.activity.title;
    setLive(next);
  };
  return (
    <EntryPage
      state={state}
      deaf={media.deaf}
      offset_minutes={new Date().getTimezoneOffset()}
      onEnter={onEnter}
      onRetry={() => void look()}
    />
  );
}

async function enter(token: string, reading: Reading): Promise<EntryState> {
  try {
    return { at: 'known', entry: await api.enter(token) };
  } catch (thrown) {
    const refused = asRefused(thrown);
    if (refused.reason === 'bad_link') return { at: 'bad_link', detail: refused.detail };
    const { words } = reading;
    const lost = refused.reason === 'lost';
    return {
      at: 'unreachable',
      text: lost ? words.link.unreachableText : sayRefusal(refused, words),
    };
  }
}

/** The first ticket comes with the entry; later ones, after a long loss, by entering again. */
function ticketsOf(token: string, entry: Entry): (anew: boolean) => Promise<string | null> {
  let last = entry;
  let asked_mono_ms = performance.now();
  return async (anew) => {
    const life_ms = last.expires_ms - last.now_ms - TICKET_SLACK_MS;
    if (anew || last.ticket === null || performance.now() - asked_mono_ms > life_ms) {
      last = await api.enter(token);
      asked_mono_ms = performance.now();
    }
    return last.ticket;
  };
}

async function askResult(token: string): Promise<ResultFacts | null> {
  try {
    const { account, class: next } = await api.enter(token);
    return account && resultOfEntry(account, next !== null);
  } catch {
    return null; // asked again in a moment
  }
}

const loadInstructor = async () =>
  (await import('./view/instructor/instructor.tsx')).InstructorPage;

/** Sound is fetched while the entry page is read. */
function useMedia(wanted: boolean): { ready: Media | null; deaf: boolean } {
  const [state, setState] = useState<{ ready: Media | null; deaf: boolean }>({
    ready: null,
    deaf: false,
  });
  useEffect(() => {
    if (!wanted) return;
    const load = async () => {
      const ready = await import('./media/media.ts');
      const support = await ready.checkSupport();
      setState({ ready: support.hear === null ? ready : null, deaf: support.hear !== null });
    };
    load().catch(() => setState({ ready: null, deaf: true }));
  }, [wanted]);
  return state;
}

function makeSound(media: Media, role: Entry['role']): Sound | null {
  try {
    return media.createSound({ latencyHint: role === 'instructor' ? 0 : 'interactive' });
  } catch {
    return null; // the class can still be read
  }
}

function Root() {
  const hash = useHash();
  const token = useMemo(() => tokenOf(hash), [hash]);
  const receipt = useCallback(() => api.receipt(token), [token]);
  return (
    <ReceiptContext.Provider value={receipt}>
      <OwnRecordContext.Provider value={token === '' ? null : `/saya#${token}`}>
        <ClassApp key={token} token={token} />
      </OwnRecordContext.Provider>
    </ReceiptContext.Provider>
  );
}

await mount(<Root />);
