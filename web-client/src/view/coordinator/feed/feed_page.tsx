/** What goes to the personnel system, how far that is, and what somebody has to do about it. */
import { useState } from 'preact/hooks';
import { FeedApi, type Outbox, type OutboxState } from '../../../net/feed_api.ts';
import { useReading } from '../../language.tsx';
import { Empty } from '../../parts.tsx';
import { useAsked } from '../office.ts';
import { WhenKnown } from '../shell.tsx';
import { Earlier, Files } from './beside.tsx';
import { Causes, type Shown } from './causes.tsx';
import { OutboxTable } from './outbox_table.tsx';
import { useReplay } from './replay.ts';
import { useFeedWords } from './words.ts';

const STATES: readonly OutboxState[] = ['waiting', 'parked', 'sent'];

export function FeedPage() {
  const words = useFeedWords();
  const [shown, setShown] = useState<Shown>({ state: '', reason: '' });
  const [asked, again] = useAsked(
    (api) => new FeedApi(api.ask).outbox(shown.state, shown.reason),
    `feed-${shown.state}-${shown.reason}`,
  );
  return (
    <>
      <div class="row wrap top-aligned below">
        <h1 class="grow">{words.title}</h1>
        <button type="button" class="compact" onClick={again}>
          {words.refresh}
        </button>
      </div>
      <p class="soft below">{words.text}</p>
      <WhenKnown asked={asked} onRetry={again}>
        {(outbox) => <Known outbox={outbox} shown={shown} onShow={setShown} onChanged={again} />}
      </WhenKnown>
    </>
  );
}

interface KnownProps {
  outbox: Outbox;
  shown: Shown;
  onShow: (shown: Shown) => void;
  onChanged: () => void;
}

function Known({ outbox, shown, onShow, onChanged }: KnownProps) {
  const reading = useReading();
  const words = useFeedWords();
  const replay = useReplay(onChanged);
  const { feed, counts, rows } = outbox;
  const { state } = shown;
  return (
    <div class="stack">
      <Standing feed={feed} />
      <div class="row wrap" role="group" aria-label={words.show}>
        {(['', ...STATES] as const).map((one) => (
          <button
            key={one}
            type="button"
            class={one === state ? 'compact primary' : 'compact'}
            aria-pressed={one === state}
            onClick={() => onShow({ state: one, reason: '' })}
          >
            {one === '' ? words.all : `${words.states[one]} (${reading.speech.whole(counts[one])})`}
          </button>
        ))}
      </div>
      {feed.on && counts.parked > 0 && (
        <div>
          <button type="button" onClick={() => replay((api) => api.replayAll())}>
            {words.replayAll}
          </button>
        </div>
      )}
      {state !== 'sent' && (
        <Causes outbox={outbox} shown={shown} onShow={onShow} onReplay={replay} />
      )}
      {shown.reason !== '' && (
        <p class="soft">{words.onlyCause(words.reasons[shown.reason] ?? shown.reason)}</p>
      )}
      {rows.length > 0 ? (
        <OutboxTable outbox={outbox} onChanged={onChanged} />
      ) : (
        <Empty icon="people">{state === '' ? words.none : words.noneHere}</Empty>
      )}
      {feed.on && <Earlier onChanged={onChanged} />}
      <Files />
    </div>
  );
}

/** Whether it sends at all, and what keeps it from it. */
function Standing({ feed }: { feed: Outbox['feed'] }) {
  const { speech } = useReading();
  const words = useFeedWords();
  if (!feed.on) {
    return (
      <section class="card stack" role="status">
        <h2>{words.off}</h2>
        <p>{words.offText}</p>
      </section>
    );
  }
  if (feed.reason === '') return null;
  return (
    <section class="card stack" role="alert">
      <p>{words.reasons[feed.reason] ?? feed.reason}</p>
      {feed.until_ms !== null && (
        <p class="soft">{words.pausedUntil(speech.clockZone(feed.until_ms, 'WIB'))}</p>
      )}
    </section>
  );
}
