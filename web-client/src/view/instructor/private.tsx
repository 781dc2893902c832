/** Private questions and their answers, one conversation per member; only instructors see them. */
import { useState } from 'preact/hooks';
import { conversations, type Conversation } from '../../state/chat.ts';
import type { RoomState } from '../../state/room.ts';
import { ChatField } from '../chat_field.tsx';
import { Icon } from '../icons.tsx';
import { useReading } from '../language.tsx';
import { useLive } from '../live.ts';
import { Empty, Face } from '../parts.tsx';
import { zoneHere } from '../zone.ts';
import { useTeachWords } from './words.ts';

export function PrivateLines({ room }: { room: RoomState }) {
  const teach = useTeachWords();
  const all = conversations(room.chat);
  const [open, setOpen] = useState<number | null>(null);
  if (all.length === 0) {
    return (
      <div class="scroll">
        <Empty icon="lock">{teach.privateEmpty}</Empty>
      </div>
    );
  }
  return (
    <div class="scroll stack">
      {all.map((conversation) => (
        <OneConversation
          key={conversation.member}
          conversation={conversation}
          room={room}
          answering={open === conversation.member}
          onAnswer={() => setOpen(open === conversation.member ? null : conversation.member)}
        />
      ))}
    </div>
  );
}

interface OneConversationProps {
  conversation: Conversation;
  room: RoomState;
  answering: boolean;
  onAnswer: () => void;
}

function OneConversation({ conversation, room, answering, onAnswer }: OneConversationProps) {
  const { words, speech } = useReading();
  const teach = useTeachWords();
  const live = useLive();
  const { member, lines } = conversation;
  const name = conversation.name || nameOf(room, member) || teach.somebody;
  const zone = zoneHere(room.facts?.zone ?? '');
  const me = room.me?.member ?? 0;
  return (
    <section class="card stack tight">
      <div class="row">
        <Face name={name} size="small" />
        <b class="grow">{name}</b>
        <button type="button" class="compact" aria-expanded={answering} onClick={onAnswer}>
          <Icon name="chat" />
          {teach.reply}
        </button>
      </div>
      {lines.map((line) => (
        <p key={line.line} class="said">
          <small class="num">
            {line.from === me ? words.you : line.name} · {speech.clock(line.at_ms, zone)}
          </small>
          <br />
          {line.removed ? <i class="soft">{words.chat.removed}</i> : line.text}
        </p>
      ))}
      {answering && (
        <ChatField
          placeholder={teach.replyTo(name)}
          onSend={(text) => live.send({ type: 'chat_say', text, to: 'member', member })}
          lines={lines}
          me={me}
        />
      )}
    </section>
  );
}

function nameOf(room: RoomState, member: number): string {
  for (const entry of room.roster.values()) if (entry.member === member) return entry.name;
  return '';
}
