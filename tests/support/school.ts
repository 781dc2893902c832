import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A school as a test describes it, and the files from which the server reads it: the seed
 * (server/seed/README.md) and a policy of its own, in which a JP is short. */

const POLICY = fileURLToPath(new URL('../../server/policies/asn-2023.json', import.meta.url));
/** Name of the test policy. */
export const POLICY_ID = 'uji';

export interface SegmentPlan {
  readonly kind: 'learning' | 'break';
  readonly seconds: number;
}

export interface PollPlan {
  readonly question: string;
  readonly options: readonly string[];
  readonly multiple?: boolean;
  readonly anonymous?: boolean;
}

export interface ClassPlan {
  readonly key: string;
  readonly title: string;
  /** Seconds after the start of the server; may be negative. */
  readonly from_s: number;
  readonly segments: readonly SegmentPlan[];
  /** Prepared before the class. */
  readonly polls?: readonly PollPlan[];
}

export interface ActivityPlan {
  readonly key: string;
  readonly title: string;
  /** A category of the policy; else a technical training. */
  readonly category?: string;
  /** Share of the learning seconds that must be attended. */
  readonly percent: number;
  readonly instructors: readonly string[];
  readonly learners: readonly string[];
  readonly classes: readonly ClassPlan[];
}

export interface School {
  /** Keys of a-z, 0-9, - and _. */
  readonly people: readonly string[];
  readonly coordinators: readonly string[];
  /** Those of the people who are no civil servants. */
  readonly withoutNip?: readonly string[];
  readonly activities: readonly ActivityPlan[];
}

export const nameOf = (key: string): string => `${key.charAt(0).toUpperCase()}${key.slice(1)} Uji`;

/** Sound numbers of civil servants (PNS), a different one for each. */
function nipOf(i: number): string {
  const day = String(1 + (Math.floor(i / 999) % 28)).padStart(2, '0');
  return `198503${day}2010121${String((i % 999) + 1).padStart(3, '0')}`;
}

export function writeSeed(path: string, school: School): void {
  const seed = {
    people: school.people.map((key, i) => ({
      key,
      name: nameOf(key),
      ...(school.withoutNip?.includes(key)
        ? { status: 'other' }
        : { nip: nipOf(i), status: 'pns' }),
      unit: 'Balai Uji',
      zone: 'WITA',
    })),
    coordinators: school.coordinators.map((person) => ({ person, account: person })),
    activities: school.activities.map(({ percent, classes, ...rest }) => ({
      category: 'pelatihan_teknis',
      ...rest,
      organiser: 'Pusat Uji',
      policy: POLICY_ID,
      zone: 'WITA',
      min_attendance_percent: percent,
      classes: classes.map(({ from_s, ...plan }) => ({
        ...plan,
        begin: { seconds_from_start: from_s },
      })),
    })),
  };
  writeFileSync(path, JSON.stringify(seed, null, 1));
}

/** Changes of a policy: development of capacity needs the permission at whatever hour a test runs. */
export const PERMISSION_AT_ANY_HOUR = {
  capacity: {
    kept: true,
    status: 'pppk',
    max_jp_per_year: 0,
    inside_hours_evidence: 'surat_izin_penugasan',
    outside_hours_evidence: 'surat_izin_penugasan',
    any_overlap_is_inside: true,
    legal_source: { mark: 'choice', confidence: 'D', text: 'Uji' },
  },
} as const;

/** The folder with the one policy of a test: the rules in force, but for the length of a JP and what
 * `changes` says. */
export function writePolicies(
  folder: string,
  jpSeconds: number,
  changes: Readonly<Record<string, unknown>> = {},
): void {
  const policy: unknown = JSON.parse(readFileSync(POLICY, 'utf8'));
  if (typeof policy !== 'object' || policy === null) throw new Error(`${POLICY}: no object`);
  const fields = Object.entries(policy).map(([name, value]) =>
    name === 'jp_minutes' ? ['jp_seconds', jpSeconds] : [name, name === 'id' ? POLICY_ID : value],
  );
  mkdirSync(folder);
  writeFileSync(
    join(folder, `${POLICY_ID}.json`),
    JSON.stringify({ ...Object.fromEntries(fields), ...changes }, null, 1),
  );
}
