/** Who took one's data, when and which: the trail of processing (UU 27/2022 art. 32), newest first.
 * The file has all of it. */
import { useState } from 'preact/hooks';
import { takenOf, type RecordApi, type Taken } from '../../net/record_api.ts';
import { useReading } from '../language.tsx';
import { useAccessWords } from '../record/words.ts';
import { zoneHere } from '../zone.ts';
import { useOwnWords } from './words.ts';

const SHOWN_MAX = 50;

export function Trail({ records }: { records: RecordApi }) {
  const own = useOwnWords();
  const [state, setState] = useState<'not' | 'asking' | 'failed' | readonly Taken[]>('not');
  const look = async () => {
    setState('asking');
    try {
      setState(takenOf(await records.everything()));
    } catch {
      setState('failed');
    }
  };
  if (typeof state === 'object') return <List taken={state} />;
  return (
    <>
      <button type="button" disabled={state === 'asking'} onClick={() => void look()}>
        {state === 'asking' ? own.mineBusy : own.takenDo}
      </button>
      {state === 'failed' && (
        <p class="note bad" role="alert">
          {own.mineFailed}
        </p>
      )}
    </>
  );
}

function List({ taken }: { taken: readonly Taken[] }) {
  const { speech } = useReading();
  const own = useOwnWords();
  const access = useAccessWords();
  const zone = zoneHere('WIB');
  return (
    <section class="stack tight" aria-live="polite" aria-label={own.taken}>
      <h3>{own.taken}</h3>
      {taken.length === 0 && <p class="soft">{own.takenNone}</p>}
      <ul class="list">
        {taken.slice(0, SHOWN_MAX).map((one, i) => (
          <li key={i}>
            <span class="grow">
              {access.what[one.what] ?? one.what}
              {one.title !== '' && <small class="block">{one.title}</small>}
              <small class="block num">
                {one.machine ? own.takenMachine : (one.who?.name ?? '')} ·{' '}
                {speech.date(one.at_ms, zone)} {speech.clockZone(one.at_ms, zone)}
              </small>
            </span>
          </li>
        ))}
      </ul>
      {taken.length > SHOWN_MAX && <small>{own.takenMore(speech.whole(SHOWN_MAX))}</small>}
    </section>
  );
}
