/** Fields of a form, each with what is wrong with it; and how a form is sent. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Written } from '../../net/plan_api.ts';
import { asRefused, type Fault } from '../../net/refused.ts';
import { planEn } from '../../text/plan_en.ts';
import { planId, type PlanWords } from '../../text/plan_id.ts';
import { sayRefusal } from '../../text/say.ts';
import type { Speech } from '../../text/speech.ts';
import { useReading } from '../language.tsx';

export function usePlanWords(): PlanWords {
  return useReading().speech.language === 'id' ? planId : planEn;
}

export function sayFault({ code, value }: Fault, words: PlanWords, speech: Speech): string {
  return words.faults[code]?.(value, speech) ?? words.otherFault(code);
}

export interface Sending {
  busy: boolean;
  faults: readonly Fault[];
  warnings: readonly Fault[];
  /** A refusal that is no field's fault. */
  said: string | null;
  send(ask: () => Promise<Written>): Promise<Written | null>;
}

/** Sends, and keeps what the server found wrong. Null: nothing was written. */
export function useSending(): Sending {
  const { words } = useReading();
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [warnings, setWarnings] = useState<readonly Fault[]>([]);
  const [said, setSaid] = useState<string | null>(null);
  const send = async (ask: () => Promise<Written>) => {
    setBusy(true);
    setFaults([]);
    setWarnings([]);
    setSaid(null);
    try {
      const written = await ask();
      setWarnings(written.warnings);
      return written;
    } catch (thrown) {
      const refused = asRefused(thrown);
      setFaults(refused.faults);
      if (refused.faults.length === 0) setSaid(sayRefusal(refused, words));
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { busy, faults, warnings, said, send };
}

interface FieldProps {
  label: string;
  name: string;
  faults: readonly Fault[];
  hint?: string | undefined;
  children: (more: {
    id: string;
    'aria-describedby'?: string;
    'aria-invalid'?: true;
  }) => ComponentChildren;
}

export function Field({ label, name, faults, hint, children }: FieldProps) {
  const { speech } = useReading();
  const words = usePlanWords();
  const own = faults.filter(({ column }) => column === name);
  const id = `field-${name}`;
  const described = own.length > 0 ? `${id}-fault` : hint ? `${id}-hint` : undefined;
  return (
    <div class="field">
      <label for={id}>
        <small>{label}</small>
      </label>
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(own.length > 0 ? { 'aria-invalid': true as const } : {}),
      })}
      {own.length > 0 ? (
        <small id={`${id}-fault`} class="bad">
          {own.map((fault) => sayFault(fault, words, speech)).join(' ')}
        </small>
      ) : (
        hint && (
          <small id={`${id}-hint`} class="soft">
            {hint}
          </small>
        )
      )}
    </div>
  );
}

interface TextProps {
  label: string;
  name: string;
  value: string;
  onInput: (value: string) => void;
  faults: readonly Fault[];
  hint?: string | undefined;
  type?: 'text' | 'date' | 'time' | 'number' | 'password';
  required?: boolean;
  autocomplete?: string;
}

export function TextField(props: TextProps) {
  const {
    label,
    name,
    value,
    onInput,
    faults,
    hint,
    type = 'text',
    required,
    autocomplete,
  } = props;
  return (
    <Field label={label} name={name} faults={faults} hint={hint}>
      {(more) => (
        <input
          {...more}
          name={name}
          type={type}
          value={value}
          required={required ?? false}
          autocomplete={autocomplete ?? 'off'}
          {...(type === 'number' ? { min: 0, inputMode: 'numeric' as const } : {})}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface SelectProps {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  faults: readonly Fault[];
  hint?: string | undefined;
  children: ComponentChildren;
}

export function SelectField({ label, name, value, onChange, faults, hint, children }: SelectProps) {
  return (
    <Field label={label} name={name} faults={faults} hint={hint}>
      {(more) => (
        <select
          {...more}
          name={name}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {children}
        </select>
      )}
    </Field>
  );
}

/** Options of an object of words, in its order. */
export function options(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, text]) => (
    <option key={value} value={value}>
      {text}
    </option>
  ));
}

/** What stands above the button: what is wrong beside the fields, or everything, in one note. */
export function FormNotes({ sending, shown }: { sending: Sending; shown: readonly string[] }) {
  const { speech } = useReading();
  const words = usePlanWords();
  const note = useRef<HTMLDivElement>(null);
  const { faults, said, warnings } = sending;
  const rest = faults.filter(({ column }) => !shown.includes(column));
  useEffect(() => {
    if (faults.length > 0 || said) note.current?.scrollIntoView({ block: 'nearest' });
  }, [faults, said]);
  if (faults.length > 0 || said !== null) {
    return (
      <div ref={note} class="note bad" role="alert">
        {said ?? words.lookAgain}
        {rest.length > 0 && (
          <ul>
            {rest.map((fault, i) => (
              <li key={i}>{sayFault(fault, words, speech)}</li>
            ))}
          </ul>
        )}
      </div>
    );
  }
  if (warnings.length === 0) return null;
  return (
    <div class="note warn" role="status">
      {words.savedBut}
      <ul>
        {warnings.map((fault, i) => (
          <li key={i}>{sayFault(fault, words, speech)}</li>
        ))}
      </ul>
    </div>
  );
}
