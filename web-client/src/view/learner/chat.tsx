/** The learner's chat: to everyone, or to the instructors alone. */
import type { RefObject } from 'preact';
import type { RoomState } from '../../state/room.ts';
import { ChatField } from '../chat_field.tsx';
import { ChatLog } from '../chat_log.tsx';
import { useReading } from '../language.tsx';
import { useLive } from '../live.ts';
import { Choice } from '../parts.tsx';
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
      <div class="stack tight chat-low">
        <Choice
          label={words.chat.audience}
          options={[
            ['everyone', words.chat.toAll],
            ['instructors', words.chat.toInstructors],
          ]}
          value={target}
          onChoose={onTarget}
        />
        {locked ? (
          <p class="note">{words.chat.locked}</p>
        ) : (
          <ChatField
            placeholder={
              target === 'everyone' ? words.chat.placeholder : words.chat.placeholderPrivate
            }
            onSend={(text) => live.send({ type: 'chat_say', text, to: target })}
            lines={room.chat}
            me={me}
            field={field}
          />
        )}
      </div>
    </section>
  );
}
