/** Who may speak now, how loud they are, and how to mute them. */
import type { RoomState } from '../../state/room.ts';
import { useReading } from '../language.tsx';
import { useLive } from '../live.ts';
import { Face } from '../parts.tsx';
import { useStore } from '../store.ts';
import { useFloorActions } from './actions.ts';
import { useTeachWords } from './words.ts';

export function Speakers({ room }: { room: RoomState }) {
  const { words } = useReading();
  const teach = useTeachWords();
  const live = useLive();
  const levels = useStore(live.levels);
  const own = useStore(live.ownLevel);
  const { status } = useStore(live.sound);
  const actions = useFloorActions();
  const me = room.me?.member;
  const learners = room.speakers.filter((speaker) => speaker.role === 'learner');
  return (
    <div class="speakers">
      <h2>{teach.speaking}</h2>
      <ul class="list">
        {room.speakers.map((speaker) => {
          const mine = speaker.member === me;
          const level = mine && status?.speaking ? own.level : levels.get(speaker.member);
          const mic = mine ? (status?.speaking ?? speaker.mic) : speaker.mic;
          return (
            <li key={speaker.member}>
              <Face
                name={speaker.name}
                size="small"
                {...(level === undefined || !mic ? {} : { level })}
              />
              <div class="grow">
                {mine ? words.you : speaker.name}
                <small>
                  {speaker.role === 'instructor' && !mine && `${words.roles.instructor} · `}
                  {mic ? teach.micOn : teach.micOff}
                </small>
              </div>
              {speaker.role === 'learner' && (
                <button
                  type="button"
                  class="compact danger"
                  aria-label={teach.muteOf(speaker.name)}
                  onClick={() => actions.mute(speaker)}
                >
                  {teach.mute}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {learners.length === 0 ? (
        <p class="soft">{teach.speakingNobody}</p>
      ) : (
        <button type="button" class="compact wide" onClick={() => actions.muteAll(room.speakers)}>
          {teach.muteAll}
        </button>
      )}
    </div>
  );
}
