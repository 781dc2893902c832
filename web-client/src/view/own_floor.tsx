/** A learner's turn: one large microphone and the way back. */
import type { SoundReason } from '../media/media.ts';
import type { Words } from '../text/id.ts';
import { Icon } from './icons.tsx';
import { useReading } from './language.tsx';
import { useLive } from './live.ts';
import { Bar } from './parts.tsx';
import { useStore } from './store.ts';

export function OwnFloor() {
  const reading = useReading();
  const { words } = reading;
  const live = useLive();
  const { status, problem } = useStore(live.sound);
  const on = status?.speaking ?? false;
  const asking = status?.microphone === 'opening';
  return (
    <section class="floor stack tight" aria-label={words.floor.mine}>
      <div class="row">
        <div class="grow">
          <b>{words.floor.mine}</b>
          <br />
          <small>{on ? words.floor.on : words.floor.mineText}</small>
        </div>
        <button
          type="button"
          onClick={() => void live.toasts.follow(live.send({ type: 'floor_leave' }), reading)}
        >
          {words.floor.leave}
        </button>
      </div>
      <button
        type="button"
        class={on ? 'mic live large' : 'mic primary large'}
        aria-pressed={on}
        disabled={asking || !status}
        onClick={() => void live.toasts.follow(live.speak(!on), reading)}
      >
        <Icon name={on ? 'mic' : 'micOff'} />
        {asking ? words.floor.asking : on ? words.floor.close : words.floor.open}
      </button>
      {on && <OwnLevelBar />}
      {problem && (
        <p class="note warn" role="alert">
          {sayMicProblem(problem, words)}
        </p>
      )}
    </section>
  );
}

export function OwnLevelBar() {
  const { words } = useReading();
  const own = useStore(useLive().ownLevel);
  return (
    <div
      class="meter"
      role="meter"
      aria-label={words.floor.level}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(own.level * 100)}
    >
      <Bar part={own.level} of={1} label={words.floor.level} />
    </div>
  );
}

export function sayMicProblem(problem: SoundReason, words: Words): string {
  switch (problem) {
    case 'refused':
      return words.floor.denied;
    case 'no_microphone':
      return words.floor.missing;
    case 'busy':
      return words.floor.broken;
    case 'too_old':
      return words.floor.unsupported;
  }
}
