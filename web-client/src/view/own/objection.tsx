/** Saying that a number is wrong, in one's own words. */
import { useState } from 'preact/hooks';
import type { RecordApi } from '../../net/record_api.ts';
import { asRefused, type Refused } from '../../net/refused.ts';
import { sayRefusal } from '../../text/say.ts';
import { useReading } from '../language.tsx';
import { useOwnWords } from './words.ts';

interface ObjectionProps {
  activity: string;
  records: RecordApi;
  onDone: (text: string) => void;
  onCancel: () => void;
}

const TEXT_MAX = 1000;

export function Objection({ activity, records, onDone, onCancel }: ObjectionProps) {
  const { words } = useReading();
  const own = useOwnWords();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const send = async () => {
    setBusy(true);
    setRefused(null);
    try {
      await records.object(activity, text);
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
