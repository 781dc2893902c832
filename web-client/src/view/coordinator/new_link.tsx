/** A new personal link in two clicks: asked once, shown once. */
import { useRef, useState } from 'preact/hooks';
import type { Person } from '../../net/api_types.ts';
import { asRefused } from '../../net/refused.ts';
import { Icon } from '../icons.tsx';
import { useReading } from '../language.tsx';
import { Question, Window } from '../parts.tsx';
import { useOffice, useOfficeWords } from './office.ts';

interface NewLinkProps {
  activity: string;
  person: Person;
  onDone: () => void;
}

export function NewLink({ activity, person, onDone }: NewLinkProps) {
  const reading = useReading();
  const office = useOfficeWords();
  const { api, toasts } = useOffice();
  const [url, setUrl] = useState<string | null>(null);
  const issue = async () => {
    try {
      setUrl(await api.issueLink(activity, person.id));
    } catch (thrown) {
      toasts.refused(asRefused(thrown), reading);
      onDone();
    }
  };
  if (url !== null) {
    return (
      <ShownLink
        url={url}
        title={office.linkShown(person.name)}
        text={office.linkShownText}
        onDone={onDone}
      />
    );
  }
  return (
    <Question
      title={office.linkNewTitle(person.name)}
      text={office.linkNewText}
      stay={reading.words.cancel}
      go={office.linkNewDo}
      onStay={onDone}
      onGo={() => void issue()}
    />
  );
}

interface ShownProps {
  url: string;
  title: string;
  text: string;
  onDone: () => void;
}

export function ShownLink({ url, title, text, onDone }: ShownProps) {
  const { words } = useReading();
  const office = useOfficeWords();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setSaid(office.copied);
    } catch {
      field.current?.select();
      setSaid(office.copyFailed);
    }
  };
  return (
    <Window title={title} kind="question" onClose={onDone}>
      <p>{text}</p>
      <input
        ref={field}
        class="code"
        readOnly
        aria-label={office.link}
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p role="status" class="soft">
        {said}
      </p>
      <div class="choices">
        <button type="button" class="primary" onClick={() => void copy()}>
          <Icon name="copy" />
          {office.copy}
        </button>
        <button type="button" onClick={onDone}>
          {words.close}
        </button>
      </div>
    </Window>
  );
}
