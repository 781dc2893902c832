/** Chat, people, and private questions, as tabs of one column. */
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { toEveryone } from '../../state/chat.ts';
import type { ChatLine, RoomState } from '../../state/room.ts';
import { ChatField } from '../chat_field.tsx';
import { ChatLog } from '../chat_log.tsx';
import { Icon } from '../icons.tsx';
import { useReading } from '../language.tsx';
import { useLive } from '../live.ts';
import { Question } from '../parts.tsx';
import { zoneHere } from '../zone.ts';
import { People } from './people.tsx';
import { PrivateLines } from './private.tsx';
import { useTeachWords } from './words.ts';

export type TalkTab = 'chat' | 'people' | 'private';

interface TalkProps {
  room: RoomState;
  tab: TalkTab;
  onTab: (tab: TalkTab) => void;
  field: RefObject<HTMLTextAreaElement>;
}

export function Talk({ room, tab, onTab, field }: TalkProps) {
  const { speech } = useReading();
  const { tabs } = useTeachWords();
  const asked = room.chat.filter((line) => line.to === 'instructors').length;
  const [seen, setSeen] = useState(0);
  const fresh = tab === 'private' ? 0 : Math.max(0, asked - seen);
  const open = (next: TalkTab) => {
    if (next === 'private' || tab === 'private') setSeen(asked);
    onTab(next);
  };
  const names: readonly [TalkTab, string][] = [
    ['chat', tabs.chat],
    ['people', `${tabs.people} ${speech.whole(room.learners)}`],
    ['private', fresh > 0 ? `${tabs.private} ${speech.whole(fresh)}` : tabs.private],
  ];
  return (
    <>
      <div class="tabs num" role="tablist">
        {names.map(([name, text]) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={name === tab}
            onClick={() => open(name)}
          >
            {text}
            {name === 'chat' && <kbd>/</kbd>}
            {name === 'private' && fresh > 0 && <span class="dot" />}
          </button>
        ))}
      </div>
      {tab === 'chat' && <OpenChat room={room} field={field} />}
      {tab === 'people' && <People room={room} />}
      {tab === 'private' && <PrivateLines room={room} />}
    </>
  );
}

function OpenChat({ room, field }: { room: RoomState; field: RefObject<HTMLTextAreaElement> }) {
  const { words } = useReading();
  const teach = useTeachWords();
  const live = useLive();
  const [removing, setRemoving] = useState<ChatLine | null>(null);
  const me = room.me?.member ?? 0;
  const lines = toEveryone(room.chat);
  const tools = (line: ChatLine) => (
    <div class="line-tools">
      <button
        type="button"
        class="compact"
        aria-label={teach.removeLine(line.name)}
        onClick={() => setRemoving(line)}
      >
        {teach.remove}
      </button>
    </div>
  );
  return (
    <section class="chat">
      <ChatLog
        lines={lines}
        me={me}
        zone={zoneHere(room.facts?.zone ?? '')}
        empty={teach.chatEmpty}
        tools={tools}
      />
      <div class="stack tight chat-low">
        <LockRow room={room} />
        <ChatField
          placeholder={words.chat.placeholder}
          onSend={(text) => live.send({ type: 'chat_say', text, to: 'everyone' })}
          lines={lines}
          me={me}
          field={field}
        />
      </div>
      {removing && <RemoveLine line={removing} onDone={() => setRemoving(null)} />}
    </section>
  );
}

function LockRow({ room }: { room: RoomState }) {
  const reading = useReading();
  const teach = useTeachWords();
  const live = useLive();
  const locked = room.chatLocked;
  return (
    <div class="row">
      <small class="grow">{locked && teach.chatLocked}</small>
      <button
        type="button"
        class="compact quiet"
        onClick={() =>
          void live.toasts.follow(live.send({ type: 'chat_lock', locked: !locked }), reading)
        }
      >
        <Icon name={locked ? 'unlock' : 'lock'} />
        {locked ? teach.chatOpen : teach.chatLock}
      </button>
    </div>
  );
}

function RemoveLine({ line, onDone }: { line: ChatLine; onDone: () => void }) {
  const reading = useReading();
  const teach = useTeachWords();
  const live = useLive();
  const remove = () => {
    onDone();
    const asked = live.send({ type: 'chat_remove', line: line.line });
    void live.toasts.follow(asked, reading, { text: teach.removeIn });
  };
  return (
    <Question
      title={teach.removeLine(line.name)}
      text={`“${line.text}”`}
      stay={reading.words.cancel}
      go={teach.remove}
      onStay={onDone}
      onGo={remove}
    />
  );
}
