/** The roster as lists people look through: who is here, who is not. Pure. */
import type { RosterEntry } from '../protocol/gen.ts';

export interface RosterLists {
  present: readonly RosterEntry[];
  absent: readonly RosterEntry[];
}

/** Members whose name holds what was typed; instructors first, then by name. */
export function rosterLists(roster: ReadonlyMap<number, RosterEntry>, search: string): RosterLists {
  const wanted = search.trim().toLocaleLowerCase('id');
  const found = [...roster.values()]
    .filter((entry) => entry.name.toLocaleLowerCase('id').includes(wanted))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'id'));
  return {
    present: found.filter((entry) => entry.present),
    absent: found.filter((entry) => !entry.present && entry.enrolled),
  };
}

function rank(entry: RosterEntry): number {
  return entry.role === 'instructor' ? 0 : 1;
}
