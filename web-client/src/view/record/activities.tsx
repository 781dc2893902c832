/** The activities of a year: what each came to, what it waits for; each opens what it rests on. */
import type { RecordActivity, RecordState } from '../../net/record_api.ts';
import { sayCategory } from '../../text/say.ts';
import { useReading } from '../language.tsx';
import { Chip, Empty, type Tone } from '../parts.tsx';
import { zoneHere } from '../zone.ts';
import { useRecordWords } from './words.ts';

interface ActivitiesProps {
  activities: readonly RecordActivity[];
  empty: string;
  onOpen: (activity: RecordActivity) => void;
}

export function Activities({ activities, empty, onOpen }: ActivitiesProps) {
  if (activities.length === 0) return <Empty icon="clock">{empty}</Empty>;
  return (
    <ul class="card list">
      {activities.map((one) => (
        <Line key={one.activity} activity={one} onOpen={() => onOpen(one)} />
      ))}
    </ul>
  );
}

const TONES: Readonly<Record<RecordState, Tone>> = {
  coming: 'plain',
  live: 'plain',
  provisional: 'plain',
  counted: 'good',
  waiting: 'warn',
  refused: 'bad',
  not_earned: 'warn',
  taught: 'plain',
  withdrawn: 'plain',
};

/** Whatever waits says for what. */
export function StateChip({ activity: { state, waits } }: { activity: RecordActivity }) {
  const record = useRecordWords();
  const wait = state === 'waiting' ? waits[0] : undefined;
  return <Chip tone={TONES[state]}>{wait ? record.waitsFor[wait] : record.states[state]}</Chip>;
}

function Line({ activity, onOpen }: { activity: RecordActivity; onOpen: () => void }) {
  const { words, speech } = useReading();
  const record = useRecordWords();
  const when =
    activity.state === 'coming' && activity.starts_ms > 0
      ? record.starts(speech.date(activity.starts_ms, zoneHere(activity.zone)))
      : activity.ends
        ? record.ended(speech.isoDate(activity.ends))
        : '';
  return (
    <li class="wrap top-aligned">
      <div class="grow">
        <button
          type="button"
          class="link left"
          aria-label={record.openActivity(activity.title)}
          onClick={onOpen}
        >
          {activity.title}
        </button>
        <small>
          {sayCategory(activity.category, words)}
          {when && ` · ${when}`}
          {activity.ledger === 'kapasitas' && ` · ${record.capacity}`}
        </small>
        {activity.waits.map((wait) => (
          <small key={wait} class="warn">
            {record.waits[wait]}
          </small>
        ))}
      </div>
      <Worth activity={activity} />
    </li>
  );
}

/** The JP in figures where there are any, and the state beside it. */
function Worth({ activity }: { activity: RecordActivity }) {
  const { words, speech } = useReading();
  const record = useRecordWords();
  const { state, jp, surplus_jp, judged } = activity;
  const maybe = state === 'waiting' || state === 'provisional' || state === 'live';
  return (
    <div class="stack tight ends">
      {state === 'counted' && <b class="num large">{words.jp(speech.whole(jp))}</b>}
      <StateChip activity={activity} />
      {surplus_jp > 0 && <small>{record.surplusPart(speech.whole(surplus_jp))}</small>}
      {maybe && judged && judged.jp > 0 && (
        <small class="num">
          {state === 'waiting'
            ? record.willCount(speech.whole(judged.jp))
            : record.expected(speech.whole(judged.jp))}
        </small>
      )}
    </div>
  );
}
