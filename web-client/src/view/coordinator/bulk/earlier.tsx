/** Imports there were, each with its way back. */
import { useMemo, useState } from 'preact/hooks';
import { BulkApi, type Import, type Undone } from '../../../net/bulk_api.ts';
import { asRefused, isSignedOut } from '../../../net/refused.ts';
import { useReading } from '../../language.tsx';
import { Question, Window } from '../../parts.tsx';
import { zoneHere } from '../../zone.ts';
import { useAsked, useOffice } from '../office.ts';
import { WhenKnown } from '../shell.tsx';
import { useBulkWords } from './words.ts';

export function EarlierImports({ activity }: { activity: string | null }) {
  const words = useBulkWords();
  const [asked, again] = useAsked((api) => new BulkApi(api.ask).imports(), 'imports');
  return (
    <section class="stack">
      <h2>{words.earlier}</h2>
      <WhenKnown asked={asked} onRetry={again}>
        {(imports) => (
          <Imports
            imports={activity ? imports.filter((one) => one.activity === activity) : imports}
            onChange={again}
          />
        )}
      </WhenKnown>
    </section>
  );
}

function Imports({ imports, onChange }: { imports: readonly Import[]; onChange: () => void }) {
  const words = useBulkWords();
  if (imports.length === 0) return <p class="soft">{words.earlierNone}</p>;
  return (
    <div class="table-frame">
      <table>
        <thead>
          <tr>
            <th>{words.file}</th>
            <th>{words.of}</th>
            <th>{words.rows}</th>
            <th>{words.at}</th>
            <th>{words.who}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {imports.map((one) => (
            <Row key={one.id} one={one} onChange={onChange} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ one, onChange }: { one: Import; onChange: () => void }) {
  const reading = useReading();
  const { speech } = reading;
  const words = useBulkWords();
  const { api, toasts, onSignedOut } = useOffice();
  const bulk = useMemo(() => new BulkApi(api.ask), [api]);
  const [asking, setAsking] = useState(false);
  const [undone, setUndone] = useState<Undone | null>(null);
  const zone = zoneHere('WIB');
  const at = (ms: number) => `${speech.date(ms, zone)}, ${speech.clockZone(ms, zone)}`;
  const name = one.file_name || one.id.slice(0, 8);
  const undo = async () => {
    setAsking(false);
    try {
      const answer = await bulk.undo(one.id);
      if (answer.kept.length > 0) return setUndone(answer);
      toasts.say(words.undoDone(speech.whole(answer.taken_back)));
    } catch (thrown) {
      const refused = asRefused(thrown);
      if (isSignedOut(refused)) return onSignedOut();
      toasts.refused(refused, reading);
    }
    onChange();
  };
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{one.noun === 'people' ? words.people : words.enrolmentsOf(one.title)}</td>
      <td class="num">{speech.whole(one.rows)}</td>
      <td>{at(one.at_ms)}</td>
      <td>{one.who}</td>
      <td class="right">
        {one.undone_ms > 0 ? (
          <small>{words.undone(at(one.undone_ms))}</small>
        ) : (
          <button type="button" class="compact" onClick={() => setAsking(true)}>
            {words.undo}
          </button>
        )}
        {asking && (
          <Question
            title={words.undoTitle(name)}
            text={words.undoText}
            stay={words.undoStay}
            go={words.undo}
            onStay={() => setAsking(false)}
            onGo={() => void undo()}
          />
        )}
        {undone && <Kept undone={undone} onClose={onChange} />}
      </td>
    </tr>
  );
}

function Kept({ undone, onClose }: { undone: Undone; onClose: () => void }) {
  const { speech } = useReading();
  const words = useBulkWords();
  return (
    <Window
      title={words.undoDone(speech.whole(undone.taken_back))}
      kind="question"
      onClose={onClose}
    >
      <h3>{words.keptTitle}</h3>
      <ul class="left">
        {undone.kept.map(({ name, field, why }, place) => (
          <li key={place}>
            {name}, {words.fields[field] ?? field}: {words.why[why] ?? why}
          </li>
        ))}
      </ul>
      {undone.more_kept > 0 && <p class="soft">{words.more(speech.whole(undone.more_kept))}</p>}
      <div class="choices">
        <button type="button" class="primary" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </Window>
  );
}
