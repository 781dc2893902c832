/** Somebody is added to an activity, taken out, admitted again. */
import { useState } from 'preact/hooks';
import type { Person } from '../../net/api_types.ts';
import { planApi, type PersonLine } from '../../net/plan_api.ts';
import { useReading } from '../language.tsx';
import { Choice } from '../parts.tsx';
import { useDoing } from './doing.ts';
import { FormNotes, useSending, usePlanWords } from './form.tsx';
import { useOffice } from './office.ts';
import { PersonPicker } from './person_picker.tsx';

interface EnrolProps {
  activity: string;
  onChange: () => void;
}

export function Enrol({ activity, onChange }: EnrolProps) {
  const { words: common } = useReading();
  const words = usePlanWords();
  const { api, toasts } = useOffice();
  const sending = useSending();
  const doing = useDoing(onChange);
  const [role, setRole] = useState<'learner' | 'instructor'>('learner');
  const enrol = async (person: PersonLine) => {
    const plans = planApi(api.ask);
    if (!(await sending.send(() => plans.enrol(activity, person.id, role)))) return;
    const back = () => void doing(() => plans.withdraw(activity, person.id), words.undone);
    toasts.say(words.enrolled(person.name), { undo: back });
    onChange();
  };
  return (
    <section class="card stack">
      <div class="row wrap">
        <h2 class="grow">{words.enrol}</h2>
        <Choice
          label={words.enrolAs}
          options={[
            ['learner', common.roles.learner],
            ['instructor', common.roles.instructor],
          ]}
          value={role}
          onChoose={setRole}
        />
      </div>
      <PersonPicker
        label={words.pickPerson}
        name="person"
        chosen=""
        faults={sending.faults}
        onPick={(person) => void enrol(person)}
      />
      <FormNotes sending={sending} shown={['person']} />
    </section>
  );
}

interface WithdrawProps extends EnrolProps {
  enrolled: { person: Person; withdrawn_ms: number };
}

export function Withdraw({ activity, enrolled, onChange }: WithdrawProps) {
  const words = usePlanWords();
  const { api } = useOffice();
  const doing = useDoing(onChange);
  const plans = planApi(api.ask);
  const { person, withdrawn_ms } = enrolled;
  const readmit = () =>
    void doing(() => plans.readmit(activity, person.id), words.readmitted(person.name));
  const withdraw = () =>
    void doing(() => plans.withdraw(activity, person.id), words.withdrawn(person.name), readmit);
  const text = withdrawn_ms > 0 ? words.readmit : words.withdraw;
  return (
    <button
      type="button"
      class="compact quiet"
      aria-label={`${text}: ${person.name}`}
      onClick={withdrawn_ms > 0 ? readmit : withdraw}
    >
      {text}
    </button>
  );
}
