/** "Perlu keputusan": what waits for a coordinator, over all activities. */
import { useState } from 'preact/hooks';
import type { Decision, DecisionKind, Decisions } from '../../../net/facts_api.ts';
import { FactsApi } from '../../../net/facts_api.ts';
import { zoneOf } from '../../../text/format.ts';
import { useReading } from '../../language.tsx';
import { Chip, Empty } from '../../parts.tsx';
import { useAsked, useOffice } from '../office.ts';
import { hashOf } from '../route.ts';
import { WhenKnown } from '../shell.tsx';
import { FactCard } from './fact_card.tsx';
import { useFactsApi, useFactsWords, useSending } from './facts.ts';

const KINDS: readonly DecisionKind[] = ['second', 'objection', 'difference', 'overlap', 'list'];

export function DecisionsPage() {
  const facts = useFactsWords();
  const [asked, again] = useAsked((api) => new FactsApi(api.ask).decisions(), 'decisions');
  return (
    <div class="stack">
      <h1>{facts.decisions}</h1>
      <WhenKnown asked={asked} onRetry={again}>
        {(known) => <Known known={known} onDone={again} />}
      </WhenKnown>
    </div>
  );
}

function Known({ known, onDone }: { known: Decisions; onDone: () => void }) {
  const { speech } = useReading();
  const facts = useFactsWords();
  if (known.decisions.length === 0) return <Empty icon="check">{facts.decisionsNone}</Empty>;
  return (
    <div class="stack">
      {KINDS.filter((kind) => known.counts[kind] > 0).map((kind) => (
        <section key={kind} class="stack">
          <div class="row">
            <h2>{facts.kinds[kind]}</h2>
            <Chip tone="warn">{speech.whole(known.counts[kind])}</Chip>
          </div>
          {known.decisions
            .filter((one) => one.kind === kind)
            .map((one) => (
              <One key={keyOf(one)} decision={one} me={known.me} onDone={onDone} />
            ))}
        </section>
      ))}
    </div>
  );
}

const keyOf = (one: Decision) =>
  one.fact?.fact ?? `${one.activity} ${one.class ?? ''} ${one.person?.id ?? ''}`;

interface OneProps {
  decision: Decision;
  me: string;
  onDone: () => void;
}

function One({ decision, me, onDone }: OneProps) {
  const { title, class_title, person, activity } = decision;
  return (
    <article class="stack tight">
      <small>
        <a href={hashOf({ page: 'attendance', activity })}>{title}</a>
        {class_title !== '' && ` · ${class_title}`}
      </small>
      {person && <b>{person.name}</b>}
      <Doing decision={decision} me={me} onDone={onDone} />
    </article>
  );
}

function Doing({ decision, me, onDone }: OneProps) {
  const { speech } = useReading();
  const facts = useFactsWords();
  const zone = zoneOf(decision.zone);
  switch (decision.kind) {
    case 'second':
    case 'objection':
      if (!decision.fact) return null;
      return (
        <FactCard
          activity={decision.activity}
          fact={decision.fact}
          of={decision.of}
          zone={zone}
          me={me}
          onDone={onDone}
        >
          {decision.kind === 'objection' && (
            <>
              {decision.until_ms > 0 && (
                <small>{facts.objectUntil(speech.date(decision.until_ms, zone))}</small>
              )}
              <Answer decision={decision} onDone={onDone} />
            </>
          )}
        </FactCard>
      );
    case 'overlap':
      return <Overlap decision={decision} onDone={onDone} />;
    case 'difference':
      return <Difference decision={decision} onDone={onDone} />;
    case 'list':
      return (
        <div class="card stack">
          <p>{facts.listSays}</p>
          <div>
            <a
              class="button compact"
              href={hashOf({
                page: 'list',
                activity: decision.activity,
                class: decision.class ?? '',
              })}
            >
              {facts.listOpen}
            </a>
          </div>
        </div>
      );
  }
}

type Doer = Omit<OneProps, 'me'>;

interface WithTextProps {
  label: string;
  /** What may be done with the text; `next` instead of what is done otherwise. */
  choices: readonly Choice[];
  done: string;
  onDone: () => void;
}

interface Choice {
  text: string;
  does: (said: string) => Promise<unknown>;
  next?: () => void;
}

/** A decision needs its reason, in words, before it can be made. */
function WithText({ label, choices, done, onDone }: WithTextProps) {
  const { toasts } = useOffice();
  const { busy, fault, send } = useSending();
  const [said, setSaid] = useState('');
  const decide = async ({ does, next }: Choice) => {
    if (!(await send(async () => void (await does(said))))) return;
    if (next) return next();
    toasts.say(done);
    onDone();
  };
  return (
    <>
      <label class="field">
        <small>{label}</small>
        <textarea
          rows={2}
          maxLength={500}
          value={said}
          onInput={(event) => setSaid(event.currentTarget.value)}
        />
      </label>
      {fault && (
        <p class="note bad" role="alert">
          {fault}
        </p>
      )}
      <div class="row wrap">
        {choices.map((choice) => (
          <button
            key={choice.text}
            type="button"
            class="compact"
            disabled={busy || said.trim() === ''}
            onClick={() => void decide(choice)}
          >
            {choice.text}
          </button>
        ))}
      </div>
    </>
  );
}

function Answer({ decision, onDone }: Doer) {
  const facts = useFactsWords();
  const api = useFactsApi();
  const fact = decision.fact?.fact ?? '';
  const { toasts } = useOffice();
  const answer = (accepted: boolean) => (said: string) =>
    api.answer(decision.activity, fact, accepted, said);
  /** To where it is put right. */
  const onward = () => {
    toasts.say(facts.answeredNow(decision.person?.name ?? ''));
    location.hash = hashOf({ page: 'attendance', activity: decision.activity });
  };
  return (
    <>
      <WithText
        label={facts.answerText}
        choices={[
          { text: facts.answerAccept, does: answer(true), next: onward },
          { text: facts.answerReject, does: answer(false) },
        ]}
        done={facts.answered}
        onDone={onDone}
      />
    </>
  );
}

function Overlap({ decision, onDone }: Doer) {
  const { speech } = useReading();
  const facts = useFactsWords();
  const api = useFactsApi();
  const person = decision.person?.id ?? '';
  const settle = (choice: 'keeps_rest' | 'takes') => (reason: string) =>
    api.settleOverlap(decision.activity, { person, choice, reason });
  return (
    <div class="card stack">
      <p class="num">{facts.overlapSays(speech.length(decision.seconds))}</p>
      <WithText
        label={facts.reason}
        choices={[
          { text: facts.overlapKeep, does: settle('keeps_rest') },
          { text: facts.overlapTake, does: settle('takes') },
        ]}
        done={facts.overlapDone}
        onDone={onDone}
      />
    </div>
  );
}

function Difference({ decision, onDone }: Doer) {
  const { speech } = useReading();
  const facts = useFactsWords();
  const api = useFactsApi();
  const confirm = (reason: string) =>
    api.confirmDifference(decision.activity, decision.class ?? '', reason);
  return (
    <div class="card stack">
      <p class="num">{facts.differenceSays(speech.length(decision.seconds))}</p>
      <WithText
        label={facts.reason}
        choices={[{ text: facts.differenceConfirm, does: confirm }]}
        done={facts.differenceDone}
        onDone={onDone}
      />
    </div>
  );
}
