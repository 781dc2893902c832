/** Notices as toasts, in the reader's words. */
import type { Notice } from '../state/notice.ts';
import type { Words } from '../text/id.ts';
import type { Tone } from './parts.tsx';
import type { Toasts } from './toasts.tsx';

export function sayNotice(toasts: Toasts, notice: Notice, words: Words): void {
  toasts.say(textOf(notice, words), toneOf(notice));
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
