/** What an instructor does to the floor, each with its way back. */
import { useMemo } from 'preact/hooks';
import type { Speaker } from '../../protocol/gen.ts';
import { useReading } from '../language.tsx';
import { useLive, type Live } from '../live.ts';
import { useTeachWords } from './words.ts';

export interface Who {
  member: number;
  name: string;
}

export interface FloorActions {
  grant(who: Who): void;
  mute(who: Who): void;
  muteAll(speakers: readonly Speaker[]): void;
}

export function useFloorActions(): FloorActions {
  const live = useLive();
  const reading = useReading();
  const teach = useTeachWords();
  return useMemo(() => {
    const ask = asker(live);
    return {
      grant: (who) =>
        void live.toasts.follow(ask('floor_grant', who), reading, {
          text: teach.granted(who.name),
          undo: () => void live.toasts.follow(ask('floor_take', who), reading),
        }),
      mute: (who) =>
        void live.toasts.follow(ask('floor_take', who), reading, {
          text: teach.muted(who.name),
          undo: () => void live.toasts.follow(ask('floor_grant', who), reading),
        }),
      muteAll: (speakers) => {
        const learners = speakers.filter((speaker) => speaker.role === 'learner');
        const back = () => {
          for (const who of learners) void live.toasts.follow(ask('floor_grant', who), reading);
        };
        void live.toasts.follow(live.send({ type: 'floor_take_all' }), reading, {
          text: teach.mutedAll,
          undo: back,
        });
      },
    };
  }, [live, reading, teach]);
}

const asker =
  (live: Live) =>
  (type: 'floor_grant' | 'floor_take', { member }: Who) =>
    live.send({ type, member });
