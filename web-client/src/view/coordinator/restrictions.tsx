/** Who asked that the processing of their data be restricted: what waits first. */
import { useState } from 'preact/hooks';
import { PrivacyApi, type RestrictionList } from '../../net/privacy_api.ts';
import { asRefused, isSignedOut, type Refused } from '../../net/refused.ts';
import { sayRefusal } from '../../text/say.ts';
import { useReading } from '../language.tsx';
import { Chip, Empty } from '../parts.tsx';
import { usePrivacyWords } from '../privacy/words.ts';
import { useAsked, useOffice } from './office.ts';
import { WhenKnown } from './shell.tsx';

type Row = RestrictionList['restrictions'][number];

const TONES = { asked: 'warn', in_force: 'good', refused: 'plain', ended: 'plain' } as const;

export function RestrictionsPage() {
  const words = usePrivacyWords();
  const [asked, again] = useAsked((api) => new PrivacyApi(api.ask).all(), 'restrictions');
  return (
    <>
      <h1 class="below">{words.title}</h1>
      <p class="soft below">{words.text}</p>
      <WhenKnown asked={asked} onRetry={again}>
        {({ restrictions, now_ms }) =>
          restrictions.length === 0 ? (
            <Empty icon="lock">{words.none}</Empty>
          ) : (
            <ul class="stack">
              {restrictions.map((row) => (
                <Card key={row.id} row={row} now_ms={now_ms} onChanged={again} />
              ))}
            </ul>
          )
        }
      </WhenKnown>
    </>
  );
}

function Card({ row, now_ms, onChanged }: { row: Row; now_ms: number; onChanged: () => void }) {
  const { speech } = useReading();
  const words = usePrivacyWords();
  const day = (at_ms: number) => speech.date(at_ms, 'WIB');
  const waits = row.state === 'asked';
  return (
    <li class="card stack tight">
      <div class="row wrap">
        <b class="grow">{row.person.name}</b>
        <Chip tone={TONES[row.state]}>{words.states[row.state]}</Chip>
      </div>
      <small class="num">
        {row.person.nip} · {row.person.unit} · {words.asked(day(row.asked_ms))}
      </small>
      <p>{row.text}</p>
      {waits && (
        <p class={row.until_ms < now_ms ? 'note bad' : 'soft'}>
          {row.until_ms < now_ms ? words.late(day(row.until_ms)) : words.until(day(row.until_ms))}
        </p>
      )}
      {row.decided_by && (
        <small>{words.decided(day(row.decided_ms), row.decided_by.name, row.reason)}</small>
      )}
      {row.ended_by && (
        <small>{words.ended(day(row.ended_ms), row.ended_by.name, row.end_reason)}</small>
      )}
      {(waits || row.state === 'in_force') && <Decide row={row} onChanged={onChanged} />}
    </li>
  );
}

const TEXT_MAX = 500;

function Decide({ row, onChanged }: { row: Row; onChanged: () => void }) {
  const { words: common } = useReading();
  const words = usePrivacyWords();
  const { api, toasts, onSignedOut } = useOffice();
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const privacy = new PrivacyApi(api.ask);
  const act = async (what: () => Promise<void>) => {
    setBusy(true);
    setRefused(null);
    try {
      await what();
      toasts.say(words.done);
      setReason('');
      onChanged();
    } catch (thrown) {
      const why = asRefused(thrown);
      if (isSignedOut(why)) return onSignedOut();
      if (why.reason === 'wrong_phase') onChanged();
      setRefused(why);
    }
    setBusy(false);
  };
  const say = (why: Refused) => {
    if (why.reason === 'not_yours') return words.notYours;
    return why.reason === 'wrong_phase' ? words.decidedBefore : sayRefusal(why, common);
  };
  const button = (text: string, tone: string, what: () => Promise<void>) => (
    <button
      type="button"
      class={tone}
      aria-label={words.of(text, row.person.name)}
      disabled={busy || reason.trim() === ''}
      onClick={() => void act(what)}
    >
      {text}
    </button>
  );
  return (
    <div class="stack tight">
      <label class="field">
        <small>{words.reason}</small>
        <textarea
          rows={2}
          maxLength={TEXT_MAX}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      {refused && (
        <p class="note bad" role="alert">
          {say(refused)}
        </p>
      )}
      <div class="choices">
        {row.state === 'in_force' ? (
          button(words.lift, 'danger', () => privacy.lift(row.id, reason))
        ) : (
          <>
            {button(words.accept, 'primary', () => privacy.decide(row.id, true, reason))}
            {button(words.refuse, 'danger', () => privacy.decide(row.id, false, reason))}
          </>
        )}
      </div>
    </div>
  );
}
