/** One's own record: the year, its activities, what is to be done, and all that is held. */
import { useEffect, useState } from 'preact/hooks';
import type { OwnCertificate, PersonRecord, RecordApi } from '../../net/record_api.ts';
import { asRefused, isSignedOut, Refused } from '../../net/refused.ts';
import { forgetVisit, hasVisited, rememberVisit } from '../../net/visit.ts';
import { sayRefusal } from '../../text/say.ts';
import { LanguageSwitch, useReading } from '../language.tsx';
import { Message } from '../parts.tsx';
import { ReceiptContext } from '../receipt.tsx';
import { useRecordWords } from '../record/words.ts';
import { ToastList, type Toasts } from '../toasts.tsx';
import { Known } from './known.tsx';
import { useOwnWords } from './words.ts';

export interface OwnPageProps {
  /** Of the personal link; "": the cookie alone. */
  token: string;
  records: RecordApi;
  toasts: Toasts;
  /** Null: without a link there is none. */
  onReceipt: (() => Promise<string>) | null;
  onSignOut: () => Promise<void>;
}

type State =
  | { at: 'opening' }
  | { at: 'failed'; refused: Refused; opened: boolean }
  | { at: 'closed' }
  | { at: 'known'; record: PersonRecord; certificates: readonly OwnCertificate[] };

export function OwnPage(props: OwnPageProps) {
  const own = useOwnWords();
  return (
    <ReceiptContext.Provider value={props.onReceipt}>
      <div class="entry">
        <div class="row top">
          <b class="grow brand">Sinkron</b>
          <LanguageSwitch />
        </div>
        <h1 class="hidden">{own.page}</h1>
        <Body {...props} />
      </div>
      <ToastList toasts={props.toasts} />
    </ReceiptContext.Provider>
  );
}

function Body({ token, records, toasts, onSignOut }: OwnPageProps) {
  const reading = useReading();
  const [state, setState] = useState<State>({ at: 'opening' });
  const [day, setDay] = useState<string | undefined>(undefined);

  const look = async (opened: boolean) => {
    try {
      if (!opened && token === '' && !hasVisited()) throw new Refused('forbidden');
      if (!opened && token !== '') await records.open(token);
      rememberVisit();
    } catch (thrown) {
      setState({ at: 'failed', refused: asRefused(thrown), opened: false });
      return;
    }
    try {
      const [record, certificates] = await Promise.all([
        records.mine(day),
        certificatesOf(records),
      ]);
      setState({ at: 'known', record, certificates });
    } catch (thrown) {
      const refused = asRefused(thrown);
      if (isSignedOut(refused)) forgetVisit();
      setState({ at: 'failed', refused, opened: true });
    }
  };
  useEffect(() => void look(state.at === 'known'), [day]);

  switch (state.at) {
    case 'opening':
      return <Skeleton />;
    case 'closed':
      return <Closed />;
    case 'failed':
      return <Failed state={state} token={token} onRetry={() => void look(false)} />;
    case 'known':
      return (
        <Known
          record={state.record}
          certificates={state.certificates}
          records={records}
          onYear={setDay}
          onChanged={() => look(true)}
          onSignOut={() => {
            void toasts.follow(onSignOut(), reading);
            setState({ at: 'closed' });
          }}
        />
      );
  }
}

function Closed() {
  const own = useOwnWords();
  return <Message title={own.signedOutDone} text={own.signedOutDoneText} />;
}

/** A page without certificates is better than none. */
async function certificatesOf(records: RecordApi): Promise<readonly OwnCertificate[]> {
  try {
    return await records.certificates();
  } catch {
    return [];
  }
}

interface FailedProps {
  state: Extract<State, { at: 'failed' }>;
  token: string;
  onRetry: () => void;
}

function Failed({ state: { refused, opened }, token, onRetry }: FailedProps) {
  const { words } = useReading();
  const own = useOwnWords();
  if (refused.reason === 'bad_link') {
    const text = own.badLinks[refused.detail] ?? sayRefusal(refused, words);
    return <Message title={own.badLink} text={text} tone="bad" />;
  }
  if (isSignedOut(refused)) {
    return token === '' || !opened ? (
      <Message title={own.noLink} text={own.noLinkText} />
    ) : (
      <Message title={own.signedOut} text={own.signedOutText} tone="warn" />
    );
  }
  return (
    <Message title={own.failed} text={sayRefusal(refused, words)} tone="warn">
      <button type="button" class="primary" onClick={onRetry}>
        {words.retry}
      </button>
    </Message>
  );
}

function Skeleton() {
  const own = useOwnWords();
  const record = useRecordWords();
  return (
    <main class="stack" aria-busy="true" aria-label={record.title}>
      <span class="hidden" role="status">
        {own.opening}
      </span>
      <div class="card stack ghost">
        <i class="disc" />
        <i class="wide" />
        <i />
      </div>
      <div class="card stack ghost">
        <i />
        <i class="wide" />
      </div>
    </main>
  );
}
