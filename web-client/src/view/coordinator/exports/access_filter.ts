/** What an access was narrowed to, in words: "unit=Bappeda from=2025-03-01" as the server kept it. */
import type { AccessWords } from '../../../text/access_id.ts';
import type { Speech } from '../../../text/speech.ts';

/** Where a page of a long list began, and of what length it was. */
const PAGING = ['cursor', 'limit', 'after', 'before'];
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[0-9a-f]{32}$/;

export function sayFilter(filter: string, { filters }: AccessWords, speech: Speech): string {
  const said = filter.split(/ (?=[a-z_]+=)/).flatMap((piece) => {
    const at = piece.indexOf('=');
    const name = piece.slice(0, at);
    const value = piece.slice(at + 1);
    if (at < 0 || PAGING.includes(name)) return [];
    const word = filters[name] ?? name;
    if (ID.test(value)) return [word];
    return [`${word} ${DATE.test(value) ? speech.isoDate(value) : value}`];
  });
  return said.join(', ');
}
