/** Somebody invited chooses a password. */
import { useEffect, useState } from 'preact/hooks';
import type { Ask } from '../net/ask.ts';
import { planApi, type Invitation } from '../net/plan_api.ts';
import { asRefused, type Refused } from '../net/refused.ts';
import { invitationEn } from '../text/invitation_en.ts';
import { invitationId, type InvitationWords } from '../text/invitation_id.ts';
import { sayRefusal } from '../text/say.ts';
import { LanguageSwitch, useReading } from './language.tsx';
import { Message } from './parts.tsx';

interface PageProps {
  ask: Ask;
  token: string;
}

export function InvitationPage({ ask, token }: PageProps) {
  const { words: common, speech } = useReading();
  const words = speech.language === 'id' ? invitationId : invitationEn;
  const [known, setKnown] = useState<Invitation | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [done, setDone] = useState(false);
  useEffect(() => {
    planApi(ask)
      .invitation(token)
      .then(setKnown, (thrown) => setRefused(asRefused(thrown)));
  }, []);
  if (refused) {
    const text = words.links[refused.detail] ?? sayRefusal(refused, common);
    return <Message title={words.cannot} text={text} tone="warn" />;
  }
  if (!known) return null;
  if (done) {
    const page = known.role === 'superior' ? '/atasan' : '/koordinator';
    return (
      <Message title={words.done} text={words.doneText(known.name)} tone="good">
        <a class="button primary" href={page}>
          {words.signIn}
        </a>
      </Message>
    );
  }
  const choose = async (password: string) => {
    await planApi(ask).invitation(token, password);
    setDone(true);
  };
  return <Form known={known} words={words} onChoose={choose} />;
}

interface FormProps {
  known: Invitation;
  words: InvitationWords;
  /** Fails with Refused. */
  onChoose: (password: string) => Promise<void>;
}

function Form({ known, words, onChoose }: FormProps) {
  const { words: common } = useReading();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const save = async () => {
    if (password !== again) return setSaid(words.faults['differs'] ?? '');
    setBusy(true);
    setSaid(null);
    try {
      await onChoose(password);
    } catch (thrown) {
      const refused = asRefused(thrown);
      const code = refused.faults[0]?.code ?? '';
      setSaid(words.faults[code] ?? words.links[refused.detail] ?? sayRefusal(refused, common));
    }
    setBusy(false);
  };
  const field = (label: string, name: string, value: string, onInput: (text: string) => void) => (
    <label class="field">
      <small>{label}</small>
      <input
        name={name}
        type="password"
        autocomplete="new-password"
        required
        aria-describedby="rule"
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
  return (
    <main class="sign-in stack">
      <div class="row">
        <b class="grow brand">Sinkron</b>
        <LanguageSwitch />
      </div>
      <form
        class="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div>
          <h1>{words.title}</h1>
          <p>{words.text(known.person, known.name)}</p>
        </div>
        {field(words.password, 'password', password, setPassword)}
        <small id="rule" class="soft">
          {words.rule}
        </small>
        {field(words.again, 'again', again, setAgain)}
        {said !== null && (
          <p class="note bad" role="alert">
            {said}
          </p>
        )}
        <button type="submit" class="primary" disabled={busy}>
          {busy ? words.saving : words.save}
        </button>
      </form>
    </main>
  );
}
