/** Who signs the certificates: asked for when nobody does yet, folded away otherwise. */
import { useState } from 'preact/hooks';
import type { Signatory } from '../../../net/certificate_api.ts';
import type { Plan } from '../../../net/plan_api.ts';
import { FormNotes, TextField, useSending } from '../form.tsx';
import { useOffice } from '../office.ts';
import { useCertificateApi, useCertificateWords } from './certificates_page.tsx';

interface FormProps {
  activity: string;
  plan: Plan;
  missing: boolean;
  onChange: () => void;
}

export function SignatoryForm(props: FormProps) {
  const words = useCertificateWords();
  if (props.missing)
    return (
      <section class="card stack">
        <h2>{words.signatory}</h2>
        <p>{words.signatoryWhy}</p>
        <Fields {...props} />
      </section>
    );
  return (
    <details class="card">
      <summary>{words.signatoryChange}</summary>
      <div class="stack">
        <p class="soft">{words.signatoryNote}</p>
        <Fields {...props} />
      </div>
    </details>
  );
}

const SHOWN = ['signatory_name', 'signatory_position', 'signatory_nip', 'place'];

function Fields({ activity, plan, onChange }: FormProps) {
  const words = useCertificateWords();
  const api = useCertificateApi();
  const { toasts } = useOffice();
  const sending = useSending();
  const [own, setOwn] = useState<Signatory>({
    signatory_name: plan.signatory_name,
    signatory_position: plan.signatory_position,
    signatory_nip: plan.signatory_nip,
    place: plan.place,
  });
  const field = (name: keyof Signatory, label: string, required: boolean) => (
    <TextField
      label={label}
      name={name}
      required={required}
      value={own[name]}
      onInput={(value) => setOwn({ ...own, [name]: value })}
      faults={sending.faults}
    />
  );
  const save = async () => {
    if (!(await sending.send(() => api.sign(activity, own)))) return;
    toasts.say(words.saved);
    onChange();
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {field('signatory_name', words.name, true)}
      {field('signatory_position', words.position, true)}
      {field('signatory_nip', words.nip, false)}
      {field('place', words.place, false)}
      <FormNotes sending={sending} shown={SHOWN} />
      <div>
        <button type="submit" disabled={sending.busy}>
          {words.save}
        </button>
      </div>
    </form>
  );
}
