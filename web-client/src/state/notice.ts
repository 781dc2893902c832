/** What of a message a person should be told in passing. Pure; the words are chosen by the view. */
import type { CheckEnd, FromServer } from '../protocol/gen.ts';
import type { RoomState } from './room.ts';

export type Notice =
  | { say: 'floor_mine' }
  | { say: 'floor_taken' }
  | { say: 'lead_moved'; name: string }
  | { say: 'lead_mine' }
  | { say: 'instructor_back'; name: string }
  | { say: 'instructors_gone' }
  | { say: 'chat_locked' }
  | { say: 'chat_opened' }
  | { say: 'removed'; name: string }
  | { say: 'check_answered' }
  | { say: 'check_missed' }
  | { say: 'check_over' }
  | { say: 'unsafe' }
  | { say: 'safe_again' };

const CHECK_NOTICES: Readonly<Record<CheckEnd, Notice>> = {
  answered: { say: 'check_answered' },
  missed: { say: 'check_missed' },
  over: { say: 'check_over' },
};

/** `before` is the room as it was when the message came. */
export function noticeOf(before: RoomState, message: FromServer): Notice | null {
  const me = before.me?.member ?? 0;
  switch (message.type) {
    case 'floor_changed':
      if (message.member !== me || message.role === 'instructor') return null;
      if (message.may_speak) return before.maySpeak ? null : { say: 'floor_mine' };
      return message.why === 'taken' ? { say: 'floor_taken' } : null;
    case 'lead_moved':
      if (message.member === before.lead) return null;
      if (message.member === me) return { say: 'lead_mine' };
      return before.lead === null ? null : { say: 'lead_moved', name: message.name };
    case 'instructor_in':
      return before.instructors === 0 && before.phase !== 'waiting' && message.member !== me
        ? { say: 'instructor_back', name: message.name }
        : null;
    case 'instructor_out':
      return message.last ? { say: 'instructors_gone' } : null;
    case 'chat_locked':
      if (message.by === me || message.locked === before.chatLocked) return null;
      return message.locked ? { say: 'chat_locked' } : { say: 'chat_opened' };
    case 'member_removed':
      return { say: 'removed', name: message.name };
    case 'check_settled':
      return before.check?.check === message.check ? CHECK_NOTICES[message.how] : null;
    case 'attendance_safety':
      if (message.safe === before.safe) return null;
      return message.safe ? { say: 'safe_again' } : { say: 'unsafe' };
    default:
      return null;
  }
}
