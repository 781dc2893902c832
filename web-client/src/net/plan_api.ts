/** What coordinators plan: activities, units, classes, people, accounts, and who changed what. */
import type { Segment } from '../protocol/gen.ts';
import type { ActivityWithPeople, Enrolled, Person } from './api_types.ts';
import { queryOf, type Ask } from './ask.ts';
import type { Fault } from './refused.ts';

export type UnitMode = 'tatap_muka' | 'sinkron' | 'asinkron';

export interface Unit {
  ordinal?: number;
  title: string;
  mode: UnitMode;
  planned_jp: number;
}

export interface PlanClass {
  id: string;
  ordinal: number;
  title: string;
  /** 0: of none, held live. */
  unit: number;
  /** 0: not. */
  cancelled_ms: number;
  /** Its times cannot be changed any more. */
  begun: boolean;
  /** It cannot be cancelled any more. */
  attended: boolean;
  segments: Segment[];
}

export interface Plan {
  planned_jp: number;
  percent_min: number;
  ledger: string;
  post_test: string;
  batch: string;
  place: string;
  legal_basis: string;
  signatory_name: string;
  signatory_position: string;
  signatory_nip: string;
  cancelled_ms: number;
  units: (Unit & { ordinal: number })[];
  classes: PlanClass[];
}

export interface ActivityPlan extends ActivityWithPeople {
  plan: Plan;
  people: (Enrolled & { withdrawn_ms: number })[];
}

export interface Written {
  id?: string;
  url?: string;
  expires_ms?: number;
  /** It was done; this is worth a look. */
  warnings: Fault[];
}

export interface ActivityForm {
  title: string;
  organiser: string;
  category: string;
  international: boolean;
  planned_jp: number;
  planned_day?: string;
  zone: string;
  percent_min: number;
  description: string;
  ledger: string;
  post_test: string;
  batch: string;
  place: string;
  legal_basis: string;
  signatory_name: string;
  signatory_position: string;
  signatory_nip: string;
}

export interface ClassForm {
  title?: string;
  unit?: number;
  segments?: Segment[];
  due_ms?: number;
  reason?: string;
}

export interface PersonLine extends Person {
  position: string;
  agency: string;
  left_ms: number;
}

export interface PersonForm {
  name: string;
  nip: string;
  employment: string;
  post: string;
  unit: string;
  position: string;
  agency: string;
  zone: string;
  contract_start: string;
  contract_end: string;
  superior: string;
  siasn_id: string;
  /** Since when status, post, agreement and zone hold; "": from today on, where they change. */
  status_from: string;
}

export interface StatusSince {
  from: string;
  employment: 'pns' | 'pppk' | 'other';
  post: string;
  contract_start: string;
  contract_end: string;
  zone: string;
}

/** The day that means: since always. */
export const ALWAYS = '1900-01-01';

export interface PersonWhole extends Omit<PersonForm, 'status_from'> {
  id: string;
  superior_name: string;
  left_ms: number;
  /** Newest first. */
  statuses: readonly StatusSince[];
}

interface Value {
  value: number;
  bonus_percent: number;
  jp_per_day_max: number;
}

export interface Category {
  id: string;
  form: 'education' | 'classical' | 'non_classical';
  basis: 'minutes' | 'day' | 'day_minutes' | 'occurrence' | 'semester' | 'unvalued' | 'activity';
  national: Value;
  international: Value;
  occurrences_per_month_max: number;
}

export interface Policy {
  id: string;
  title: string;
  valid_from: string;
  valid_to: string | null;
  jp_seconds: number;
  percent_min: number;
  categories: Category[];
}

export interface Change {
  at_ms: number;
  who: string;
  noun: string;
  about: string;
  title: string;
  field: string;
  person: string;
  before: string;
  after: string;
  reason: string;
  imported: boolean;
}

export type AccountRole = 'coordinator' | 'superior';

export interface Account {
  name: string;
  role: AccountRole;
  person: Person;
  invited: boolean;
  own: boolean;
  closed_ms: number;
}

export interface Invitation {
  name: string;
  role: AccountRole;
  person: string;
  expires_ms: number;
}

const at = (activity: string) => `/api/v1/activities/${activity}`;

/** Every function fails with Refused. */
export const planApi = (ask: Ask) => ({
  activity: (id: string) => ask.json<ActivityPlan>('GET', at(id)),
  policies: async () =>
    (await ask.json<{ policies: Policy[] }>('GET', '/api/v1/policies')).policies,
  makeActivity: (form: ActivityForm) => ask.json<Written>('POST', '/api/v1/activities', form),
  changeActivity: (id: string, form: Partial<ActivityForm>) =>
    ask.json<Written>('POST', at(id), form),
  cancelActivity: (id: string, cancelled: boolean, reason: string) =>
    ask.json<Written>('POST', `${at(id)}/cancel`, { cancelled, reason }),
  changeUnits: (id: string, units: readonly Unit[]) =>
    ask.json<Written>('POST', `${at(id)}/units`, { units }),
  makeClass: (id: string, form: ClassForm) => ask.json<Written>('POST', `${at(id)}/classes`, form),
  changeClass: (id: string, form: ClassForm) =>
    ask.json<Written>('POST', `/api/v1/classes/${id}`, form),
  cancelClass: (id: string, cancelled: boolean, reason: string) =>
    ask.json<Written>('POST', `/api/v1/classes/${id}/cancel`, { cancelled, reason }),
  substitute: (id: string, out: string, into: string, reason: string) =>
    ask.json<Written>('POST', `/api/v1/classes/${id}/substitute`, { out, in: into, reason }),
  enrol: (id: string, person: string, role: string) =>
    ask.json<Written>('POST', `${at(id)}/people`, { person, role }),
  withdraw: (id: string, person: string) =>
    ask.json<Written>('POST', `${at(id)}/people/${person}/withdraw`, {}),
  readmit: (id: string, person: string) =>
    ask.json<Written>('POST', `${at(id)}/people/${person}/readmit`, {}),

  people: (q: string, after: string | null, limit = 50) =>
    ask.json<{ people: PersonLine[]; next: string | null }>(
      'GET',
      `/api/v1/people${queryOf({ q, after: after ?? undefined, limit })}`,
    ),
  person: (id: string) => ask.json<PersonWhole>('GET', `/api/v1/people/${id}`),
  makePerson: (form: PersonForm) => ask.json<Written>('POST', '/api/v1/people', form),
  changePerson: (id: string, form: Partial<PersonForm> & { left?: boolean }) =>
    ask.json<Written>('POST', `/api/v1/people/${id}`, form),

  changes: (about: string, before: number, from_ms?: number, until_ms?: number) =>
    ask.json<{ changes: Change[]; next: number }>(
      'GET',
      `/api/v1/changes${queryOf({ about, before: before || undefined, from_ms, until_ms })}`,
    ),
  accounts: async () =>
    (await ask.json<{ accounts: Account[] }>('GET', '/api/v1/accounts')).accounts,
  invite: (name: string, role?: AccountRole, person?: string) =>
    ask.json<Written>('POST', '/api/v1/accounts', { name, role, person }),
  closeAccount: (name: string) => ask.json<Written>('POST', '/api/v1/accounts/close', { name }),
  invitation: (token: string, password?: string) =>
    ask.json<Invitation>('POST', '/api/invitation', { token, ...(password ? { password } : {}) }),
});
