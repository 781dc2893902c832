/** A person of the directory, made or changed. */
import { useState } from 'preact/hooks';
import {
  ALWAYS,
  planApi,
  type PersonForm,
  type PersonWhole,
  type StatusSince,
} from '../../net/plan_api.ts';
import { useReading } from '../language.tsx';
import { Chip } from '../parts.tsx';
import { FormNotes, options, SelectField, TextField, useSending, usePlanWords } from './form.tsx';
import { useAsked, useOffice, useOfficeWords } from './office.ts';
import { PersonPicker } from './person_picker.tsx';
import { hashOf } from './route.ts';
import { WhenKnown } from './shell.tsx';

const ZONES = { WIB: 'WIB', WITA: 'WITA', WIT: 'WIT' };
const EMPTY: PersonForm = {
  name: '',
  nip: '',
  employment: 'pns',
  post: '',
  unit: '',
  position: '',
  agency: '',
  zone: 'WIB',
  contract_start: '',
  contract_end: '',
  superior: '',
  siasn_id: '',
  status_from: '',
};

export function NewPersonPage() {
  return <Form whole={null} />;
}

export function EditPersonPage({ person }: { person: string }) {
  const [asked, again] = useAsked((api) => planApi(api.ask).person(person), person);
  return (
    <WhenKnown asked={asked} onRetry={again}>
      {(whole) => <Form whole={whole} />}
    </WhenKnown>
  );
}

function startOf(whole: PersonWhole | null): PersonForm {
  if (!whole) return EMPTY;
  const { name, nip, employment, post, unit, position, agency, zone } = whole;
  const { contract_start, contract_end, superior, siasn_id } = whole;
  return {
    ...{ name, nip, employment, post, unit, position, agency, zone },
    ...{ contract_start, contract_end, superior, siasn_id, status_from: '' },
  };
}

function Form({ whole }: { whole: PersonWhole | null }) {
  const { api, toasts } = useOffice();
  const words = usePlanWords();
  const office = useOfficeWords();
  const sending = useSending();
  const [form, setForm] = useState(() => startOf(whole));
  const [superior, setSuperior] = useState(whole?.superior_name ?? '');
  const put = (part: Partial<PersonForm>) => setForm((now) => ({ ...now, ...part }));
  const { faults, busy } = sending;
  const save = async () => {
    const plans = planApi(api.ask);
    const written = await sending.send(() =>
      whole ? plans.changePerson(whole.id, form) : plans.makePerson(form),
    );
    if (!written?.id) return;
    toasts.say(words.saved);
    if (written.warnings.length === 0) location.hash = hashOf({ page: 'people' });
    else if (!whole) location.hash = hashOf({ page: 'person_edit', person: written.id });
  };
  const text = (
    name: keyof PersonForm,
    label: string,
    hint?: string,
    type: 'text' | 'date' = 'text',
  ) => (
    <TextField
      label={label}
      name={name}
      hint={hint}
      type={type}
      faults={faults}
      value={form[name]}
      onInput={(value) => put({ [name]: value })}
    />
  );
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div class="row wrap">
        <div class="grow">
          <small class="crumbs">
            <a href={hashOf({ page: 'people' })}>{words.people}</a>
          </small>
          <h1>{whole ? whole.name : words.newPerson}</h1>
        </div>
        {whole && whole.left_ms > 0 && <Chip tone="warn">{words.left}</Chip>}
        {whole && (
          <a class="button compact quiet" href={hashOf({ page: 'changes', about: whole.id })}>
            {words.changes}
          </a>
        )}
      </div>
      <section class="card stack">
        {text('name', words.name)}
        <div class="lists">
          {text('nip', words.nip, words.nipText)}
          <SelectField
            label={words.employment}
            name="employment"
            value={form.employment}
            faults={faults}
            onChange={(employment) =>
              put(
                employment === 'pppk'
                  ? { employment }
                  : { employment, contract_start: '', contract_end: '' },
              )
            }
          >
            {options(office.statuses)}
          </SelectField>
          {form.employment === 'pppk' && (
            <>
              {text('contract_start', words.contractStart, undefined, 'date')}
              {text('contract_end', words.contractEnd, words.optional, 'date')}
            </>
          )}
          {text('post', words.post, words.postText)}
          {text(
            'status_from',
            words.statusFrom,
            whole ? words.statusFromText : words.statusFromNew,
            'date',
          )}
          {text('unit', words.unitName, words.optional)}
          {text('position', words.position, words.optional)}
          {text('agency', words.agency, words.optional)}
          <SelectField
            label={words.zone}
            name="zone"
            value={form.zone}
            faults={faults}
            onChange={(zone) => put({ zone })}
          >
            {options(ZONES)}
          </SelectField>
          {text('siasn_id', words.siasnId, words.optional)}
        </div>
        <PersonPicker
          label={words.superior}
          name="superior"
          chosen={superior}
          faults={faults}
          onPick={(person) => {
            setSuperior(person.name);
            put({ superior: person.id });
          }}
        />
      </section>
      {whole && <Statuses statuses={whole.statuses} onCorrect={put} />}
      <FormNotes sending={sending} shown={Object.keys(form)} />
      <div class="row wrap">
        <button type="submit" class="primary" disabled={busy}>
          {busy ? words.saving : words.save}
        </button>
        {whole && whole.left_ms === 0 && <Left whole={whole} />}
      </div>
    </form>
  );
}

interface StatusesProps {
  statuses: readonly StatusSince[];
  /** Puts what stood there into the form, to be set right from the same day on. */
  onCorrect: (part: Partial<PersonForm>) => void;
}

function Statuses({ statuses, onCorrect }: StatusesProps) {
  const { speech } = useReading();
  const words = usePlanWords();
  const office = useOfficeWords();
  const correct = ({ from, ...status }: StatusSince) => {
    onCorrect({ ...status, status_from: from });
    document.getElementById('field-employment')?.focus();
  };
  return (
    <section class="card stack" aria-labelledby="statuses">
      <h2 id="statuses">{words.statusHistory}</h2>
      <p class="soft">{words.statusHistoryText}</p>
      <ul class="list">
        {statuses.map((status) => (
          <li key={status.from}>
            <span class="grow">
              {office.statuses[status.employment]}
              {status.post && ` · ${status.post}`}
              {` · ${status.zone}`}
              <small>
                {status.from === ALWAYS
                  ? words.statusAlways
                  : words.statusSince(speech.isoDate(status.from))}
                {status.contract_start &&
                  ` · ${words.agreement(
                    speech.isoDate(status.contract_start),
                    status.contract_end && speech.isoDate(status.contract_end),
                  )}`}
              </small>
            </span>
            <button type="button" class="compact" onClick={() => correct(status)}>
              {words.statusCorrect}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Left({ whole }: { whole: PersonWhole }) {
  const { api, toasts } = useOffice();
  const words = usePlanWords();
  const sending = useSending();
  const mark = async () => {
    const plans = planApi(api.ask);
    if (!(await sending.send(() => plans.changePerson(whole.id, { left: true })))) return;
    const back = () => void plans.changePerson(whole.id, { left: false });
    toasts.say(words.markedLeft(whole.name), { undo: back });
    location.hash = hashOf({ page: 'people' });
  };
  return (
    <button type="button" class="quiet danger" disabled={sending.busy} onClick={() => void mark()}>
      {words.markLeft}
    </button>
  );
}
