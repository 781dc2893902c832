import { seat } from '../support/member.ts';
import type { Entrance, Member } from '../support/member.ts';
import { Office, ticketFor } from '../support/office.ts';
import type { School } from '../support/school.ts';
import type { Server } from '../support/server.ts';

/** Who plays in the scenarios: Ibu Rahma leads, Pak Joko is the second instructor, the others
 * learn; Dina coordinates. */

export const LEARNERS = ['ani', 'budi', 'citra', 'edi', 'fitri'] as const;
export const INSTRUCTORS = ['rahma', 'joko'] as const;

export interface ClassTimes {
  /** Seconds from the start of the server; the whole is learning time. */
  readonly from_s: number;
  readonly to_s: number;
}

const HOUR_S = 3_600;

/** A class that is over early, but not by so much that a coordinator must confirm it first. */
export const SHORT: ClassTimes = { from_s: -60, to_s: 230 };

/** An activity of one class, or of several one after the other. */
export function school(
  times: readonly ClassTimes[] = [{ from_s: -60, to_s: HOUR_S }],
  learners: readonly string[] = LEARNERS,
  percent = 80,
): School {
  return {
    people: [...INSTRUCTORS, ...learners, 'dina'],
    coordinators: ['dina'],
    activities: [
      {
        key: 'naskah',
        title: 'Tata naskah dinas elektronik',
        percent,
        instructors: INSTRUCTORS,
        learners,
        classes: times.map(({ from_s, to_s }, i) => ({
          key: `kelas-${i + 1}`,
          title: `Kelas ${i + 1}`,
          from_s,
          segments: [{ kind: 'learning', seconds: to_s - from_s }],
        })),
      },
    ],
  };
}

export async function come(server: Server, who: string, entrance?: Entrance): Promise<Member> {
  return seat(server, await ticketFor(server, server.links.token(who)), entrance);
}

export async function comeAll(server: Server, who: readonly string[]): Promise<Member[]> {
  const members: Member[] = [];
  for (const name of who) members.push(await come(server, name)); // seats in this order
  return members;
}

export function openOffice(server: Server): Promise<Office> {
  return Office.signIn(server, server.links.coordinator);
}

/** The coordinator's seat in a class. */
export async function watch(server: Server, office: Office, classId: string): Promise<Member> {
  return seat(server, await office.ticket(classId));
}

/** A packet that every Opus decoder takes: 20 ms (RFC 6716, 3.1: config 31, code 0). */
export const OPUS = Uint8Array.of(31 << 3, 0x12, 0x34, 0x56);
