/** One activity's people, and the links by which they get in. */
import { useState } from 'preact/hooks';
import type { Activity } from '../../net/api_types.ts';
import { planApi, type ActivityPlan } from '../../net/plan_api.ts';
import { zoneOf } from '../../text/format.ts';
import { useReading } from '../language.tsx';
import { Chip, Question } from '../parts.tsx';
import { Enrol, Withdraw } from './enrolling.tsx';
import { usePlanWords } from './form.tsx';
import { useBulkWords } from './bulk/words.ts';
import { NewLink } from './new_link.tsx';
import { useAsked, useOffice, useOfficeWords } from './office.ts';
import { hashOf } from './route.ts';
import { WhenKnown } from './shell.tsx';

type Enrolled = ActivityPlan['people'][number];

export function ActivityPage({ activity }: { activity: string }) {
  const [asked, again] = useAsked((api) => planApi(api.ask).activity(activity), activity);
  return (
    <WhenKnown asked={asked} onRetry={again}>
      {(known) => <People activity={known.activity} people={known.people} onChange={again} />}
    </WhenKnown>
  );
}

interface PeopleProps {
  activity: Activity;
  people: readonly Enrolled[];
  onChange: () => void;
}

function People({ activity, people, onChange }: PeopleProps) {
  const { words } = useReading();
  const office = useOfficeWords();
  const bulk = useBulkWords();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase('id');
  const found = people.filter(({ person }) =>
    `${person.name} ${person.unit}`.toLocaleLowerCase('id').includes(wanted),
  );
  return (
    <div class="stack">
      <div>
        <small class="crumbs">
          <a href={hashOf({ page: 'activities' })}>{office.activities}</a> / {activity.title}
        </small>
        <h1>{office.seePeople}</h1>
      </div>
      {activity.closed_ms === 0 && (
        <div class="row wrap">
          <a class="button" href={hashOf({ page: 'enrolment_import', activity: activity.id })}>
            {bulk.importEnrolments}
          </a>
          <a class="button" href={hashOf({ page: 'links', activity: activity.id })}>
            {bulk.links}
          </a>
        </div>
      )}
      {activity.closed_ms === 0 && <Enrol activity={activity.id} onChange={onChange} />}
      <input
        type="search"
        aria-label={office.search}
        placeholder={office.search}
        value={search}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      <div class="table-frame">
        <table>
          <thead>
            <tr>
              <th>{office.personName}</th>
              <th>{office.nip}</th>
              <th>{office.role}</th>
              <th>{office.link}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {found.map((enrolled) => (
              <Row
                key={enrolled.person.id}
                activity={activity}
                enrolled={enrolled}
                onChange={onChange}
              />
            ))}
            {found.length === 0 && (
              <tr>
                <td colSpan={5} class="soft">
                  {office.nobodyFound}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <small>
        {words.roles.learner}: {people.filter(({ role }) => role === 'learner').length}
      </small>
    </div>
  );
}

interface RowProps {
  activity: Activity;
  enrolled: Enrolled;
  onChange: () => void;
}

function Row({ activity, enrolled, onChange }: RowProps) {
  const { words } = useReading();
  const office = useOfficeWords();
  const plan = usePlanWords();
  const { person, role, link } = enrolled;
  const [doing, setDoing] = useState<'nothing' | 'issue' | 'revoke'>('nothing');
  const done = () => {
    setDoing('nothing');
    onChange();
  };
  return (
    <tr>
      <th scope="row">
        <a href={hashOf({ page: 'record', person: person.id })}>{person.name}</a>
        <br />
        <small>
          {person.unit} · {office.statuses[person.status]}
        </small>
      </th>
      <td class="num soft">{person.nip}</td>
      <td>
        {words.roles[role]}{' '}
        {enrolled.withdrawn_ms > 0 && <Chip tone="warn">{plan.withdrawnState}</Chip>}
      </td>
      <td>
        <LinkChip activity={activity} enrolled={enrolled} />
      </td>
      <td class="right">
        {enrolled.withdrawn_ms === 0 && (
          <button
            type="button"
            class="compact"
            aria-label={office.linkNewTitle(person.name)}
            onClick={() => setDoing('issue')}
          >
            {office.linkNew}
          </button>
        )}{' '}
        {link && link.revoked_ms === 0 && (
          <button
            type="button"
            class="compact quiet danger"
            aria-label={office.revokeTitle(person.name)}
            onClick={() => setDoing('revoke')}
          >
            {office.revoke}
          </button>
        )}
        {activity.closed_ms === 0 && (
          <Withdraw activity={activity.id} enrolled={enrolled} onChange={onChange} />
        )}
        {doing === 'issue' && <NewLink activity={activity.id} person={person} onDone={done} />}
        {doing === 'revoke' && <Revoke activity={activity.id} person={person} onDone={done} />}
      </td>
    </tr>
  );
}

function LinkChip({ activity, enrolled }: Pick<RowProps, 'activity' | 'enrolled'>) {
  const { speech } = useReading();
  const office = useOfficeWords();
  const zone = zoneOf(activity.zone);
  const { link } = enrolled;
  if (!link) return <Chip tone="warn">{office.linkNone}</Chip>;
  const at = (ms: number) => `${speech.date(ms, zone)}, ${speech.clockZone(ms, zone)}`;
  return link.revoked_ms > 0 ? (
    <Chip tone="bad">{office.linkRevoked(at(link.revoked_ms))}</Chip>
  ) : (
    <Chip tone="good">{office.linkGood(at(link.issued_ms))}</Chip>
  );
}

interface RevokeProps {
  activity: string;
  person: Enrolled['person'];
  onDone: () => void;
}

function Revoke({ activity, person, onDone }: RevokeProps) {
  const reading = useReading();
  const office = useOfficeWords();
  const { api, toasts } = useOffice();
  const revoke = async () => {
    const asked = api.revokeLink(activity, person.id);
    await toasts.follow(asked, reading, { text: office.revoked(person.name) });
    onDone();
  };
  return (
    <Question
      title={office.revokeTitle(person.name)}
      text={office.revokeText}
      stay={office.revokeStay}
      go={office.revokeDo}
      onStay={onDone}
      onGo={() => void revoke()}
    />
  );
}
