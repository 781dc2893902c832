/** Notices as toasts, in the reader's words. */
import type { Notice } from '../state/notice.ts';
import type { Words } from '../text/id.ts';
import type { Tone } from './parts.tsx';
import type { Toasts } from './toasts.tsx';

export function sayNotice(toasts: Toasts, notice: Notice, words: Words): void {
  const topic = notice.say.split('_')[0] ?? notice.say; // floor, lead, chat: the newest holds
  toasts.say(textOf(notice, words), { tone: toneOf(notice), topic });
}

function textOf(notice: Notice, { notices }: Words): string {
  switch (notice.say) {
    case 'lead_moved':
    case 'instructor_back':
    case 'removed':
      return notices[notice.say](notice.name);
    default:
      return notices[notice.say];
  }
}

function toneOf(notice: Notice): Tone {
  switch (notice.say) {
    case 'unsafe':
      return 'bad';
    case 'instructors_gone':
    case 'floor_taken':
      return 'warn';
    default:
      return 'plain';
  }
}
