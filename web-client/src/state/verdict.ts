/** How one person's attendance is judged on the coordinator's page. Pure. */

/** What of a person's attendance the verdict rests on. */
export interface Attended {
  attended_s: number;
  enough: boolean;
  classes: readonly { intervals: readonly unknown[] }[];
}

export type Verdict =
  | { say: 'enough' }
  /** Connected, but not enough; `missing_s` to the limit. */
  | { say: 'short'; missing_s: number }
  | { say: 'absent' };

export function verdictOf(person: Attended, needed_s: number): Verdict {
  if (person.enough) return { say: 'enough' };
  const everThere = person.classes.some((one) => one.intervals.length > 0);
  if (!everThere && person.attended_s === 0) return { say: 'absent' };
  return { say: 'short', missing_s: Math.max(0, needed_s - person.attended_s) };
}

const NEAR_S = 600;

/** How many lack less than ten minutes. */
export function nearTheLimit(people: readonly Attended[], needed_s: number): number {
  return people.filter((person) => {
    const verdict = verdictOf(person, needed_s);
    return verdict.say === 'short' && verdict.missing_s < NEAR_S;
  }).length;
}
