/** Sentences that need a choice: reasons, refusals, endings. Pure. */
import { BYE_REASONS } from '../protocol/gen.ts';
import type { ByeReason, Reason } from '../protocol/gen.ts';
import type { EndReason } from '../net/connection.ts';
import type { Refused } from '../net/refused.ts';
import type { Words } from './id.ts';
import type { Speech } from './speech.ts';

type ReasonCode = keyof Words['reasons'];

const isReasonCode = (words: Words, code: string): code is ReasonCode =>
  Object.hasOwn(words.reasons, code);

/** One reason behind a number, as a sentence; a code that is newer than this page is named. */
export function sayReason(reason: Reason, words: Words, speech: Speech): string {
  if (!isReasonCode(words, reason.code)) return words.otherReason(reason.code);
  return words.reasons[reason.code](reason.a, reason.b, speech);
}

export function sayRefusal(refused: Refused, words: Words): string {
  return words.refusals[refused.reason];
}

const isBye = (why: EndReason): why is ByeReason => BYE_REASONS.some((bye) => bye === why);

/** Why a connection ended for good, or was refused at the door: a title and what to do. */
export function sayEnd(why: EndReason, words: Words): { title: string; text: string } {
  if (isBye(why)) return words.byes[why];
  if (why === 'locked') return words.byes.removed; // the door is closed to who was removed
  if (why === 'wrong_phase') return words.byes.class_over;
  return { title: words.ended.cannotEnter, text: words.refusals[why] };
}

/** The name of a category; one that is newer than this page is shown as it is written. */
export function sayCategory(category: string, words: Words): string {
  return words.categories[category] ?? category.replaceAll('_', ' ');
}
