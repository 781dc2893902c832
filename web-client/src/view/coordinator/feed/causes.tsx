/** Why data wait, how many for each reason and since when, and what helps all of them at once. */
import type { FeedApi, Outbox, OutboxCause, OutboxState } from '../../../net/feed_api.ts';
import { useReading } from '../../language.tsx';
import { Chip } from '../../parts.tsx';
import { useFeedWords } from './words.ts';

/** What the list shows: '' for all. */
export interface Shown {
  state: OutboxState | '';
  reason: string;
}

/** Sending these again changes nothing: they have no place there, or are to be looked at one by one. */
const NOT_AT_ONCE: readonly string[] = ['no_jp', 'capacity', 'unclear'];

interface CausesProps {
  outbox: Outbox;
  shown: Shown;
  onShow: (shown: Shown) => void;
  onReplay: (ask: (api: FeedApi) => Promise<{ rows: number }>) => void;
}

export function Causes({ outbox, shown, onShow, onReplay }: CausesProps) {
  const words = useFeedWords();
  const causes = outbox.reasons.filter(
    ({ state, reason }) => reason !== '' && (shown.state === '' || shown.state === state),
  );
  if (causes.length === 0) return null;
  return (
    <section class="card stack">
      <h2>{words.causes}</h2>
      {causes.map((cause) => (
        <Cause
          key={`${cause.state} ${cause.reason}`}
          cause={cause}
          chosen={cause.reason === shown.reason && cause.state === shown.state}
          on={outbox.feed.on}
          onShow={onShow}
          onReplay={onReplay}
        />
      ))}
    </section>
  );
}

interface CauseProps extends Pick<CausesProps, 'onShow' | 'onReplay'> {
  cause: OutboxCause;
  chosen: boolean;
  on: boolean;
}

function Cause({ cause, chosen, on, onShow, onReplay }: CauseProps) {
  const { speech } = useReading();
  const words = useFeedWords();
  const { state, reason, rows } = cause;
  const said = words.reasons[reason] ?? reason;
  return (
    <div class="stack tight">
      <p>
        <Chip tone={state === 'parked' ? 'warn' : 'plain'}>{words.states[state]}</Chip> {said}
      </p>
      <p class="soft">
        <small>{words.causeRows(speech.whole(rows), speech.date(cause.since_ms, 'WIB'))}</small>
      </p>
      <div class="row wrap">
        <button
          type="button"
          class="compact"
          aria-pressed={chosen}
          aria-label={words.showCauseOf(said)}
          onClick={() => onShow({ state, reason })}
        >
          {words.showCause}
        </button>
        {on && state === 'parked' && !NOT_AT_ONCE.includes(reason) && (
          <button
            type="button"
            class="compact"
            aria-label={words.replayCauseOf(said)}
            onClick={() => onReplay((api) => api.replayAll(reason))}
          >
            {words.replayCause}
          </button>
        )}
      </div>
    </div>
  );
}
