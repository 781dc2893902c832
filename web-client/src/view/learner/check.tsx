/** "Are you still here?": one touch, or Enter, from wherever the focus was; it goes back there. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CheckAsked } from '../../protocol/gen.ts';
import { Icon } from '../icons.tsx';
import { useReading } from '../language.tsx';
import { useLive, useNow } from '../live.ts';
import { useStore } from '../store.ts';

type Answer = 'none' | 'sending' | 'failed';

export function CheckSheet({ check }: { check: CheckAsked }) {
  const { words } = useReading();
  const live = useLive();
  const line = useStore(live.line);
  const dialog = useStays(words.check.title);
  const [answer, setAnswer] = useState<Answer>('none');
  const away = line.connection.at !== 'open';
  useEffect(() => setAnswer('none'), [check]);

  const say = () => {
    setAnswer('sending');
    // Whether it came in time is told by check_settled, which takes this sheet away.
    live.send({ type: 'check_answer', check: check.check }).catch(() => setAnswer('failed'));
  };
  return (
    <dialog
      ref={dialog}
      class="sheet"
      role="alertdialog"
      aria-labelledby="check-title"
      aria-describedby="check-text"
    >
      <div class="window stack check">
        <h2 id="check-title" class="huge">
          {words.check.title}
        </h2>
        <p id="check-text">{words.check.text}</p>
        <button
          type="button"
          class="primary large wide"
          aria-disabled={away}
          onClick={away ? undefined : say}
        >
          <Icon name="check" />
          {answer === 'sending' && !away ? words.sending : words.check.answer}
        </button>
        {away && (
          <p class="note warn" role="status">
            {words.check.away}
          </p>
        )}
        {!away && answer === 'failed' && (
          <p class="note bad" role="alert">
            {words.check.failed}
          </p>
        )}
        {!away && <TimeLeft check={check} />}
      </div>
    </dialog>
  );
}

/** Above everything until it is settled. A page in the background says so in its title. */
function useStays(title: string) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (!shown) return undefined;
    const before = document.title;
    const open = () => shown.showModal();
    const stay = (event: Event) => event.preventDefault(); // Escape is no answer
    shown.addEventListener('cancel', stay);
    shown.addEventListener('close', open); // some browsers close on a second Escape all the same
    open();
    document.title = title;
    return () => {
      shown.removeEventListener('cancel', stay);
      shown.removeEventListener('close', open);
      shown.close(); // the focus goes back
      document.title = before;
    };
  }, [title]);
  return dialog;
}

const STEP_S = 10;

/** In steps of ten seconds: a clock that runs would only press. */
function TimeLeft({ check }: { check: CheckAsked }) {
  const { words, speech } = useReading();
  const live = useLive();
  const now_ms = useNow(live);
  const until_ms = useMemo(() => live.now_ms() + check.answer_ms, [live, check]);
  const left_s = Math.ceil((until_ms - now_ms) / 1000 / STEP_S) * STEP_S;
  return (
    <p class="soft num">
      {left_s > STEP_S ? words.check.left(speech.length(left_s)) : words.check.soon}
    </p>
  );
}
