/** Questions over HTTPS. Every function fails with Refused; `lost` when no answer came. */
import { Ask, type Fetch } from './ask.ts';
import type { Activity, ActivityWithPeople, Attendance, Entry, Me } from './api_types.ts';

export class Api {
  /** For the questions of pages that have their own list of them. */
  readonly ask: Ask;

  constructor(fetch: Fetch) {
    this.ask = new Ask(fetch);
  }

  enter(token: string): Promise<Entry> {
    return this.ask.json<Entry>('POST', '/api/enter', { token });
  }

  /** The signed receipt as the server wrote it: a file to keep, not to look into. */
  receipt(token: string): Promise<string> {
    return this.ask.text('POST', '/api/receipt', { token });
  }

  signIn(name: string, password: string): Promise<Me> {
    return this.ask.json<Me>('POST', '/api/sign-in', { name, password });
  }

  signOut(): Promise<void> {
    return this.ask.nothing('POST', '/api/sign-out', {});
  }

  me(): Promise<Me> {
    return this.ask.json<Me>('GET', '/api/me');
  }

  async activities(): Promise<Activity[]> {
    return (await this.ask.json<{ activities: Activity[] }>('GET', '/api/v1/activities'))
      .activities;
  }

  activity(id: string): Promise<ActivityWithPeople> {
    return this.ask.json<ActivityWithPeople>('GET', `/api/v1/activities/${id}`);
  }

  attendance(activity: string): Promise<Attendance> {
    return this.ask.json<Attendance>('GET', `/api/v1/activities/${activity}/attendance`);
  }

  /** The address of the new link; it can be shown this one time. */
  async issueLink(activity: string, person: string): Promise<string> {
    const path = `/api/v1/activities/${activity}/people/${person}/link`;
    return (await this.ask.json<{ url: string }>('POST', path, {})).url;
  }

  revokeLink(activity: string, person: string): Promise<void> {
    return this.ask.nothing('DELETE', `/api/v1/activities/${activity}/people/${person}/link`);
  }

  /** A ticket with which the signed-in coordinator watches a class. */
  ticket(classId: string): Promise<{ ticket: string; expires_ms: number }> {
    return this.ask.json('POST', `/api/v1/classes/${classId}/ticket`, {});
  }
}

/** Where the two lists can be fetched; the browser saves them as files. */
export const attendanceCsv = (activity: string) => `/api/v1/activities/${activity}/attendance.csv`;
export const attendanceXlsx = (activity: string) => `/api/v1/attendance.xlsx?activity=${activity}`;
export const jpCsv = (activity: string) => `/api/v1/activities/${activity}/jp.csv`;
