/** A column of marks from a spreadsheet, put beside the people of a list. Pure. */

export interface Pasted {
  /** Person to mark, as it was written. */
  marks: Map<string, string>;
  /** Lines that are nobody's, or no mark. */
  bad: number;
}

interface Named {
  id: string;
  name: string;
}

/** 0 to 100, whole; null: no mark. A spreadsheet may write 85 as "85,0". */
export function markOf(text: string): number | null {
  const found = /^(\d{1,3})(?:[.,]0+)?$/.exec(text.trim());
  const mark = found ? Number(found[1]) : NaN;
  return mark <= 100 ? mark : null;
}

const plain = (name: string) => name.trim().toLocaleLowerCase('id').replace(/\s+/g, ' ');

/** One column: in the order of the people, an empty line is nobody's mark. Two: name and mark. */
export function readMarks(text: string, people: readonly Named[]): Pasted {
  const lines = text.replace(/\r/g, '').replace(/\n+$/, '').split('\n');
  const marks = new Map<string, string>();
  let bad = 0;
  const put = (person: Named | undefined, mark: string) => {
    if (person && markOf(mark) !== null) marks.set(person.id, String(markOf(mark)));
    else bad += 1;
  };
  if (lines.some((line) => line.includes('\t'))) {
    for (const line of lines) {
      const [name, mark] = line.split('\t');
      if (plain(name ?? '') === '' || (mark ?? '').trim() === '') continue;
      const same = people.filter((one) => plain(one.name) === plain(name ?? ''));
      put(same.length === 1 ? same[0] : undefined, mark ?? '');
    }
  } else {
    lines.forEach((line, i) => line.trim() !== '' && put(people[i], line));
  }
  return { marks, bad };
}
