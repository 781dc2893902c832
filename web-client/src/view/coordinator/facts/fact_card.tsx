/** One fact with who stated it, whether it holds, and what may be done about it. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { documentUrl, type BookFact } from '../../../net/facts_api.ts';
import type { Zone } from '../../../text/format.ts';
import { useReading } from '../../language.tsx';
import { Chip, type Tone } from '../../parts.tsx';
import { useOffice } from '../office.ts';
import { sayFact, useFactsApi, useFactsWords, useSending } from './facts.ts';

const TONES: Record<BookFact['state'], Tone> = {
  holds: 'good',
  waits: 'warn',
  withdrawn: 'plain',
  refused: 'plain',
  void: 'bad',
};

export function FactChip({ state }: { state: BookFact['state'] }) {
  return <Chip tone={TONES[state]}>{useFactsWords().states[state]}</Chip>;
}

interface FactCardProps {
  activity: string;
  fact: BookFact;
  zone: Zone;
  /** What a withdrawal would take back. */
  of?: BookFact | null;
  /** The person who is signed in; they do not approve what they wrote. */
  me: string;
  onDone: () => void;
  children?: ComponentChildren;
}

export function FactCard({ activity, fact, zone, of, me, onDone, children }: FactCardProps) {
  const { speech } = useReading();
  const facts = useFactsWords();
  const at = `${speech.date(fact.at_ms, zone)} ${speech.clock(fact.at_ms, zone)}`;
  const what = sayFact(fact, zone, facts, speech);
  const whole = of ? facts.said.withdrawalOf(sayFact(of, zone, facts, speech)) : what;
  return (
    <div class="card stack tight">
      <div class="row wrap">
        <b class="grow num">{whole}</b>
        {fact.kind !== 'objection' && <FactChip state={fact.state} />}
      </div>
      {fact.text !== '' && <p>{fact.text}</p>}
      <small class="num">
        {facts.byAt(fact.by?.name ?? '', at)}
        {fact.second && `; ${facts.secondBy(fact.second.name)}`}
        {fact.evidence && (
          <>
            {' · '}
            <a href={documentUrl(activity, fact.evidence)} download>
              {facts.seeDocument}
            </a>
          </>
        )}
      </small>
      {children}
      <Doing activity={activity} fact={fact} what={whole} me={me} onDone={onDone} />
    </div>
  );
}

const OURS: readonly BookFact['kind'][] = ['correction', 'excuse', 'test', 'overlap', 'difference'];

interface DoingProps {
  activity: string;
  fact: BookFact;
  what: string;
  me: string;
  onDone: () => void;
}

/** Approving and taking back; taking back asks for a reason first. */
function Doing({ activity, fact, what, me, onDone }: DoingProps) {
  const facts = useFactsWords();
  const api = useFactsApi();
  const { toasts } = useOffice();
  const { busy, fault, send } = useSending();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const waits = fact.state === 'waits';
  const own = fact.by?.id === me;
  const ours = OURS.includes(fact.kind) || (fact.kind === 'withdrawal' && waits);
  const mayTakeBack = ours && (waits || fact.state === 'holds') && !fact.withdrawal;
  if (!mayTakeBack && !waits) return null;

  const approve = async () => {
    const went = await send(async () => void (await api.approve(activity, fact.fact)));
    if (went) toasts.say(facts.approved);
    if (went) onDone();
  };
  const takeBack = async () => {
    const went = await send(async () => {
      const { facts: written } = await api.withdraw(activity, fact.fact, reason);
      toasts.say(written[0]?.state === 'waits' ? facts.takenBackWaits : facts.takenBack);
    });
    if (went) onDone();
  };
  return (
    <>
      {waits && own && <p class="note">{facts.waitsForOther}</p>}
      {fault && (
        <p class="note bad" role="alert">
          {fault}
        </p>
      )}
      {asking && (
        <label class="field">
          <small>{facts.takeBackAsk}</small>
          <input value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
        </label>
      )}
      <div class="row wrap">
        {waits && !own && !asking && (
          <button
            type="button"
            class="primary compact"
            disabled={busy}
            aria-label={facts.approveOf(what)}
            onClick={() => void approve()}
          >
            {facts.approve}
          </button>
        )}
        {mayTakeBack && !asking && (
          <button
            type="button"
            class="compact"
            aria-label={facts.takeBackOf(what)}
            onClick={() => setAsking(true)}
          >
            {waits && !own ? facts.refuse : facts.takeBack}
          </button>
        )}
        {asking && (
          <>
            <button type="button" class="compact" onClick={() => setAsking(false)}>
              {facts.cancel}
            </button>
            <button
              type="button"
              class="danger compact"
              disabled={busy || reason.trim() === ''}
              onClick={() => void takeBack()}
            >
              {facts.takeBack}
            </button>
          </>
        )}
      </div>
    </>
  );
}
