/** The attendance list of a class without a live room: everybody who was there, with one document. */
import { useState } from 'preact/hooks';
import type { ActivityWithPeople, ApiClass } from '../../../net/api_types.ts';
import { FactsApi, type Book } from '../../../net/facts_api.ts';
import { spanOf } from '../../../text/time_fields.ts';
import { zoneOf } from '../../../text/format.ts';
import { useReading } from '../../language.tsx';
import { Chip } from '../../parts.tsx';
import { useAsked, useOffice, useOfficeWords } from '../office.ts';
import { hashOf } from '../route.ts';
import { WhenKnown } from '../shell.tsx';
import { DocumentField } from './document_field.tsx';
import { useFactsApi, useFactsWords, useSending } from './facts.ts';

interface Both {
  plan: ActivityWithPeople;
  book: Book;
}

export function ListPage({ activity, classId }: { activity: string; classId: string }) {
  const [asked, again] = useAsked<Both>(async (api) => {
    const [plan, book] = await Promise.all([
      api.activity(activity),
      new FactsApi(api.ask).book(activity),
    ]);
    return { plan, book };
  }, `${activity} ${classId}`);
  return (
    <WhenKnown asked={asked} onRetry={again}>
      {({ plan, book }) => {
        const klass = plan.activity.classes.find(({ id }) => id === classId);
        return klass && <Known plan={plan} book={book} klass={klass} onDone={again} />;
      }}
    </WhenKnown>
  );
}

interface KnownProps extends Both {
  klass: ApiClass;
  onDone: () => void;
}

function Known({ plan, book, klass, onDone }: KnownProps) {
  const { speech } = useReading();
  const office = useOfficeWords();
  const facts = useFactsWords();
  const { activity } = plan;
  const zone = zoneOf(activity.zone);
  const span = spanOf(klass.segments);
  const about = book.classes.find((each) => each.class === klass.id);
  return (
    <div class="stack">
      <small class="crumbs">
        <a href={hashOf({ page: 'activities' })}>{office.activities}</a> /{' '}
        <a href={hashOf({ page: 'attendance', activity: activity.id })}>{activity.title}</a>
      </small>
      <h1>{facts.listTitle(klass.title)}</h1>
      <p class="num">
        {speech.date(span.start_ms, zone)}, {speech.clockRange(span.start_ms, span.end_ms, zone)}{' '}
        {about && <Chip>{facts.modes[about.mode]}</Chip>}
      </p>
      {about?.recorded && <p class="note good">{facts.listIsComplete}</p>}
      {about && !about.over && <p class="note">{facts.listNotOver}</p>}
      {about?.mode === 'sinkron' && <p class="note">{facts.faults['live_room']}</p>}
      {about && about.over && about.mode !== 'sinkron' && (
        <Ticks
          book={book}
          klass={klass}
          needsDocument={about.mode === 'tatap_muka'}
          onDone={onDone}
        />
      )}
      {about && about.over && about.mode !== 'sinkron' && !about.recorded && (
        <Complete book={book} klass={klass} onDone={onDone} />
      )}
    </div>
  );
}

interface TicksProps {
  book: Book;
  klass: ApiClass;
  needsDocument: boolean;
  onDone: () => void;
}

function Ticks({ book, klass, needsDocument, onDone }: TicksProps) {
  const { speech } = useReading();
  const facts = useFactsWords();
  const api = useFactsApi();
  const { toasts } = useOffice();
  const { busy, fault, send } = useSending();
  const span = spanOf(klass.segments);
  const standingOf = (person: string) =>
    book.learners
      .find((one) => one.person.id === person)
      ?.standings.find((each) => each.class === klass.id)?.standing;
  const here = (person: string) => ['hadir', 'terlambat'].includes(standingOf(person) ?? '');
  const open = book.learners.filter(({ person }) => !here(person.id));
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState(facts.list);
  const [evidence, setEvidence] = useState<string | null>(null);
  const chosen = open.filter(({ person }) => ticked.has(person.id));
  const save = async () => {
    const went = await send(async () => {
      await api.correct(book.activity, {
        class: klass.id,
        people: chosen.map(({ person }) => person.id),
        claim: 'present',
        reason,
        ...span,
        ...(evidence ? { evidence } : {}),
      });
    });
    if (!went) return;
    toasts.say(book.sealed ? facts.savedWaits : facts.listSaved(speech.whole(chosen.length)));
    setTicked(new Set());
    onDone();
  };
  const toggle = (person: string) => {
    const next = new Set(ticked);
    if (!next.delete(person)) next.add(person);
    setTicked(next);
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p>{facts.listText}</p>
      <div class="row wrap">
        <button
          type="button"
          class="compact"
          onClick={() => setTicked(new Set(open.map(({ person }) => person.id)))}
        >
          {facts.tickAll}
        </button>
        <button type="button" class="compact quiet" onClick={() => setTicked(new Set())}>
          {facts.tickNone}
        </button>
      </div>
      <div class="stack tight">
        {book.learners.map(({ person }) => (
          <label key={person.id} class="option">
            <input
              type="checkbox"
              checked={here(person.id) || ticked.has(person.id)}
              disabled={here(person.id)}
              onChange={() => toggle(person.id)}
            />
            <span class="grow">
              {person.name} <small>{person.unit}</small>
            </span>
            {here(person.id) && <Chip tone="good">{facts.listHas}</Chip>}
          </label>
        ))}
      </div>
      <label class="field">
        <small>{facts.reason}</small>
        <input value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
      </label>
      <DocumentField needed={needsDocument} onKept={setEvidence} />
      {book.sealed && <p class="note warn">{facts.needsSecond}</p>}
      {fault && (
        <p class="note bad" role="alert">
          {fault}
        </p>
      )}
      <button
        type="submit"
        class="primary"
        disabled={busy || chosen.length === 0 || (needsDocument && !evidence)}
      >
        {busy ? facts.saving : facts.listSave(speech.whole(chosen.length))}
      </button>
    </form>
  );
}

function Complete({ book, klass, onDone }: Omit<TicksProps, 'needsDocument'>) {
  const facts = useFactsWords();
  const api = useFactsApi();
  const { toasts } = useOffice();
  const { busy, fault, send } = useSending();
  const complete = async () => {
    const went = await send(async () => void (await api.listComplete(book.activity, klass.id)));
    if (went) toasts.say(facts.listCompleted);
    if (went) onDone();
  };
  return (
    <section class="card stack">
      <p>{facts.listCompleteText}</p>
      {fault && (
        <p class="note bad" role="alert">
          {fault}
        </p>
      )}
      <div>
        <button type="button" disabled={busy} onClick={() => void complete()}>
          {facts.listComplete}
        </button>
      </div>
    </section>
  );
}
