/** What goes to the personnel system, how far that is, and what somebody has to do about it. */
import { useState } from 'preact/hooks';
import { FeedApi, type Outbox, type OutboxState } from '../../../net/feed_api.ts';
import { asRefused } from '../../../net/refused.ts';
import { useReading } from '../../language.tsx';
import { Empty } from '../../parts.tsx';
import { useAsked, useOffice } from '../office.ts';
import { WhenKnown } from '../shell.tsx';
import { Earlier, Files } from './beside.tsx';
import { OutboxTable } from './outbox_table.tsx';
import { useFeedWords } from './words.ts';

const STATES: readonly OutboxState[] = ['waiting', 'parked', 'sent'];

export function FeedPage() {
  const words = useFeedWords();
  const [state, setState] = useState<OutboxState | ''>('');
  const [asked, again] = useAsked((api) => new FeedApi(api.ask).outbox(state), `feed-${state}`);
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
        {(outbox) => <Known outbox={outbox} state={state} onState={setState} onChanged={again} />}
      </WhenKnown>
    </>
  );
}

interface KnownProps {
  outbox: Outbox;
  state: OutboxState | '';
  onState: (state: OutboxState | '') => void;
  onChanged: () => void;
}

function Known({ outbox, state, onState, onChanged }: KnownProps) {
  const reading = useReading();
  const words = useFeedWords();
  const { api, toasts } = useOffice();
  const { feed, counts, rows } = outbox;
  const replayAll = async () => {
    try {
      const done = await new FeedApi(api.ask).replayAll();
      toasts.say(words.replayed(reading.speech.whole(done.rows)));
    } catch (thrown) {
      toasts.refused(asRefused(thrown), reading);
    }
    onChanged();
  };
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
            onClick={() => onState(one)}
          >
            {one === '' ? words.all : `${words.states[one]} (${reading.speech.whole(counts[one])})`}
          </button>
        ))}
      </div>
      {feed.on && counts.parked > 0 && (
        <div>
          <button type="button" onClick={() => void replayAll()}>
            {words.replayAll}
          </button>
        </div>
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
