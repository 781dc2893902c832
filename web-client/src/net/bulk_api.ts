/** Many at once: files of people and enrolments, links for all, who was not there. Names as in
 * protocol/openapi.yaml. */
import type { Person } from './api_types.ts';
import { queryOf, type Ask } from './ask.ts';
import type { Fault } from './refused.ts';

export interface ImportReport {
  /** For its undo; null: nothing was written. */
  id: string | null;
  rows: number;
  made: number;
  changed: number;
  unchanged: number;
  changes: readonly { line: number; name: string; field: string; before: string; after: string }[];
  more_changes: number;
  faults: readonly Fault[];
  more_faults: number;
  warnings: readonly Fault[];
  more_warnings: number;
}

export interface Import {
  id: string;
  at_ms: number;
  who: string;
  noun: 'people' | 'enrolments';
  activity: string | null;
  title: string;
  file_name: string;
  rows: number;
  /** 0: it stands. */
  undone_ms: number;
}

export interface Undone {
  taken_back: number;
  kept: readonly { name: string; field: string; why: string }[];
  more_kept: number;
}

export interface IssuedLink {
  person: string;
  name: string;
  nip: string;
  url: string;
  replaced: boolean;
}

export type Missed = 'terlambat' | 'tidak_hadir' | 'izin' | 'sakit';

export interface Absences {
  classes: readonly {
    class: string;
    ordinal: number;
    title: string;
    start_ms: number;
    ended: boolean;
  }[];
  absences: readonly { class: string; person: Person; standing: Missed; late_s: number }[];
}

export class BulkApi {
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Of people; with an activity, of who takes part in it. */
  import(file: File, activity: string | null, dry: boolean): Promise<ImportReport> {
    const path = activity ? `/api/v1/activities/${activity}/import` : '/api/v1/people/import';
    const query = queryOf({ dry: dry ? 1 : undefined, name: file.name.slice(0, 100) });
    return this.#ask.upload<ImportReport>(path + query, file, 'text/csv');
  }

  async imports(): Promise<readonly Import[]> {
    return (await this.#ask.json<{ imports: Import[] }>('GET', '/api/v1/imports')).imports;
  }

  undo(id: string): Promise<Undone> {
    return this.#ask.json<Undone>('POST', `/api/v1/imports/${id}/undo`);
  }

  async issueLinks(activity: string, missing_only: boolean): Promise<readonly IssuedLink[]> {
    const path = `/api/v1/activities/${activity}/links`;
    return (await this.#ask.json<{ links: IssuedLink[] }>('POST', path, { missing_only })).links;
  }

  absences(activity: string): Promise<Absences> {
    return this.#ask.json<Absences>('GET', `/api/v1/activities/${activity}/absences`);
  }
}

export const absencesFile = (activity: string) => `/api/v1/activities/${activity}/absences.csv`;
export const talkFile = (classId: string, what: 'chat' | 'polls') =>
  `/api/v1/classes/${classId}/${what}.csv`;
