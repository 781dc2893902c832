/** "Perbaiki kehadiran": what was true of one person in one class, and what that changes. */
import { useEffect, useState } from 'preact/hooks';
import type { ApiClass, Attendance, PersonAttendance } from '../../../net/api_types.ts';
import type { Book, Claim, CorrectionForm, Excuse, Trial, Worth } from '../../../net/facts_api.ts';
import { momentOf, spanOf, timeField } from '../../../text/time_fields.ts';
import { zoneOf, type Zone } from '../../../text/format.ts';
import { useReading } from '../../language.tsx';
import { Choice, Window } from '../../parts.tsx';
import { useOffice } from '../office.ts';
import { DocumentField } from './document_field.tsx';
import { FactCard } from './fact_card.tsx';
import { useFactsApi, useFactsWords, useSending } from './facts.ts';
import { StretchBar } from './stretch_bar.tsx';

type Truth = Claim | Excuse;

const TRUTHS = ['present', 'absent', 'izin', 'sakit'] as const;

interface CorrectionPanelProps {
  attendance: Attendance;
  klass: ApiClass;
  one: PersonAttendance;
  book: Book;
  onChanged: () => void;
  onClose: () => void;
}

export function CorrectionPanel(props: CorrectionPanelProps) {
  const { attendance, klass, one, book, onChanged, onClose } = props;
  const facts = useFactsWords();
  const zone = zoneOf(attendance.activity.zone);
  const about = book.facts.filter(
    ({ person, kind, class: of }) =>
      person?.id === one.person.id &&
      (of === null || of === klass.id) &&
      kind !== 'approval' &&
      kind !== 'answer',
  );
  return (
    <Window title={facts.fixOf(one.person.name)} kind="panel" onClose={onClose}>
      <Form {...props} zone={zone} />
      <section class="stack tight">
        <h3>{facts.earlier}</h3>
        {about.length === 0 && <p class="soft">{facts.earlierNone}</p>}
        {about.reverse().map((fact) => (
          <FactCard
            key={fact.fact}
            activity={book.activity}
            fact={fact}
            of={book.facts.find(({ fact: id }) => id === fact.of) ?? null}
            zone={zone}
            me={book.me}
            onDone={onChanged}
          />
        ))}
      </section>
    </Window>
  );
}

const MINUTE_MS = 60_000;

/** The end of a class; of one that goes on, the last whole minute of it that is over. */
function lastOf({ start_ms, end_ms }: ReturnType<typeof spanOf>, now_ms: number): number {
  const minute_ms = now_ms - (now_ms % MINUTE_MS);
  const now = minute_ms > start_ms ? minute_ms : now_ms - (now_ms % 1000);
  return Math.min(end_ms, Math.max(now, start_ms));
}

function Form({
  attendance,
  klass,
  one,
  book,
  zone,
  onChanged,
  onClose,
}: CorrectionPanelProps & { zone: Zone }) {
  const facts = useFactsWords();
  const api = useFactsApi();
  const { toasts, now_ms } = useOffice();
  const reading = useReading();
  const span = spanOf(klass.segments);
  const last_ms = lastOf(span, now_ms());
  const [truth, setTruth] = useState<Truth>('present');
  const [from, setFrom] = useState(timeField(span.start_ms, zone));
  const [until, setUntil] = useState(timeField(last_ms, zone));
  const [reason, setReason] = useState('');
  const [evidence, setEvidence] = useState<string | null>(null);
  const { busy, fault, send } = useSending();
  const isTime = truth === 'present' || truth === 'absent';
  const stretch = {
    start_ms: momentOf(from, span.start_ms, zone) ?? 0,
    end_ms: momentOf(until, span.start_ms, zone) ?? 0,
  };
  const choose = ({ start_ms, end_ms }: typeof stretch) => {
    setFrom(timeField(start_ms, zone));
    setUntil(timeField(end_ms, zone));
  };
  const common = { class: klass.id, reason, ...(evidence ? { evidence } : {}) };
  const mode = book.classes.find((each) => each.class === klass.id)?.mode;
  const standing = book.learners
    .find((each) => each.person.id === one.person.id)
    ?.standings.find((each) => each.class === klass.id)?.standing;
  const excused = standing === 'izin' || standing === 'sakit';
  const truths: readonly Truth[] = [...TRUTHS, ...(excused ? (['none'] as const) : [])];
  const needed = mode === 'tatap_muka' && truth === 'present';

  const save = () =>
    send(async () => {
      const { facts: written } = isTime
        ? await api.correct(book.activity, {
            ...common,
            ...stretch,
            people: [one.person.id],
            claim: truth,
          })
        : await api.excuse(book.activity, { ...common, person: one.person.id, excuse: truth });
      const made = written[0];
      const undo = async () => {
        if (!made) return;
        await api.withdraw(book.activity, made.fact, facts.undoReason);
        toasts.say(facts.undone);
        onChanged();
      };
      toasts.say(made?.state === 'waits' ? facts.savedWaits : facts.saved(one.person.name), {
        undo: () => void toasts.follow(undo(), reading), // the panel is closed by then
      });
      onChanged();
      onClose();
    });

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Choice
        label={facts.whatIsTrue}
        options={truths.map((each) => [each, facts.truths[each]] as const)}
        value={truth}
        onChoose={setTruth}
      />
      {isTime && (
        <>
          <StretchBar
            name={one.person.name}
            klass={klass}
            intervals={one.classes.find((each) => each.class === klass.id)?.intervals ?? []}
            zone={zone}
            stretch={stretch}
            last_ms={last_ms}
            onChange={choose}
          />
          <p class="row wrap legend">
            <Swatch kind="part" text={facts.barSeen} />
            <Swatch kind="on" text={facts.barCorrected} />
          </p>
          <small>{facts.barHint}</small>
          <div class="row wrap">
            <TimeField label={facts.from} value={from} onChange={setFrom} />
            <TimeField label={facts.until} value={until} onChange={setUntil} />
            <button
              type="button"
              class="compact"
              onClick={() => choose({ ...span, end_ms: last_ms })}
            >
              {facts.wholeClass}
            </button>
          </div>
          <Effect
            activity={book.activity}
            form={{ class: klass.id, people: [one.person.id], claim: truth, ...stretch }}
            sealed={book.sealed}
          />
        </>
      )}
      {!isTime && <p class="note">{facts.effectExcuse}</p>}
      <label class="field">
        <small>{facts.reason}</small>
        <textarea
          rows={2}
          required
          maxLength={500}
          value={reason}
          placeholder={facts.reasonHint}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <DocumentField needed={needed} onKept={setEvidence} />
      {attendance.state === 'posted' && book.sealed && isTime && (
        <p class="note warn">{facts.needsSecond}</p>
      )}
      {fault && (
        <p class="note bad" role="alert">
          {fault}
        </p>
      )}
      <button type="submit" class="primary" disabled={busy || (needed && !evidence)}>
        {busy ? facts.saving : facts.save}
      </button>
    </form>
  );
}

interface TimeFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function TimeField({ label, value, onChange }: TimeFieldProps) {
  return (
    <label class="field">
      <small>{label}</small>
      <input
        type="time"
        required
        step={value.length > 5 ? 1 : 60}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

function Swatch({ kind, text }: { kind: 'part' | 'on'; text: string }) {
  return (
    <small class="row tight">
      <svg class="day" viewBox="0 0 22 14" aria-hidden="true">
        <rect class={kind} width="22" height="14" />
      </svg>
      {text}
    </small>
  );
}

interface EffectProps {
  activity: string;
  form: Omit<CorrectionForm, 'reason'>;
  sealed: boolean;
}

const WAIT_MS = 300;

/** What the server says it would change; asked again a moment after the last change. */
function Effect({ activity, form, sealed }: EffectProps) {
  const { speech, words } = useReading();
  const facts = useFactsWords();
  const api = useFactsApi();
  const { fault, send } = useSending();
  const [trial, setTrial] = useState<Trial | null>(null);
  const key = JSON.stringify(form);
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      void send(async () => {
        const answer = await api.tryCorrection(activity, form);
        if (wanted) setTrial(answer);
      });
    }, WAIT_MS);
    setTrial(null);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [key, sealed]);
  const change = trial?.people[0];
  const differs = (a: Worth, b: Worth) => a.attended_s !== b.attended_s || a.jp !== b.jp;
  return (
    <div class="note num" role="status">
      <b>{facts.effect}</b>
      {fault && <p class="bad">{fault}</p>}
      {!fault && !change && <p>{facts.effectAsking}</p>}
      {!fault && change && !differs(change.before, change.after) && <p>{facts.effectNone}</p>}
      {!fault && change && differs(change.before, change.after) && (
        <>
          <p>
            {facts.effectTime(
              speech.length(change.before.attended_s),
              speech.length(change.after.attended_s),
            )}
          </p>
          <p>
            {facts.effectJp(
              words.jp(speech.whole(change.before.jp)),
              words.jp(speech.whole(change.after.jp)),
            )}
          </p>
        </>
      )}
    </div>
  );
}
