/** The learner's chat: to everyone, or to the instructors alone. */
import type { RefObject } from 'preact';
import type { RoomState } from '../../state/room.ts';
import { ChatField } from '../chat_field.tsx';
import { ChatLog } from '../chat_log.tsx';
import { Icon } from '../icons.tsx';
import { useReading } from '../language.tsx';
import { useLive } from '../live.ts';
import { zoneHere } from '../zone.ts';

export type ChatTarget = 'everyone' | 'instructors';

interface LearnerChatProps {
  room: RoomState;
  target: ChatTarget;
  onTarget: (target: ChatTarget) => void;
  field: RefObject<HTMLTextAreaElement>;
}

export function LearnerChat({ room, target, onTarget, field }: LearnerChatProps) {
  const { words } = useReading();
  const live = useLive();
  const me = room.me?.member ?? 0;
  const locked = room.chatLocked && target === 'everyone';
  return (
    <section class="chat" aria-label={words.chat.title}>
      <ChatLog
        lines={room.chat}
        me={me}
        zone={zoneHere(room.facts?.zone ?? '')}
        empty={target === 'everyone' ? words.chat.empty : words.chat.emptyPrivate}
      />
      <div class="chat-low">
        {locked ? (
          <div class="row tight">
            <AudienceSwitch target={target} onTarget={onTarget} />
            <p class="note grow">{words.chat.locked}</p>
          </div>
        ) : (
          <ChatField
            placeholder={
              target === 'everyone' ? words.chat.placeholder : words.chat.placeholderPrivate
            }
            onSend={(text) => live.send({ type: 'chat_say', text, to: target })}
            lines={room.chat}
            me={me}
            field={field}
          >
            <AudienceSwitch target={target} onTarget={onTarget} />
          </ChatField>
        )}
      </div>
    </section>
  );
}

/** For everyone or for the instructors alone; says which it is. */
function AudienceSwitch({ target, onTarget }: Pick<LearnerChatProps, 'target' | 'onTarget'>) {
  const { words } = useReading();
  const everyone = target === 'everyone';
  const name = everyone ? words.chat.toAll : words.chat.toInstructors;
  return (
    <button
      type="button"
      class={everyone ? 'audience' : 'audience private'}
      aria-label={`${words.chat.audience}: ${name}`}
      onClick={() => onTarget(everyone ? 'instructors' : 'everyone')}
    >
      <Icon name={everyone ? 'people' : 'lock'} />
      <span>{everyone ? words.chat.toAll : words.chat.toInstructorsShort}</span>
    </button>
  );
}
