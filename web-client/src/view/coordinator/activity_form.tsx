/** An activity made from nothing, or its details changed. */
import { useState } from 'preact/hooks';
import {
  planApi,
  type ActivityForm,
  type ActivityPlan,
  type Category,
  type Policy,
} from '../../net/plan_api.ts';
import { sayCategory } from '../../text/say.ts';
import { useReading } from '../language.tsx';
import { dayText } from './class_times.ts';
import { FormNotes, options, SelectField, TextField, useSending, usePlanWords } from './form.tsx';
import { useAsked, useOffice, useOfficeWords } from './office.ts';
import { hashOf } from './route.ts';
import { WhenKnown } from './shell.tsx';

const ZONES = { WIB: 'WIB', WITA: 'WITA', WIT: 'WIT' };
const DAY_MS = 86_400_000;

export function NewActivityPage() {
  const { now_ms } = useOffice();
  const [asked, again] = useAsked((api) => planApi(api.ask).policies(), 'policies');
  const empty: ActivityForm = {
    title: '',
    organiser: '',
    category: '',
    international: false,
    planned_jp: 0,
    planned_day: dayText(now_ms(), 'WIB'),
    zone: 'WIB',
    percent_min: 0,
    description: '',
    ledger: 'kompetensi',
    post_test: 'policy',
    batch: '',
    place: '',
    legal_basis: '',
    signatory_name: '',
    signatory_position: '',
    signatory_nip: '',
  };
  return (
    <WhenKnown asked={asked} onRetry={again}>
      {(policies) => <Form id={null} start={empty} policies={policies} version={null} />}
    </WhenKnown>
  );
}

export function EditActivityPage({ activity }: { activity: string }) {
  const [asked, again] = useAsked(async (api) => {
    const plans = planApi(api.ask);
    const [known, policies] = await Promise.all([plans.activity(activity), plans.policies()]);
    return { known, policies };
  }, activity);
  return (
    <WhenKnown asked={asked} onRetry={again}>
      {({ known, policies }) => (
        <Form
          id={activity}
          start={formOf(known)}
          policies={policies}
          version={known.activity.policy}
        />
      )}
    </WhenKnown>
  );
}

function formOf({ activity, plan }: ActivityPlan): ActivityForm {
  const { title, organiser, category, international, zone, description = '' } = activity;
  const { planned_jp, percent_min, ledger, post_test, batch, place, legal_basis } = plan;
  const { signatory_name, signatory_position, signatory_nip } = plan;
  return {
    ...{ title, organiser, category, international, zone, description },
    ...{ planned_jp, percent_min, ledger, post_test, batch, place, legal_basis },
    ...{ signatory_name, signatory_position, signatory_nip },
  };
}

interface FormProps {
  /** Null: a new one. */
  id: string | null;
  start: ActivityForm;
  policies: readonly Policy[];
  /** The policy it has already. */
  version: string | null;
}

function Form({ id, start, policies, version }: FormProps) {
  const { api, toasts } = useOffice();
  const words = usePlanWords();
  const office = useOfficeWords();
  const sending = useSending();
  const [form, setForm] = useState(start);
  const put = (part: Partial<ActivityForm>) => setForm((now) => ({ ...now, ...part }));
  const policy = policyOf(policies, version, form.planned_day);
  const save = async () => {
    const plans = planApi(api.ask);
    const written = await sending.send(() =>
      id ? plans.changeActivity(id, form) : plans.makeActivity(form),
    );
    if (!written?.id) return;
    toasts.say(words.saved);
    location.hash = hashOf({ page: 'plan', activity: written.id });
  };
  const { faults, busy } = sending;
  const text = (name: keyof ActivityForm, label: string, hint?: string) => (
    <TextField
      label={label}
      name={name}
      hint={hint}
      faults={faults}
      value={String(form[name] ?? '')}
      onInput={(value) => put({ [name]: value })}
    />
  );
  const number = (name: 'planned_jp' | 'percent_min', label: string, hint?: string) => (
    <TextField
      label={label}
      name={name}
      hint={hint}
      type="number"
      faults={faults}
      value={String(form[name])}
      onInput={(value) => put({ [name]: Number(value) || 0 })}
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
      <div>
        <small class="crumbs">
          <a href={hashOf({ page: 'activities' })}>{office.activities}</a>
          {id && (
            <>
              {' / '}
              <a href={hashOf({ page: 'plan', activity: id })}>{start.title}</a>
            </>
          )}
        </small>
        <h1>{id ? words.editActivity : words.newActivity}</h1>
      </div>
      <section class="card stack">
        {text('title', words.title)}
        {text('organiser', words.organiser)}
        <CategoryField form={form} policy={policy} faults={faults} put={put} />
        <div class="lists">
          {number('planned_jp', words.plannedJp)}
          <SelectField
            label={words.zone}
            name="zone"
            value={form.zone}
            faults={faults}
            onChange={(zone) => put({ zone })}
          >
            {options(ZONES)}
          </SelectField>
          {!id && (
            <TextField
              label={words.plannedDay}
              name="planned_day"
              type="date"
              hint={words.plannedDayText}
              faults={faults}
              value={form.planned_day ?? ''}
              onInput={(planned_day) => put({ planned_day })}
            />
          )}
        </div>
      </section>
      <details class="card stack">
        <summary>
          {words.description}, {words.certificate.toLowerCase()}
        </summary>
        {text('description', words.description, words.optional)}
        <div class="lists">
          {number('percent_min', words.percentMin, words.percentMinText)}
          <SelectField
            label={words.ledger}
            name="ledger"
            value={form.ledger}
            faults={faults}
            onChange={(ledger) => put({ ledger })}
          >
            {options(words.ledgers)}
          </SelectField>
          <SelectField
            label={words.postTest}
            name="post_test"
            value={form.post_test}
            faults={faults}
            onChange={(post_test) => put({ post_test })}
          >
            {options(words.postTests)}
          </SelectField>
          {text('batch', words.batch, words.optional)}
          {text('place', words.place, words.optional)}
        </div>
        {text('legal_basis', words.legalBasis, words.optional)}
        <div class="lists">
          {text('signatory_name', words.signatoryName, words.optional)}
          {text('signatory_position', words.signatoryPosition, words.optional)}
          {text('signatory_nip', words.signatoryNip, words.optional)}
        </div>
      </details>
      <FormNotes sending={sending} shown={Object.keys(form)} />
      <div class="row">
        <button type="submit" class="primary" disabled={busy}>
          {busy ? words.saving : words.save}
        </button>
      </div>
    </form>
  );
}

interface CategoryProps {
  form: ActivityForm;
  policy: Policy | null;
  faults: Parameters<typeof SelectField>[0]['faults'];
  put: (part: Partial<ActivityForm>) => void;
}

function CategoryField({ form, policy, faults, put }: CategoryProps) {
  const { words: common } = useReading();
  const words = usePlanWords();
  const worth = useWorth(policy);
  const chosen = policy?.categories.find(({ id }) => id === form.category);
  const forms = ['classical', 'non_classical', 'education'] as const;
  return (
    <>
      <SelectField
        label={words.category}
        name="category"
        value={form.category}
        faults={faults}
        hint={chosen ? worth(chosen, form.international) : undefined}
        onChange={(category) => put({ category })}
      >
        <option value="">{words.choose}</option>
        {forms.map((each) => (
          <optgroup key={each} label={words.forms[each]}>
            {policy?.categories
              .filter((category) => category.form === each)
              .map((category) => (
                <option key={category.id} value={category.id}>
                  {sayCategory(category.id, common)} – {worth(category, form.international)}
                </option>
              ))}
          </optgroup>
        ))}
      </SelectField>
      <label class="row">
        <input
          type="checkbox"
          checked={form.international}
          onChange={(event) => put({ international: event.currentTarget.checked })}
        />
        <span>{words.internationalText}</span>
      </label>
      {policy && <small class="soft">{words.policyOf(policy.title)}</small>}
    </>
  );
}

/** What a category is worth, in words. */
function useWorth(policy: Policy | null) {
  const { speech } = useReading();
  const words = usePlanWords();
  return ({ basis, ...category }: Category, international: boolean) => {
    const value = international ? category.international : category.national;
    const minutes = speech.length(policy?.jp_seconds ?? 0);
    const parts = [words.worth[basis](speech.whole(value.value), minutes)];
    if (value.bonus_percent > 0) parts.push(words.bonus(speech.percent(value.bonus_percent)));
    if (value.jp_per_day_max > 0) parts.push(words.perDayMax(speech.whole(value.jp_per_day_max)));
    if (category.occurrences_per_month_max > 0)
      parts.push(words.perMonthMax(speech.whole(category.occurrences_per_month_max)));
    return parts.join(', ');
  };
}

/** The version that an activity has, or that holds on its planned last day. */
function policyOf(
  policies: readonly Policy[],
  version: string | null,
  day: string | undefined,
): Policy | null {
  if (version) return policies.find(({ id }) => id === version) ?? null;
  const wanted = day || new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
  return (
    policies.find(
      ({ valid_from, valid_to }) => valid_from <= wanted && (!valid_to || wanted <= valid_to),
    ) ?? null
  );
}
