/** The four things within the thumb's reach. */
import type { RoomState } from '../../state/room.ts';
import { Icon } from '../icons.tsx';
import { useReading } from '../language.tsx';
import { useLive } from '../live.ts';

interface LearnerNavProps {
  room: RoomState;
  mayAsk: boolean;
  /** A poll waits for my answer. */
  unanswered: boolean;
  /** The chat has the room. */
  talking: boolean;
  onTalk: () => void;
  onPoll: () => void;
  onMore: () => void;
}

export function LearnerNav(props: LearnerNavProps) {
  const { words } = useReading();
  const { room, mayAsk, unanswered, talking } = props;
  return (
    <nav class={mayAsk && !room.maySpeak ? 'with-hand' : ''}>
      {mayAsk && !room.maySpeak && <HandButton room={room} />}
      <button type="button" aria-pressed={talking} onClick={props.onTalk}>
        <Icon name="chat" />
        {words.chat.title}
      </button>
      <button type="button" onClick={props.onPoll}>
        {unanswered && <span class="dot" />}
        <Icon name="poll" />
        {words.poll.short}
        {unanswered && <span class="hidden">, {words.poll.newOne}</span>}
      </button>
      <button type="button" onClick={props.onMore}>
        <Icon name="more" />
        {words.more.title}
      </button>
    </nav>
  );
}

function HandButton({ room }: { room: RoomState }) {
  const reading = useReading();
  const { words, speech } = reading;
  const live = useLive();
  const up = room.handPlace > 0;
  const place =
    room.handPlace === 1 ? words.hand.next : words.hand.place(speech.whole(room.handPlace));
  const ask = () => live.send({ type: up ? 'hand_lower' : 'hand_raise' });
  return (
    <button
      type="button"
      class={up ? 'hand up' : 'hand'}
      aria-pressed={up}
      onClick={() => void live.toasts.follow(ask(), reading)}
    >
      <Icon name="hand" />
      {up ? words.hand.lower : words.hand.raise}
      {up && <small class="num">{place}</small>}
    </button>
  );
}
