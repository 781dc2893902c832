/** The units of an activity: all of them are stated at once. */
import { useEffect, useState } from 'preact/hooks';
import { planApi, type Unit, type UnitMode } from '../../net/plan_api.ts';
import { useReading } from '../language.tsx';
import { FormNotes, options, useSending, usePlanWords, sayFault } from './form.tsx';
import { useOffice } from './office.ts';

interface UnitsProps {
  activity: string;
  units: readonly Unit[];
  fixed: boolean;
  onChange: () => void;
}

export function Units({ activity, units, fixed, onChange }: UnitsProps) {
  const { api, toasts } = useOffice();
  const words = usePlanWords();
  const sending = useSending();
  const [list, setList] = useState<readonly Unit[]>(units);
  useEffect(() => setList(units), [JSON.stringify(units)]);
  const changed = JSON.stringify(list) !== JSON.stringify(units);
  const put = (i: number, part: Partial<Unit>) =>
    setList(list.map((unit, k) => (k === i ? { ...unit, ...part } : unit)));
  const send = async (wanted: readonly Unit[]) => {
    const written = await sending.send(() => planApi(api.ask).changeUnits(activity, wanted));
    if (!written) return;
    toasts.say(words.saved);
    onChange();
  };
  return (
    <section class="card stack">
      <div class="row">
        <div class="grow">
          <h2>{words.units}</h2>
          <small>{words.unitsText}</small>
        </div>
        {!fixed && (
          <button
            type="button"
            class="compact"
            onClick={() => setList([...list, { title: '', mode: 'sinkron', planned_jp: 0 }])}
          >
            {words.addUnit}
          </button>
        )}
      </div>
      {list.map((unit, i) => (
        <Row
          key={unit.ordinal ?? `new-${i}`}
          unit={unit}
          line={i + 1}
          fixed={fixed}
          sending={sending}
          put={(part) => put(i, part)}
          onRemove={() => setList(list.filter((_, k) => k !== i))}
        />
      ))}
      <FormNotes sending={sending} shown={['title', 'mode', 'planned_jp']} />
      {changed && (
        <div class="row">
          <button
            type="button"
            class="primary"
            disabled={sending.busy}
            onClick={() => void send(list)}
          >
            {sending.busy ? words.saving : words.save}
          </button>
        </div>
      )}
    </section>
  );
}

interface RowProps {
  unit: Unit;
  line: number;
  fixed: boolean;
  sending: ReturnType<typeof useSending>;
  put: (part: Partial<Unit>) => void;
  onRemove: () => void;
}

function Row({ unit, line, fixed, sending, put, onRemove }: RowProps) {
  const { speech } = useReading();
  const words = usePlanWords();
  const faults = sending.faults.filter((fault) => fault.line === line);
  return (
    <fieldset class="row wrap" disabled={fixed}>
      <input
        class="grow"
        aria-label={`${words.unit} ${line}: ${words.title}`}
        placeholder={words.title}
        value={unit.title}
        onInput={(event) => put({ title: event.currentTarget.value })}
      />
      <select
        class="grow"
        aria-label={`${words.unit} ${line}: ${words.mode}`}
        value={unit.mode}
        onChange={(event) => put({ mode: event.currentTarget.value as UnitMode })}
      >
        {options(words.modes)}
      </select>
      <label class="row">
        <input
          type="number"
          min={0}
          inputMode="numeric"
          aria-label={`${words.unit} ${line}: ${words.plannedJp}`}
          value={String(unit.planned_jp)}
          onInput={(event) => put({ planned_jp: Number(event.currentTarget.value) || 0 })}
        />
        <span>{words.jp}</span>
      </label>
      {!fixed && (
        <button
          type="button"
          class="compact quiet"
          aria-label={`${words.remove}: ${words.unit} ${line}`}
          onClick={onRemove}
        >
          {words.remove}
        </button>
      )}
      {faults.length > 0 && (
        <small class="bad">{faults.map((fault) => sayFault(fault, words, speech)).join(' ')}</small>
      )}
    </fieldset>
  );
}
