/** Finds one person of the directory by a few letters. */
import { useEffect, useState } from 'preact/hooks';
import { planApi, type PersonLine } from '../../net/plan_api.ts';
import type { Fault } from '../../net/refused.ts';
import { usePlanWords, Field } from './form.tsx';
import { useOffice, useOfficeWords } from './office.ts';

const WAIT_MS = 200;
const FOUND_MAX = 8;

interface PickerProps {
  label: string;
  name: string;
  /** Who is chosen now, by name; "" nobody. */
  chosen: string;
  faults: readonly Fault[];
  onPick: (person: PersonLine) => void;
}

export function PersonPicker({ label, name, chosen, faults, onPick }: PickerProps) {
  const { api } = useOffice();
  const words = usePlanWords();
  const office = useOfficeWords();
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<readonly PersonLine[] | null>(null);
  useEffect(() => {
    if (search.trim() === '') return setFound(null);
    let wanted = true;
    const timer = setTimeout(() => {
      planApi(api.ask)
        .people(search.trim(), null, FOUND_MAX)
        .then(
          ({ people }) => wanted && setFound(people),
          () => wanted && setFound([]),
        );
    }, WAIT_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [search]);
  const pick = (person: PersonLine) => {
    setSearch('');
    setFound(null);
    onPick(person);
  };
  return (
    <div class="stack tight">
      <Field
        label={label}
        name={name}
        faults={faults}
        hint={chosen ? words.picked(chosen) : undefined}
      >
        {(more) => (
          <input
            {...more}
            type="search"
            placeholder={words.pickPerson}
            value={search}
            autocomplete="off"
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        )}
      </Field>
      {found && (
        <ul class="list" aria-label={label}>
          {found.length === 0 && <li class="soft">{words.pickNone}</li>}
          {found.map((person) => (
            <li key={person.id}>
              <span class="grow">
                {person.name}
                <small>
                  {person.nip} · {person.unit} · {office.statuses[person.status]}
                </small>
              </span>
              <button type="button" class="compact" onClick={() => pick(person)}>
                {words.choose}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
