/** After the class, or after a line that will not come back: what happened, what was earned, what to
 * do. */
import { useEffect, useState } from 'preact/hooks';
import type { EndReason } from '../net/connection.ts';
import { sayEnd } from '../text/say.ts';
import { LanguageSwitch, useReading } from './language.tsx';
import { useLive } from './live.ts';
import { OwnRecordLink } from './own_link.tsx';
import { Result, resultOfAccount, type ResultFacts } from './result.tsx';
import { useStore } from './store.ts';

interface EndedPageProps {
  why: EndReason;
  askResult: () => Promise<ResultFacts | null>;
  onBack: () => void;
}

/** Endings after which the class can be entered again at once. */
const CAN_COME_BACK: readonly EndReason[] = [
  'asked',
  'server_stopping',
  'too_slow',
  'replaced',
  'silent',
  'expired',
  'busy',
  'full',
  'io',
];
const MUST_RELOAD: readonly EndReason[] = ['client_too_old', 'protocol', 'malformed', 'unexpected'];

export function EndedPage({ why, askResult, onBack }: EndedPageProps) {
  const reading = useReading();
  const { words } = reading;
  const live = useLive();
  const room = useStore(live.room);
  const end = sayEnd(why, words);
  const learner = room.me?.role === 'learner';
  return (
    <div class="entry">
      <div class="row top">
        <b class="grow brand">Sinkron</b>
        <LanguageSwitch />
      </div>
      <main class="stack">
        <section class="card stack">
          <div>
            <h1>{end.title}</h1>
            {room.facts && (
              <small>
                {room.facts.activityTitle} · {room.facts.classTitle}
              </small>
            )}
          </div>
          <p>{end.text}</p>
          {CAN_COME_BACK.includes(why) && (
            <button type="button" class="primary" onClick={onBack}>
              {words.ended.again}
            </button>
          )}
          {MUST_RELOAD.includes(why) && (
            <button type="button" class="primary" onClick={() => location.reload()}>
              {words.ended.reload}
            </button>
          )}
        </section>
        {learner && why === 'class_over' && <Earned askResult={askResult} />}
        {learner && why === 'asked' && room.account && (
          <Result result={resultOfAccount(room.account)} />
        )}
        {learner && <OwnRecordLink />}
      </main>
    </div>
  );
}

const ASK_EVERY_MS = 3000;
const ASK_TIMES = 20;

/** The account comes over the line as it is judged; when the line is gone already, it is asked for. */
function Earned({ askResult }: Pick<EndedPageProps, 'askResult'>) {
  const { words } = useReading();
  const { account } = useStore(useLive().room);
  const told = account && account.state !== 'live' ? resultOfAccount(account) : null;
  const [asked, setAsked] = useState<ResultFacts | null>(null);
  const result = asked?.state === 'posted' ? asked : (told ?? asked);
  const final = result?.state === 'posted';
  useEffect(() => {
    if (final) return;
    let left = ASK_TIMES;
    const ask = async () => {
      left -= 1;
      setAsked((await askResult()) ?? asked);
      if (left <= 0) clearInterval(timer);
    };
    const timer = setInterval(() => void ask(), ASK_EVERY_MS);
    void ask();
    return () => clearInterval(timer);
  }, [final]);
  if (result && result.state !== 'live') return <Result result={result} />;
  return (
    <section class="card ghost stack" aria-busy="true">
      <p role="status" class="soft">
        {words.ended.computing}
      </p>
      <i class="wide" />
      <i />
    </section>
  );
}
