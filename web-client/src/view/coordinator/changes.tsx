/** Who changed what, from which value, when. */
import { useEffect, useState } from 'preact/hooks';
import { planApi, type Change } from '../../net/plan_api.ts';
import { asRefused, isSignedOut, type Refused } from '../../net/refused.ts';
import { sayRefusal } from '../../text/say.ts';
import { useReading } from '../language.tsx';
import { Empty } from '../parts.tsx';
import { momentOf } from './class_times.ts';
import { TextField, usePlanWords } from './form.tsx';
import { useOffice } from './office.ts';
import { hashOf } from './route.ts';

const DAY_MS = 86_400_000;
const ZONE = 'WIB';

/** `about` null: everything. */
export function ChangesPage({ about }: { about: string | null }) {
  const { words: common } = useReading();
  const words = usePlanWords();
  const [since, setSince] = useState('');
  const [until, setUntil] = useState('');
  const { changes, next, refused, more } = useChanges(about ?? '', since, until);
  return (
    <div class="stack">
      <div class="row wrap">
        <div class="grow">
          <h1>{words.changes}</h1>
          <small>{words.changesText}</small>
        </div>
        {about && (
          <a class="button compact" href={hashOf({ page: 'changes', about: null })}>
            {words.everything}
          </a>
        )}
      </div>
      <div class="lists">
        <TextField
          label={words.sinceDay}
          name="since"
          type="date"
          value={since}
          faults={[]}
          onInput={setSince}
        />
        <TextField
          label={words.untilDay}
          name="until"
          type="date"
          value={until}
          faults={[]}
          onInput={setUntil}
        />
      </div>
      {refused && (
        <p class="note bad" role="alert">
          {sayRefusal(refused, common)}
        </p>
      )}
      {changes?.length === 0 && <Empty icon="clock">{words.changesNone}</Empty>}
      {changes && changes.length > 0 && (
        <div class="table-frame">
          <table>
            <thead>
              <tr>
                <th>{words.when}</th>
                <th>{words.who}</th>
                <th>{words.what}</th>
                <th>{words.before}</th>
                <th>{words.after}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change, i) => (
                <Row key={i} change={change} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {next > 0 && (
        <div>
          <button type="button" onClick={more}>
            {words.more}
          </button>
        </div>
      )}
    </div>
  );
}

function Row({ change }: { change: Change }) {
  const { speech } = useReading();
  const words = usePlanWords();
  const { at_ms, who, noun, about, title, reason } = change;
  return (
    <tr>
      <td class="num soft">
        {speech.date(at_ms, ZONE)}, {speech.clockZone(at_ms, ZONE)}
      </td>
      <td>{who || words.byCommand}</td>
      <th scope="row">
        <a href={hashOf({ page: 'changes', about })}>
          {words.nouns[noun] ?? noun} {title}
        </a>
        <br />
        <small>
          {useField(change)}
          {reason && ` · ${words.reason}: ${reason}`}
        </small>
      </th>
      <td class="long">{useValue(change, change.before)}</td>
      <td class="long">{useValue(change, change.after)}</td>
    </tr>
  );
}

function useField({ field, person }: Change): string {
  const words = usePlanWords();
  if (person) return person;
  if (field === '+') return words.made;
  if (field === '-') return words.taken;
  const [first = '', second] = field.split('.');
  const name = second ?? first;
  return `${second ? `${first}: ` : ''}${words.fields[name] ?? name}`;
}

/** Moments as the reader's clock shows them. */
function useValue({ field, noun }: Change, value: string): string {
  const { speech } = useReading();
  const words = usePlanWords();
  const named = field === 'timetable' || noun === 'enrolment' || (words.values[value] ?? '') !== '';
  const text = named ? value.replace(/[a-z_]+/g, (word) => words.values[word] ?? word) : value;
  return text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, (moment) => {
    const at_ms = Date.parse(moment);
    return `${speech.date(at_ms, ZONE)} ${speech.clock(at_ms, ZONE)}`;
  });
}

interface Listed {
  changes: readonly Change[] | null;
  next: number;
  refused: Refused | null;
}

function useChanges(about: string, since: string, until: string): Listed & { more: () => void } {
  const { api, onSignedOut } = useOffice();
  const [listed, setListed] = useState<Listed>({ changes: null, next: 0, refused: null });
  const look = async (before: number, wanted: () => boolean) => {
    const from_ms = since ? momentOf(since, '00:00', ZONE) : null;
    const day_ms = until ? momentOf(until, '00:00', ZONE) : null;
    const until_ms = day_ms === null ? undefined : day_ms + DAY_MS;
    try {
      const page = await planApi(api.ask).changes(about, before, from_ms ?? undefined, until_ms);
      if (!wanted()) return;
      setListed((now) => ({
        changes: before ? [...(now.changes ?? []), ...page.changes] : page.changes,
        next: page.next,
        refused: null,
      }));
    } catch (thrown) {
      const refused = asRefused(thrown);
      if (isSignedOut(refused)) onSignedOut();
      else if (wanted()) setListed({ changes: null, next: 0, refused });
    }
  };
  useEffect(() => {
    let wanted = true;
    void look(0, () => wanted);
    return () => {
      wanted = false;
    };
  }, [about, since, until]);
  return { ...listed, more: () => void look(listed.next, () => true) };
}
