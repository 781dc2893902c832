/** A new personal link in two clicks: asked once, shown once. */
import { useState } from 'preact/hooks';
import type { Person } from '../../net/api_types.ts';
import { asRefused } from '../../net/refused.ts';
import { useReading } from '../language.tsx';
import { Question } from '../parts.tsx';
import { useOffice, useOfficeWords } from './office.ts';
import { ShownOnce } from './shown_once.tsx';

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
  const shown = { title, text, value: url, label: office.link, done: words.close };
  return <ShownOnce {...shown} onDone={onDone} />;
}
