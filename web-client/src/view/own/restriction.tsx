/** Asking that the processing of one's data be restricted, and what was decided (UU 27/2022
 * art. 41). */
import { useEffect, useState } from 'preact/hooks';
import type { PrivacyApi, Restriction } from '../../net/privacy_api.ts';
import { asRefused } from '../../net/refused.ts';
import { sayRefusal } from '../../text/say.ts';
import { useReading } from '../language.tsx';
import { isOpen, usePrivacyWords } from '../privacy/words.ts';
import { zoneHere } from '../zone.ts';

type State = { at: 'asking' | 'failed' } | { at: 'known'; last: Restriction | null };

export function OwnRestriction({ privacy }: { privacy: PrivacyApi }) {
  const words = usePrivacyWords();
  const { words: common } = useReading();
  const [state, setState] = useState<State>({ at: 'asking' });
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const look = () =>
    privacy.mine().then(
      (last) => setState({ at: 'known', last }),
      () => setState({ at: 'failed' }),
    );
  useEffect(() => void look(), []);
  const act = async (what: () => Promise<void>) => {
    setBusy(true);
    setSaid('');
    try {
      await what();
    } catch (thrown) {
      setSaid(sayRefusal(asRefused(thrown), common));
    }
    await look();
    setBusy(false);
  };
  const last = state.at === 'known' ? state.last : null;
  return (
    <section class="stack tight" aria-label={words.mine} aria-live="polite">
      <h2>{words.mine}</h2>
      <small>{words.mineText}</small>
      {state.at === 'failed' && <p class="note warn">{words.mineUnknown}</p>}
      {last && <Said last={last} />}
      {said !== '' && (
        <p class="note bad" role="alert">
          {said}
        </p>
      )}
      {last && isOpen(last) && (
        <button type="button" disabled={busy} onClick={() => void act(() => privacy.takeBack())}>
          {last.state === 'asked' ? words.mineEnd : words.mineLift}
        </button>
      )}
      {state.at === 'known' && !(last && isOpen(last)) && (
        <Request busy={busy} onSend={(reason) => void act(() => privacy.request(reason))} />
      )}
    </section>
  );
}

/** Where it stands, in one sentence, and the reason that was given. */
function Said({ last }: { last: Restriction }) {
  const { speech } = useReading();
  const words = usePrivacyWords();
  const day = (at_ms: number) => speech.date(at_ms, zoneHere('WIB'));
  const decided = last.decided_by && words.mineReasonOf(last.decided_by.name, last.reason);
  const text = {
    asked: () => words.mineAsked(day(last.until_ms)),
    in_force: () => words.mineInForce(day(last.decided_ms)),
    refused: () => words.mineRefused(day(last.decided_ms)),
    ended: () => words.mineEnded(day(last.ended_ms)),
  }[last.state]();
  return (
    <div class="note">
      <p>{text}</p>
      <small>{last.text}</small>
      {decided && <p>{decided}</p>}
      {last.ended_by && last.end_reason !== '' && (
        <p>{words.mineReasonOf(last.ended_by.name, last.end_reason)}</p>
      )}
    </div>
  );
}

const TEXT_MAX = 500;

function Request({ busy, onSend }: { busy: boolean; onSend: (reason: string) => void }) {
  const words = usePrivacyWords();
  const { words: common } = useReading();
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null)
    return (
      <button type="button" onClick={() => setReason('')}>
        {words.mineDo}
      </button>
    );
  return (
    <form
      class="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        onSend(reason);
      }}
    >
      <label class="field">
        <small>{words.mineReason}</small>
        <textarea
          required
          rows={3}
          maxLength={TEXT_MAX}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <div class="choices">
        <button type="submit" class="primary" disabled={busy || reason.trim() === ''}>
          {words.mineSend}
        </button>
        <button type="button" onClick={() => setReason(null)}>
          {common.cancel}
        </button>
      </div>
    </form>
  );
}
