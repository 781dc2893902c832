/** The people of the class, and the question before somebody is removed. */
import { useState } from 'preact/hooks';
import { LIMITS, type RosterEntry } from '../../protocol/gen.ts';
import type { RoomState } from '../../state/room.ts';
import { useReading } from '../language.tsx';
import { useLive } from '../live.ts';
import { Question } from '../parts.tsx';
import { RosterList } from '../roster_list.tsx';
import { useTeachWords } from './words.ts';

export function People({ room }: { room: RoomState }) {
  const teach = useTeachWords();
  const [removing, setRemoving] = useState<RosterEntry | null>(null);
  const tools = (entry: RosterEntry) =>
    entry.role === 'learner' && (
      <button
        type="button"
        class="compact quiet soft"
        aria-label={teach.removeTitle(entry.name)}
        onClick={() => setRemoving(entry)}
      >
        {teach.removeMember}
      </button>
    );
  return (
    <div class="scroll stack">
      {room.rosterNext === null && <p class="soft">{teach.loading}</p>}
      <RosterList room={room} words={teach} tools={tools} />
      {removing && <Remove entry={removing} onDone={() => setRemoving(null)} />}
    </div>
  );
}

function Remove({ entry, onDone }: { entry: RosterEntry; onDone: () => void }) {
  const reading = useReading();
  const teach = useTeachWords();
  const live = useLive();
  const [note, setNote] = useState('');
  const remove = () => {
    onDone();
    const message = { type: 'member_remove', member: entry.member } as const;
    const said = note.trim();
    void live.toasts.follow(live.send(said === '' ? message : { ...message, note: said }), reading);
  };
  return (
    <Question
      title={teach.removeTitle(entry.name)}
      text={teach.removeText}
      stay={teach.removeStay}
      go={teach.removeDo}
      onStay={onDone}
      onGo={remove}
    >
      <label class="field">
        <small>{teach.removeNote}</small>
        <input
          value={note}
          // Bytes are counted by the server; half of them as characters always fit.
          maxLength={LIMITS.member_remove.note.max / 2}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
    </Question>
  );
}
