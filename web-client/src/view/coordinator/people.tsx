/** The directory: everybody, looked for by a few letters. */
import { useEffect, useState } from 'preact/hooks';
import { planApi, type PersonLine } from '../../net/plan_api.ts';
import { asRefused, isSignedOut, type Refused } from '../../net/refused.ts';
import { sayRefusal } from '../../text/say.ts';
import { useReading } from '../language.tsx';
import { Chip } from '../parts.tsx';
import { usePlanWords } from './form.tsx';
import { useOffice, useOfficeWords } from './office.ts';
import { hashOf } from './route.ts';

const WAIT_MS = 200;

export function PeoplePage() {
  const words = usePlanWords();
  const office = useOfficeWords();
  const [search, setSearch] = useState('');
  const { people, next, refused, more } = useFound(search);
  const { words: common } = useReading();
  return (
    <div class="stack">
      <div class="row wrap">
        <h1 class="grow">{words.people}</h1>
        <a class="button primary" href={hashOf({ page: 'person_new' })}>
          {words.newPerson}
        </a>
      </div>
      <input
        type="search"
        aria-label={words.personSearch}
        placeholder={words.personSearch}
        value={search}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      {refused && (
        <p class="note bad" role="alert">
          {sayRefusal(refused, common)}
        </p>
      )}
      <div class="table-frame">
        <table>
          <thead>
            <tr>
              <th>{office.personName}</th>
              <th>{office.nip}</th>
              <th>{office.status}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {people?.map((person) => (
              <Row key={person.id} person={person} />
            ))}
            {people?.length === 0 && (
              <tr>
                <td colSpan={4} class="soft">
                  {office.nobodyFound}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {next && (
        <div>
          <button type="button" onClick={more}>
            {words.more}
          </button>
        </div>
      )}
    </div>
  );
}

function Row({ person }: { person: PersonLine }) {
  const words = usePlanWords();
  const office = useOfficeWords();
  return (
    <tr>
      <th scope="row">
        <a href={hashOf({ page: 'record', person: person.id })}>{person.name}</a>
        <br />
        <small>
          {[person.position, person.unit, person.agency].filter((part) => part).join(' · ')}
        </small>
      </th>
      <td class="num soft">{person.nip}</td>
      <td>
        {office.statuses[person.status]}{' '}
        {person.left_ms > 0 && <Chip tone="warn">{words.left}</Chip>}
      </td>
      <td class="right">
        <a
          class="button compact"
          aria-label={`${words.editPerson}: ${person.name}`}
          href={hashOf({ page: 'person_edit', person: person.id })}
        >
          {words.editPerson}
        </a>
      </td>
    </tr>
  );
}

interface Found {
  people: readonly PersonLine[] | null;
  next: string | null;
  refused: Refused | null;
}

function useFound(search: string): Found & { more: () => void } {
  const { api, onSignedOut } = useOffice();
  const [found, setFound] = useState<Found>({ people: null, next: null, refused: null });
  const look = async (after: string | null, wanted: () => boolean) => {
    try {
      const page = await planApi(api.ask).people(search.trim(), after);
      if (!wanted()) return;
      setFound((now) => ({
        people: after ? [...(now.people ?? []), ...page.people] : page.people,
        next: page.next,
        refused: null,
      }));
    } catch (thrown) {
      const refused = asRefused(thrown);
      if (isSignedOut(refused)) onSignedOut();
      else if (wanted()) setFound({ people: null, next: null, refused });
    }
  };
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => void look(null, () => wanted), search ? WAIT_MS : 0);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [search]);
  return { ...found, more: () => void look(found.next, () => true) };
}
