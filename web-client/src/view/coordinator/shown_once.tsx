/** Something that is shown this one time, to be copied. */
import { useRef, useState } from 'preact/hooks';
import { Icon } from '../icons.tsx';
import { Window } from '../parts.tsx';
import { useOfficeWords } from './office.ts';

interface ShownOnceProps {
  title: string;
  text: string;
  value: string;
  /** Of the field, for who does not see it. */
  label: string;
  /** On the button that ends it. */
  done: string;
  onDone: () => void;
}

export function ShownOnce({ title, text, value, label, done, onDone }: ShownOnceProps) {
  const office = useOfficeWords();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
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
        aria-label={label}
        value={value}
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
          {done}
        </button>
      </div>
    </Window>
  );
}
