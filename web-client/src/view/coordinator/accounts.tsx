/** Who signs in: invited by a link, closed, invited again. */
import { useState } from 'preact/hooks';
import { planApi, type Account, type AccountRole, type Written } from '../../net/plan_api.ts';
import { useReading } from '../language.tsx';
import { Chip, Window } from '../parts.tsx';
import { FormNotes, options, SelectField, TextField, useSending, usePlanWords } from './form.tsx';
import { ShownLink } from './new_link.tsx';
import { useAsked, useOffice, useOfficeWords } from './office.ts';
import { PersonPicker } from './person_picker.tsx';
import { WhenKnown } from './shell.tsx';

export function AccountsPage() {
  const words = usePlanWords();
  const [asked, again] = useAsked((api) => planApi(api.ask).accounts(), 'accounts');
  const [inviting, setInviting] = useState(false);
  return (
    <div class="stack">
      <div class="row wrap">
        <div class="grow">
          <h1>{words.accounts}</h1>
          <small>{words.accountsText}</small>
        </div>
        <button type="button" class="primary" onClick={() => setInviting(true)}>
          {words.invite}
        </button>
      </div>
      <WhenKnown asked={asked} onRetry={again}>
        {(accounts) => (
          <ul class="list card">
            {accounts.map((account) => (
              <Row key={account.name} account={account} onChange={again} />
            ))}
          </ul>
        )}
      </WhenKnown>
      {inviting && (
        <Invite
          onDone={() => {
            setInviting(false);
            again();
          }}
        />
      )}
    </div>
  );
}

function Row({ account, onChange }: { account: Account; onChange: () => void }) {
  const words = usePlanWords();
  const office = useOfficeWords();
  const { api, toasts } = useOffice();
  const sending = useSending();
  const [written, setWritten] = useState<Written | null>(null);
  const { name, role, person, invited, own, closed_ms } = account;
  const again = async () => setWritten(await sending.send(() => planApi(api.ask).invite(name)));
  const close = async () => {
    if (!(await sending.send(() => planApi(api.ask).closeAccount(name)))) return;
    toasts.say(words.accountClosed(name));
    onChange();
  };
  return (
    <li class="wrap">
      <span class="grow">
        <b>{name}</b>
        <small>
          {person.name} · {words.roles[role]}
        </small>
        <FormNotes sending={sending} shown={[]} />
      </span>
      {own && <Chip>{words.own}</Chip>}
      {closed_ms > 0 && <Chip tone="bad">{words.closed}</Chip>}
      {closed_ms === 0 && invited && <Chip tone="warn">{words.invited}</Chip>}
      {closed_ms === 0 && !invited && <Chip tone="good">{words.open}</Chip>}
      <button
        type="button"
        class="compact"
        aria-label={words.inviteAgainTitle(name)}
        disabled={sending.busy}
        onClick={() => void again()}
      >
        {words.inviteAgain}
      </button>
      {!own && closed_ms === 0 && (
        <button
          type="button"
          class="compact quiet danger"
          aria-label={words.closeTitle(name)}
          disabled={sending.busy}
          onClick={() => void close()}
        >
          {words.close}
        </button>
      )}
      {written && (
        <Link
          written={written}
          name={office.name === name ? name : person.name}
          onDone={() => {
            setWritten(null);
            onChange();
          }}
        />
      )}
    </li>
  );
}

function Link({ written, name, onDone }: { written: Written; name: string; onDone: () => void }) {
  const { speech } = useReading();
  const words = usePlanWords();
  const until_ms = written.expires_ms ?? 0;
  const until = `${speech.dayDate(until_ms, 'WIB')}, ${speech.clockZone(until_ms, 'WIB')}`;
  return (
    <ShownLink
      url={written.url ?? ''}
      title={words.inviteLink(name)}
      text={words.inviteLinkText(until)}
      onDone={onDone}
    />
  );
}

function Invite({ onDone }: { onDone: () => void }) {
  const words = usePlanWords();
  const { api } = useOffice();
  const sending = useSending();
  const [name, setName] = useState('');
  const [role, setRole] = useState<AccountRole>('coordinator');
  const [person, setPerson] = useState({ id: '', name: '' });
  const [written, setWritten] = useState<Written | null>(null);
  if (written) return <Link written={written} name={person.name} onDone={onDone} />;
  const save = async () =>
    setWritten(await sending.send(() => planApi(api.ask).invite(name, role, person.id)));
  return (
    <Window title={words.invite} kind="panel" onClose={onDone}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p>{words.inviteText}</p>
        <PersonPicker
          label={words.person}
          name="person"
          chosen={person.name}
          faults={sending.faults}
          onPick={setPerson}
        />
        <TextField
          label={words.accountName}
          name="name"
          value={name}
          faults={sending.faults}
          onInput={setName}
        />
        <SelectField
          label={words.role}
          name="role"
          value={role}
          faults={sending.faults}
          onChange={(value) => setRole(value as AccountRole)}
        >
          {options(words.roles)}
        </SelectField>
        <FormNotes sending={sending} shown={['person', 'name', 'role']} />
        <button type="submit" class="primary" disabled={sending.busy}>
          {words.invite}
        </button>
      </form>
    </Window>
  );
}
