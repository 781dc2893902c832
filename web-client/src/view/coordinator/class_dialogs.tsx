/** A class made or changed, moved, or taught by somebody else. */
import { useState } from 'preact/hooks';
import { planApi, type ActivityPlan, type ClassForm, type PlanClass } from '../../net/plan_api.ts';
import type { Fault } from '../../net/refused.ts';
import { zoneOf } from '../../text/format.ts';
import { useReading } from '../language.tsx';
import { Window } from '../parts.tsx';
import {
  dayText,
  hourText,
  momentOf,
  moved,
  segmentsOf,
  timesOf,
  type ClassTimes,
} from './class_times.ts';
import { useDoing } from './doing.ts';
import { FormNotes, SelectField, TextField, useSending, usePlanWords } from './form.tsx';
import { useOffice } from './office.ts';
import { PersonPicker } from './person_picker.tsx';

export interface DialogProps {
  known: ActivityPlan;
  klass: PlanClass;
  onDone: () => void;
  onSaved: () => void;
}

const NO_TIMES: Fault = { line: 0, column: 'day', code: 'missing', value: '' };
const DAY_MS = 86_400_000;

/** `klass` null: a new one, a day after the last at the same hours. */
export function ClassDialog(props: Omit<DialogProps, 'klass'> & { klass: PlanClass | null }) {
  const { known, klass, onDone, onSaved } = props;
  const { speech } = useReading();
  const words = usePlanWords();
  const { api, toasts } = useOffice();
  const sending = useSending();
  const zone = zoneOf(known.activity.zone);
  const [title, setTitle] = useState(
    klass?.title ?? words.sessionTitle(speech.whole(known.plan.classes.length + 1)),
  );
  const [unit, setUnit] = useState(klass?.unit ?? known.plan.units[0]?.ordinal ?? 0);
  const [times, setTimes] = useTimes(known, klass);
  const [own, setOwn] = useState<readonly Fault[]>([]);
  const alone = known.plan.units.find(({ ordinal }) => ordinal === unit)?.mode === 'asinkron';
  const save = async () => {
    const form = formOf(alone, times, zone);
    setOwn(form ? [] : [NO_TIMES]);
    if (!form) return;
    const plans = planApi(api.ask);
    const wanted: ClassForm = { title, unit, ...(klass?.begun ? {} : form) };
    const written = await sending.send(() =>
      klass ? plans.changeClass(klass.id, wanted) : plans.makeClass(known.activity.id, wanted),
    );
    if (!written) return;
    onSaved();
    toasts.say(words.saved);
    if (written.warnings.length === 0) onDone();
  };
  const faults = [...own, ...sending.faults];
  return (
    <Window title={klass ? words.editClass : words.addClass} kind="panel" onClose={onDone}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={words.classTitle}
          name="title"
          value={title}
          faults={faults}
          onInput={setTitle}
        />
        {known.plan.units.length > 0 && (
          <SelectField
            label={words.unit}
            name="unit"
            value={String(unit)}
            faults={faults}
            onChange={(value) => setUnit(Number(value))}
          >
            <option value="0">{words.noUnit}</option>
            {known.plan.units.map(({ ordinal, title: name, mode }) => (
              <option key={ordinal} value={String(ordinal)}>
                {name} – {words.modes[mode]}
              </option>
            ))}
          </SelectField>
        )}
        {!klass?.begun && <Times times={times} alone={alone} faults={faults} onChange={setTimes} />}
        <small class="soft">{words.zoneText(zone)}</small>
        <FormNotes sending={sending} shown={['title', 'unit', 'day']} />
        <button type="submit" class="primary" disabled={sending.busy}>
          {sending.busy ? words.saving : words.save}
        </button>
      </form>
    </Window>
  );
}

function useTimes(known: ActivityPlan, klass: PlanClass | null) {
  const { now_ms } = useOffice();
  const zone = zoneOf(known.activity.zone);
  return useState<ClassTimes>(() => {
    const last = known.plan.classes[known.plan.classes.length - 1];
    if (klass) return timesOf(klass.segments, zone);
    if (last) return timesOf(moved(last.segments, DAY_MS), zone);
    return { day: dayText(now_ms() + DAY_MS, zone), from: '08:00', to: '09:30', breaks: [] };
  });
}

function formOf(alone: boolean, times: ClassTimes, zone: Parameters<typeof segmentsOf>[1]) {
  if (alone) {
    const due_ms = momentOf(times.day, times.to, zone);
    return due_ms === null ? null : { due_ms };
  }
  const segments = segmentsOf(times, zone);
  return segments ? { segments } : null;
}

interface TimesProps {
  times: ClassTimes;
  /** Done alone: only when it is due. */
  alone: boolean;
  faults: readonly Fault[];
  onChange: (times: ClassTimes) => void;
}

function Times({ times, alone, faults, onChange }: TimesProps) {
  const words = usePlanWords();
  const put = (part: Partial<ClassTimes>) => onChange({ ...times, ...part });
  const putBreak = (i: number, part: object) =>
    put({ breaks: times.breaks.map((each, k) => (k === i ? { ...each, ...part } : each)) });
  const hour = (label: string, name: string, value: string, onInput: (value: string) => void) => (
    <TextField
      label={label}
      name={name}
      type="time"
      value={value}
      faults={faults}
      onInput={onInput}
    />
  );
  return (
    <>
      <TextField
        label={alone ? words.dueDay : words.day}
        name="day"
        type="date"
        value={times.day}
        faults={faults}
        onInput={(day) => put({ day })}
      />
      <div class="lists">
        {!alone && hour(words.from, 'from', times.from, (from) => put({ from }))}
        {hour(alone ? words.dueHour : words.to, 'to', times.to, (to) => put({ to }))}
      </div>
      {!alone &&
        times.breaks.map((each, i) => (
          <fieldset key={i} class="lists">
            {hour(words.breakFrom, `break_from_${i}`, each.from, (from) => putBreak(i, { from }))}
            {hour(words.breakTo, `break_to_${i}`, each.to, (to) => putBreak(i, { to }))}
            <button
              type="button"
              class="compact quiet"
              onClick={() => put({ breaks: times.breaks.filter((_, k) => k !== i) })}
            >
              {words.removeBreak}
            </button>
          </fieldset>
        ))}
      {!alone && (
        <div>
          <button
            type="button"
            class="compact"
            onClick={() => put({ breaks: [...times.breaks, { from: '', to: '' }] })}
          >
            {words.addBreak}
          </button>
        </div>
      )}
    </>
  );
}

/** Another beginning; length and breaks stay. */
export function MoveDialog({ known, klass, onDone, onSaved }: DialogProps) {
  const { speech } = useReading();
  const words = usePlanWords();
  const { api, toasts } = useOffice();
  const sending = useSending();
  const doing = useDoing(onSaved);
  const zone = zoneOf(known.activity.zone);
  const start_ms = klass.segments[0]?.start_ms ?? 0;
  const [day, setDay] = useState(dayText(start_ms, zone));
  const [hour, setHour] = useState(hourText(start_ms, zone));
  const [reason, setReason] = useState('');
  const [own, setOwn] = useState<readonly Fault[]>([]);
  const save = async () => {
    const at_ms = momentOf(day, hour, zone);
    setOwn(at_ms === null ? [NO_TIMES] : []);
    if (at_ms === null) return;
    const plans = planApi(api.ask);
    const segments = moved(klass.segments, at_ms - start_ms);
    if (!(await sending.send(() => plans.changeClass(klass.id, { segments, reason })))) return;
    const back = () =>
      void doing(() => plans.changeClass(klass.id, { segments: klass.segments }), words.undone);
    const when = `${speech.dayDate(at_ms, zone)}, ${speech.clockZone(at_ms, zone)}`;
    toasts.say(words.moved(when), { undo: back });
    onSaved();
    onDone();
  };
  const faults = [...own, ...sending.faults];
  return (
    <Window title={words.moveTitle(klass.title)} kind="question" onClose={onDone}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p>{words.moveText}</p>
        <TextField
          label={words.day}
          name="day"
          type="date"
          value={day}
          faults={faults}
          onInput={setDay}
        />
        <TextField
          label={words.from}
          name="from"
          type="time"
          value={hour}
          faults={faults}
          hint={words.zoneText(zone)}
          onInput={setHour}
        />
        <TextField
          label={words.reason}
          name="reason"
          value={reason}
          faults={faults}
          hint={words.optional}
          onInput={setReason}
        />
        <FormNotes sending={sending} shown={['day', 'from', 'reason']} />
        <DialogButtons go={words.moveClass} busy={sending.busy} onDone={onDone} />
      </form>
    </Window>
  );
}

function DialogButtons({ go, busy, onDone }: { go: string; busy: boolean; onDone: () => void }) {
  const { words } = useReading();
  return (
    <div class="choices">
      <button type="submit" class="primary" disabled={busy}>
        {go}
      </button>
      <button type="button" onClick={onDone}>
        {words.cancel}
      </button>
    </div>
  );
}

/** One instructor in the place of another. */
export function SubstituteDialog({ known, klass, onDone, onSaved }: DialogProps) {
  const words = usePlanWords();
  const { api, toasts } = useOffice();
  const sending = useSending();
  const doing = useDoing(onSaved);
  const teaching = known.people.filter(
    ({ role, withdrawn_ms }) => role === 'instructor' && withdrawn_ms === 0,
  );
  const [out, setOut] = useState(teaching[0]?.person.id ?? '');
  const [into, setInto] = useState({ id: '', name: '' });
  const [reason, setReason] = useState('');
  const save = async () => {
    const plans = planApi(api.ask);
    const ask = () => plans.substitute(klass.id, out, into.id, reason);
    if (!(await sending.send(ask))) return;
    const back = () => void doing(() => plans.substitute(klass.id, into.id, out, ''), words.undone);
    toasts.say(words.substituted(into.name), { undo: back });
    onSaved();
    onDone();
  };
  return (
    <Window title={words.substituteTitle(klass.title)} kind="panel" onClose={onDone}>
      {teaching.length === 0 && <p class="note warn">{words.noInstructor}</p>}
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p>{words.substituteText}</p>
        <SelectField
          label={words.out}
          name="out"
          value={out}
          faults={sending.faults}
          onChange={setOut}
        >
          {teaching.map(({ person }) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </SelectField>
        <PersonPicker
          label={words.into}
          name="in"
          chosen={into.name}
          faults={sending.faults}
          onPick={setInto}
        />
        <TextField
          label={words.reason}
          name="reason"
          value={reason}
          faults={sending.faults}
          hint={words.optional}
          onInput={setReason}
        />
        <FormNotes sending={sending} shown={['out', 'in', 'reason']} />
        <DialogButtons go={words.substitute} busy={sending.busy} onDone={onDone} />
      </form>
    </Window>
  );
}
