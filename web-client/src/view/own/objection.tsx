/** Saying that a number is wrong, in one's own words. */
import { useState } from 'preact/hooks';
import type { RecordApi, RecordClass } from '../../net/record_api.ts';
import { asRefused, type Refused } from '../../net/refused.ts';
import { sayRefusal } from '../../text/say.ts';
import type { Zone } from '../../text/format.ts';
import { useReading } from '../language.tsx';
import { useOwnWords } from './words.ts';

interface ObjectionProps {
  activity: string;
  classes: readonly RecordClass[];
  zone: Zone;
  records: RecordApi;
  onDone: (text: string) => void;
  onCancel: () => void;
}

const TEXT_MAX = 1000;

export function Objection(props: ObjectionProps) {
  const { activity, classes, zone, records, onDone, onCancel } = props;
  const { words } = useReading();
  const own = useOwnWords();
  const [of, setOf] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const send = async () => {
    setBusy(true);
    setRefused(null);
    try {
      await records.object(activity, text, of);
      onDone(own.objectSent);
    } catch (thrown) {
      setRefused(asRefused(thrown));
      setBusy(false);
    }
  };
  const say = (why: Refused) => {
    if (why.detail === 'objection_over') return own.objectOver;
    if (why.detail === 'objections_open') return own.objectFull;
    return sayRefusal(why, words);
  };
  return (
    <form
      class="card stack"
      aria-label={own.objectTitle}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3>{own.objectTitle}</h3>
      <small>{own.objectText}</small>
      {classes.length > 1 && <About classes={classes} zone={zone} value={of} onChoose={setOf} />}
      <label class="field">
        <small>{own.objectLabel}</small>
        <textarea
          required
          rows={4}
          maxLength={TEXT_MAX}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      {refused && (
        <p class="note bad" role="alert">
          {say(refused)}
        </p>
      )}
      <div class="choices">
        <button type="submit" class="primary" disabled={busy || text.trim() === ''}>
          {busy ? own.objectSending : own.objectSend}
        </button>
        <button type="button" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}

interface AboutProps {
  classes: readonly RecordClass[];
  zone: Zone;
  value: string | null;
  onChoose: (value: string | null) => void;
}

/** Which class is meant: by its title and its day. */
function About({ classes, zone, value, onChoose }: AboutProps) {
  const { speech } = useReading();
  const own = useOwnWords();
  const day = ({ segments: [first] }: RecordClass) =>
    first ? ` · ${speech.date(first.start_ms, zone)}` : '';
  return (
    <label class="field">
      <small>{own.objectClass}</small>
      <select value={value ?? ''} onChange={(event) => onChoose(event.currentTarget.value || null)}>
        <option value="">{own.objectWhole}</option>
        {classes.map((one) => (
          <option key={one.class} value={one.class}>
            {one.title}
            {day(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
