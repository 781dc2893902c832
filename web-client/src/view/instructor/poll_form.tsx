/** A poll in the making. What was typed stays until the server has it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { asRefused } from '../../net/refused.ts';
import { LIMITS, utf8Length } from '../../protocol/gen.ts';
import { Icon } from '../icons.tsx';
import { useReading } from '../language.tsx';
import { useLive } from '../live.ts';
import { Choice } from '../parts.tsx';
import { useTeachWords } from './words.ts';

const { question: QUESTION, options: OPTIONS } = LIMITS.poll_make;

interface Draft {
  question: string;
  options: readonly string[];
  multiple: boolean;
  anonymous: boolean;
}

const emptyDraft: Draft = { question: '', options: ['', ''], multiple: false, anonymous: true };

/** The poll as it would be sent; null while something is missing or too long. */
export function pollOf(draft: Draft): Draft | null {
  const question = draft.question.trim();
  const options = draft.options.map((option) => option.trim()).filter((option) => option !== '');
  const fits =
    question !== '' &&
    utf8Length(question) <= QUESTION.max &&
    options.length >= OPTIONS.min &&
    options.every((option) => utf8Length(option) <= OPTIONS.item_max);
  return fits ? { ...draft, question, options } : null;
}

export function PollForm({ onDone }: { onDone: () => void }) {
  const reading = useReading();
  const teach = useTeachWords();
  const live = useLive();
  const [draft, setDraft] = useState(emptyDraft);
  const [sending, setSending] = useState(false);
  const ready = pollOf(draft);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);

  const make = async (open_now: boolean) => {
    if (!ready) return;
    setSending(true);
    try {
      await live.send({ type: 'poll_make', ...ready, open_now });
      onDone();
    } catch (thrown) {
      live.toasts.refused(asRefused(thrown), reading);
    }
    setSending(false);
  };
  return (
    <form
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        void make(true);
      }}
    >
      <label class="field">
        <b>{teach.pollQuestion}</b>
        <input
          ref={first}
          value={draft.question}
          placeholder={teach.pollQuestionHint}
          onInput={(event) => setDraft({ ...draft, question: event.currentTarget.value })}
        />
      </label>
      <Options options={draft.options} onChange={(options) => setDraft({ ...draft, options })} />
      <div class="row wrap">
        <Choice
          label={teach.pollSingle}
          options={[
            ['single', teach.pollSingle],
            ['multiple', teach.pollMultiple],
          ]}
          value={draft.multiple ? 'multiple' : 'single'}
          onChoose={(value) => setDraft({ ...draft, multiple: value === 'multiple' })}
        />
        <Choice
          label={teach.pollAnonymous}
          options={[
            ['anonymous', teach.pollAnonymous],
            ['named', teach.pollNamed],
          ]}
          value={draft.anonymous ? 'anonymous' : 'named'}
          onChoose={(value) => setDraft({ ...draft, anonymous: value === 'anonymous' })}
        />
        <small>{draft.anonymous ? teach.pollAnonymousHint : teach.pollNamedHint}</small>
      </div>
      {!ready && draft.question !== '' && <small>{teach.pollIncomplete}</small>}
      <div class="row wrap">
        <button type="submit" class="primary compact" disabled={!ready || sending}>
          {teach.pollOpenNow}
        </button>
        <button
          type="button"
          class="compact"
          disabled={!ready || sending}
          onClick={() => void make(false)}
        >
          {teach.pollLater}
        </button>
        <span class="grow" />
        <button type="button" class="compact quiet" onClick={onDone}>
          {reading.words.cancel}
        </button>
      </div>
    </form>
  );
}

interface OptionsProps {
  options: readonly string[];
  onChange: (options: readonly string[]) => void;
}

function Options({ options, onChange }: OptionsProps) {
  const teach = useTeachWords();
  return (
    <div class="stack tight">
      {options.map((option, i) => (
        <div key={i} class="row tight">
          <input
            aria-label={teach.pollOption(String(i + 1))}
            placeholder={teach.pollOption(String(i + 1))}
            value={option}
            onInput={(event) =>
              onChange(options.map((old, other) => (other === i ? event.currentTarget.value : old)))
            }
          />
          {options.length > OPTIONS.min && (
            <button
              type="button"
              class="quiet round"
              aria-label={teach.pollRemoveOption(String(i + 1))}
              onClick={() => onChange(options.filter((_, other) => other !== i))}
            >
              <Icon name="close" />
            </button>
          )}
        </div>
      ))}
      {options.length < OPTIONS.max && (
        <button type="button" class="compact quiet left" onClick={() => onChange([...options, ''])}>
          <Icon name="plus" />
          {teach.pollAdd}
        </button>
      )}
    </div>
  );
}
