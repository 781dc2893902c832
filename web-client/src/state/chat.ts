/** Chat lines in the order of their numbers; a line that comes twice (after a resume) is one line. */
import type { ChatSaid } from '../protocol/gen.ts';
import type { ChatLine } from './room.ts';

/** What a page keeps; older lines are in the class's record, not on a phone. */
export const LINES_MAX = 500;

export function addLine(chat: readonly ChatLine[], said: ChatSaid): readonly ChatLine[] {
  const { type: _type, n: _n, ...kept } = said;
  if (chat.some((line) => line.line === said.line)) return chat;
  const line: ChatLine = { ...kept, removed: false };
  const last = chat[chat.length - 1];
  const next =
    !last || last.line < line.line
      ? [...chat, line]
      : [...chat, line].sort((a, b) => a.line - b.line);
  return next.length > LINES_MAX ? next.slice(next.length - LINES_MAX) : next;
}

/** The place stays, the words go: nobody wonders what became of a line that was answered. */
export function removeLine(chat: readonly ChatLine[], number: number): readonly ChatLine[] {
  return chat.map((line) => (line.line === number ? { ...line, text: '', removed: true } : line));
}

/** Lines between one member and the instructors: what they wrote privately, and what was answered. */
export function privateWith(chat: readonly ChatLine[], member: number): readonly ChatLine[] {
  return chat.filter(
    (line) =>
      (line.to === 'instructors' && line.from === member) ||
      (line.to === 'member' && line.member === member),
  );
}

/** Private conversations, the one with the newest line first. */
export interface Conversation {
  member: number;
  name: string;
  lines: readonly ChatLine[];
}

export function conversations(chat: readonly ChatLine[]): readonly Conversation[] {
  const names = new Map<number, string>();
  for (const line of chat) {
    if (line.to === 'instructors') names.set(line.from, line.name);
    else if (line.to === 'member' && line.member !== undefined && !names.has(line.member)) {
      names.set(line.member, '');
    }
  }
  return [...names]
    .map(([member, name]) => ({ member, name, lines: privateWith(chat, member) }))
    .sort((a, b) => (b.lines.at(-1)?.line ?? 0) - (a.lines.at(-1)?.line ?? 0));
}

export const toEveryone = (chat: readonly ChatLine[]) =>
  chat.filter((line) => line.to === 'everyone');
