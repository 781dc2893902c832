/** The queue of raised hands, in order. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RoomState } from '../../state/room.ts';
import { Icon } from '../icons.tsx';
import { useReading } from '../language.tsx';
import { useLive, useNow } from '../live.ts';
import { Chip, Empty, Face } from '../parts.tsx';
import { useFloorActions, type Who } from './actions.ts';
import { useTeachWords } from './words.ts';

export function Hands({ room }: { room: RoomState }) {
  const { speech } = useReading();
  const teach = useTeachWords();
  const actions = useFloorActions();
  const lowering = useLowering();
  const now_ms = useNow(useLive());
  const { queue, handsTotal } = room;
  const more = handsTotal - queue.length;
  return (
    <>
      <h2>
        {teach.hands} {handsTotal > 0 && <Chip tone="warn">{speech.whole(handsTotal)}</Chip>}
      </h2>
      {queue.length === 0 && <Empty icon="hand">{teach.handsNone}</Empty>}
      <ul class="list queue">
        {queue.map((hand, i) => (
          <li key={hand.member} class={lowering.waiting.has(hand.member) ? 'leaving' : ''}>
            <Face name={hand.name} size="small" />
            <div class="grow">
              {hand.name}
              <small class="num">
                {teach.waitingSince(speech.roughly((now_ms - hand.at_ms) / 1000))}
              </small>
            </div>
            <div class="row tight buttons">
              <button
                type="button"
                class={i === 0 ? 'compact primary grow' : 'compact grow'}
                aria-label={teach.grantTo(hand.name)}
                onClick={() => actions.grant(hand)}
              >
                {teach.grant}
                {i === 0 && <kbd>H</kbd>}
              </button>
              <button
                type="button"
                class="compact quiet"
                aria-label={teach.lowerOf(hand.name)}
                onClick={() => lowering.lower(hand)}
              >
                {teach.lower}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p class="soft num">
          <Icon name="hand" /> {teach.handsMore(speech.whole(more))}
        </p>
      )}
    </>
  );
}

const UNDO_MS = 5000;

/** Nobody can raise another one's hand again; so lowering waits a moment for second thoughts. */
function useLowering() {
  const live = useLive();
  const reading = useReading();
  const teach = useTeachWords();
  const [waiting, setWaiting] = useState<ReadonlySet<number>>(new Set());
  const timers = useRef(new Map<number, ReturnType<typeof setTimeout>>());
  useEffect(() => () => timers.current.forEach((timer) => clearTimeout(timer)), []);

  const forget = (member: number) => {
    clearTimeout(timers.current.get(member));
    timers.current.delete(member);
    setWaiting(new Set(timers.current.keys()));
  };
  const lower = ({ member, name }: Who) => {
    if (timers.current.has(member)) return;
    const timer = setTimeout(() => {
      forget(member);
      void live.toasts.follow(live.send({ type: 'hand_lower', member }), reading);
    }, UNDO_MS);
    timers.current.set(member, timer);
    setWaiting(new Set(timers.current.keys()));
    live.toasts.say(teach.handLowered(name), { undo: () => forget(member) });
  };
  return { waiting, lower };
}
