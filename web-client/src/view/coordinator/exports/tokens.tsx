/** Tokens of machines: made here, shown once, revoked here. */
import { useState } from 'preact/hooks';
import { ExportApi, type Scope, type Token } from '../../../net/export_api.ts';
import { asRefused, type Fault } from '../../../net/refused.ts';
import { sayRefusal } from '../../../text/say.ts';
import { useReading } from '../../language.tsx';
import { Chip, Empty, Question } from '../../parts.tsx';
import { useAsked, useOffice } from '../office.ts';
import { WhenKnown } from '../shell.tsx';
import { ShownOnce } from '../shown_once.tsx';
import { Field } from './field.tsx';
import { sayFaults, useExportWords } from './words.ts';

export function TokensPage() {
  const words = useExportWords();
  const [asked, again] = useAsked((api) => new ExportApi(api.ask).tokens(), 'tokens');
  const [making, setMaking] = useState(false);
  return (
    <>
      <div class="row wrap top-aligned below">
        <h1 class="grow">{words.tokens}</h1>
        {!making && (
          <button type="button" class="primary compact" onClick={() => setMaking(true)}>
            {words.tokenNew}
          </button>
        )}
      </div>
      <p class="soft below">{words.tokensText}</p>
      {making && (
        <NewToken
          onDone={() => {
            setMaking(false);
            again();
          }}
        />
      )}
      <WhenKnown asked={asked} onRetry={again}>
        {(tokens) =>
          tokens.length === 0 ? (
            <Empty icon="lock">{words.tokensNone}</Empty>
          ) : (
            <ul class="list card">
              {tokens.map((token) => (
                <TokenLine key={token.token} token={token} onRevoked={again} />
              ))}
            </ul>
          )
        }
      </WhenKnown>
    </>
  );
}

function TokenLine({ token, onRevoked }: { token: Token; onRevoked: () => void }) {
  const reading = useReading();
  const words = useExportWords();
  const { api, toasts, now_ms } = useOffice();
  const [asking, setAsking] = useState(false);
  const { speech } = reading;
  const good = token.revoked_ms === null && token.expires_ms > now_ms();
  const revoke = async () => {
    setAsking(false);
    try {
      await new ExportApi(api.ask).revokeToken(token.token);
    } catch (thrown) {
      toasts.refused(asRefused(thrown), reading);
    }
    onRevoked();
  };
  return (
    <li class="wrap">
      <span class="grow">
        <b>{token.title}</b>
        <small>
          {token.scopes.map((scope) => words.scopes[scope]).join(', ')}
          <br />
          {words.tokenMade(speech.date(token.issued_ms, 'WIB'), token.issued_by)},{' '}
          {words.tokenLast(speech.isoDate(token.until))}
        </small>
      </span>
      <Chip tone={good ? 'good' : 'plain'}>
        {good
          ? words.tokenGood
          : token.revoked_ms === null
            ? words.tokenExpired
            : words.tokenRevoked}
      </Chip>
      {good && (
        <button type="button" class="compact danger" onClick={() => setAsking(true)}>
          {words.revoke}
        </button>
      )}
      {asking && (
        <Question
          title={words.revokeTitle(token.title)}
          text={words.revokeText}
          stay={reading.words.cancel}
          go={words.revoke}
          onStay={() => setAsking(false)}
          onGo={() => void revoke()}
        />
      )}
    </li>
  );
}

interface Making {
  busy: boolean;
  faults: readonly Fault[];
  said: string;
}

function NewToken({ onDone }: { onDone: () => void }) {
  const { words: common } = useReading();
  const words = useExportWords();
  const { api } = useOffice();
  const [title, setTitle] = useState('');
  const [until, setUntil] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const [state, setState] = useState<Making>({ busy: false, faults: [], said: '' });
  const [made, setMade] = useState<string | null>(null);
  const make = async () => {
    setState({ busy: true, faults: [], said: '' });
    try {
      setMade(await new ExportApi(api.ask).makeToken({ title, scopes, until }));
    } catch (thrown) {
      const refused = asRefused(thrown);
      const said = refused.faults.length > 0 ? '' : sayRefusal(refused, common);
      setState({ busy: false, faults: refused.faults, said });
    }
  };
  if (made !== null) return <ShownToken token={made} title={title} onDone={onDone} />;
  return (
    <form
      class="card stack below"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <h2>{words.tokenNew}</h2>
      <Field
        name="title"
        label={words.tokenTitle}
        hint={words.tokenTitleHint}
        fault={sayFaults(state.faults, 'title', words)}
      >
        {(more) => (
          <input
            {...more}
            value={title}
            maxLength={200}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        )}
      </Field>
      <Scopes
        value={scopes}
        onChange={setScopes}
        fault={sayFaults(state.faults, 'scopes', words)}
      />
      <Field
        name="until"
        label={words.tokenUntil}
        hint={words.tokenUntilHint}
        fault={sayFaults(state.faults, 'until', words)}
      >
        {(more) => (
          <input
            {...more}
            type="date"
            value={until}
            onInput={(event) => setUntil(event.currentTarget.value)}
          />
        )}
      </Field>
      {state.said && (
        <p class="note bad" role="alert">
          {state.said}
        </p>
      )}
      <div class="row wrap">
        <button type="submit" class="primary" disabled={state.busy}>
          {words.tokenMake}
        </button>
        <button type="button" onClick={onDone}>
          {common.cancel}
        </button>
      </div>
    </form>
  );
}

interface ScopesProps {
  value: readonly Scope[];
  onChange: (value: readonly Scope[]) => void;
  fault: string;
}

function Scopes({ value, onChange, fault }: ScopesProps) {
  const words = useExportWords();
  const all = Object.keys(words.scopes) as Scope[];
  const toggle = (scope: Scope) =>
    onChange(value.includes(scope) ? value.filter((one) => one !== scope) : [...value, scope]);
  return (
    <fieldset class="stack tight">
      <legend>
        <small>{words.tokenScopes}</small>
      </legend>
      {all.map((scope) => (
        <label key={scope} class="option">
          <input type="checkbox" checked={value.includes(scope)} onChange={() => toggle(scope)} />
          <span>{words.scopes[scope]}</span>
        </label>
      ))}
      {fault && <small class="bad">{fault}</small>}
    </fieldset>
  );
}

function ShownToken({
  token,
  title,
  onDone,
}: {
  token: string;
  title: string;
  onDone: () => void;
}) {
  const words = useExportWords();
  const said = words.tokenShown(title);
  const shown = { title: said, text: words.tokenShownText, value: token, label: said };
  return <ShownOnce {...shown} done={words.tokenDone} onDone={onDone} />;
}
