/** The small pieces that every page is made of. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { initials } from '../text/format.ts';
import { focusHeading } from './heading.ts';
import { Icon, type IconName } from './icons.tsx';
import { useReading } from './language.tsx';

export type Tone = 'plain' | 'good' | 'warn' | 'bad';

export function Chip({ tone = 'plain', children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={tone === 'plain' ? 'chip num' : `chip num ${tone}`}>{children}</span>;
}

/** A share of a whole; `label` says it to who does not see it. */
export function Bar({ part, of, label, tone }: BarProps) {
  const percent = of > 0 ? Math.min(100, (part * 100) / of) : 0;
  return (
    <div class="bar" role="img" aria-label={label}>
      <i class={tone} style={{ width: `${percent}%` }} />
    </div>
  );
}

interface BarProps {
  part: number;
  of: number;
  label: string;
  tone?: 'brand' | 'warn' | 'mine';
}

/** `level` from 0 to 1 draws the ring of somebody who is heard. */
export function Face({ name, size, level }: FaceProps) {
  const ring = level === undefined ? undefined : { '--level': String(Math.min(1, level)) };
  const speaking = level !== undefined && level > 0 ? ' speaking' : '';
  return (
    <div class={`face${size ? ` ${size}` : ''}${speaking}`} style={ring ?? {}} aria-hidden="true">
      {initials(name)}
    </div>
  );
}

interface FaceProps {
  name: string;
  size?: 'big' | 'small';
  level?: number;
}

interface WindowProps {
  title: string;
  /** `sheet` comes from below on a phone; `panel` stands at the side of a laptop's page. */
  kind: 'sheet' | 'panel' | 'question';
  onClose: () => void;
  children: ComponentChildren;
}

/** Something above the page. The browser keeps the focus inside, closes it with Escape, and gives the
 * focus back to what opened it. */
export function Window({ title, kind, onClose, children }: WindowProps) {
  const { words } = useReading();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    const opener = document.activeElement;
    shown?.showModal(); // before it is seen: Escape closes it from the first moment
    return () => {
      shown?.close(); // a dialog that is only taken away keeps the focus
      if (opener && !opener.isConnected) focusHeading(document);
    };
  }, []);
  const onClick = (event: MouseEvent) => {
    if (event.target === dialog.current) onClose(); // beside it
  };
  return (
    <dialog
      ref={dialog}
      class={kind}
      aria-label={title}
      onClick={onClick}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="window stack">
        <div class="row">
          <h2 class="grow">{title}</h2>
          {kind !== 'question' && (
            <button type="button" class="quiet round" aria-label={words.close} onClick={onClose}>
              <Icon name="close" />
            </button>
          )}
        </div>
        {children}
      </div>
    </dialog>
  );
}

interface QuestionProps {
  title: string;
  text: string;
  /** The safe choice; it stands first. */
  stay: string;
  go: string;
  onStay: () => void;
  onGo: () => void;
  children?: ComponentChildren;
}

/** Asks once before something that cannot be taken back. */
export function Question({ title, text, stay, go, onStay, onGo, children }: QuestionProps) {
  return (
    <Window title={title} kind="question" onClose={onStay}>
      <p>{text}</p>
      {children}
      <div class="choices">
        <button type="button" class="primary" onClick={onStay}>
          {stay}
        </button>
        <button type="button" class="danger" onClick={onGo}>
          {go}
        </button>
      </div>
    </Window>
  );
}

/** One of a few, side by side. */
export function Choice<T extends string>({ label, options, value, onChoose }: ChoiceProps<T>) {
  return (
    <div class="choice" role="radiogroup" aria-label={label}>
      {options.map(([option, text]) => (
        <button
          key={option}
          type="button"
          role="radio"
          aria-checked={option === value}
          onClick={() => onChoose(option)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  options: readonly (readonly [T, string])[];
  value: T;
  onChoose: (value: T) => void;
}

interface EmptyProps {
  icon: IconName;
  children: ComponentChildren;
}

/** What will be here, and how to get it. */
export function Empty({ icon, children }: EmptyProps) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <p>{children}</p>
    </div>
  );
}

interface MessageProps {
  title: string;
  text: string;
  tone?: Tone;
  children?: ComponentChildren;
}

/** A whole page that says one thing. */
export function Message({ title, text, tone = 'plain', children }: MessageProps) {
  return (
    <main class={`message ${tone}`}>
      <div class="card stack">
        <h1>{title}</h1>
        <p>{text}</p>
        {children}
      </div>
    </main>
  );
}
