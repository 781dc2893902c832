/** Where a line is written. What was typed stays until the server has it. */
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { asRefused, type Refused } from '../net/refused.ts';
import { LIMITS, utf8Length } from '../protocol/gen.ts';
import type { ChatLine } from '../state/room.ts';
import { sayRefusal } from '../text/say.ts';
import { Icon } from './icons.tsx';
import { useReading } from './language.tsx';

interface ChatFieldProps {
  placeholder: string;
  /** Fails with Refused. */
  onSend: (text: string) => Promise<void>;
  /** Lines as they come: one of mine with the same words answers an unsure sending. */
  lines: readonly ChatLine[];
  me: number;
  field?: RefObject<HTMLTextAreaElement>;
  /** Stands before the field: for whom the line is. */
  children?: ComponentChildren;
}

export function ChatField({ placeholder, onSend, lines, me, field, children }: ChatFieldProps) {
  const { words } = useReading();
  const [text, setText] = useState('');
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const own = useRef<HTMLTextAreaElement>(null);
  const area = field ?? own;
  const wanted = text.trim();
  const tooLong = utf8Length(wanted) > LIMITS.chat_say.text.max;

  useEffect(() => {
    const last = lines[lines.length - 1];
    if (refused?.reason === 'lost' && last?.from === me && last.text === wanted) {
      setText('');
      setRefused(null);
    }
  }, [lines]);

  const send = async () => {
    if (wanted === '' || tooLong || sending) return;
    setSending(true);
    setRefused(null);
    try {
      await onSend(wanted);
      setText('');
    } catch (thrown) {
      setRefused(asRefused(thrown));
    }
    setSending(false);
    area.current?.focus();
  };
  const why = sayWhyNot(tooLong, refused, words);
  return (
    <form
      class="chat-field stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {why && (
        <p class="note warn" role="alert">
          {why}
        </p>
      )}
      <div class="row tight">
        {children}
        <textarea
          ref={area}
          class="grow"
          rows={1}
          aria-label={placeholder}
          placeholder={placeholder}
          enterkeyhint="send"
          value={text}
          readOnly={sending}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void send();
          }}
        />
        <button
          type="submit"
          class="primary square"
          aria-label={sending ? words.sending : words.send}
          disabled={wanted === '' || tooLong || sending}
          // Keeps the keyboard of a phone open.
          onMouseDown={(event) => event.preventDefault()}
        >
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}

function sayWhyNot(
  tooLong: boolean,
  refused: Refused | null,
  words: ReturnType<typeof useReading>['words'],
): string | null {
  if (tooLong) return words.chat.tooLong;
  if (!refused) return null;
  return refused.reason === 'lost' ? words.chat.unsure : sayRefusal(refused, words);
}
