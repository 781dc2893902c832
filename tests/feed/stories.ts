import type { School } from '../support/school.ts';
import type { Behaviour } from './personnel_system.ts';

/** Who earns JP, and what the personnel system does with what is told of each. */

export interface Story {
  readonly who: string;
  readonly story: string;
  readonly does: readonly Behaviour[];
}

export const STORIES: readonly Story[] = [
  { who: 'ani', story: 'is taken at once', does: [] },
  { who: 'budi', story: 'is taken, and never answered', does: ['takes, never answers'] },
  { who: 'citra', story: 'is taken, and answered 500', does: ['takes, answers 500'] },
  { who: 'dewi', story: 'is taken, and half a JSON', does: ['takes, answers half a JSON'] },
  { who: 'edi', story: 'is taken, and a page of HTML', does: ['takes, answers HTML'] },
  { who: 'fitri', story: 'is taken, without an id', does: ['takes, answers another JSON'] },
  { who: 'gita', story: 'is answered twice', does: ['takes, answers twice'] },
  { who: 'hadi', story: 'is taken, and the line cut', does: ['takes, cuts the line'] },
  { who: 'indah', story: 'is taken, and cut short', does: ['takes, ends in the middle'] },
  { who: 'jaya', story: 'is answered byte by byte', does: ['takes, byte by byte'] },
  { who: 'kiki', story: 'is not taken: line cut, 500', does: ['cuts the line', 'answers 500'] },
  { who: 'lina', story: 'is told to come later', does: ['says come later'] },
  { who: 'maya', story: 'meets tokens that ended', does: ['says 401'] },
  { who: 'nana', story: 'is refused once', does: ['refuses'] },
];
export const REFUSED: Story = {
  who: 'oki',
  story: 'is refused until it is parked',
  does: ['refuses', 'refuses with 200', 'refuses'],
};
export const NOBODY = 'putri'; // is not known to the personnel system
export const IMPORTED = 'susi'; // nor is she, until a file says so
/** No civil servants, so their history there cannot be asked for. */
export const UNSEEN: readonly Story[] = [
  { who: 'umar', story: 'is taken, and never answered', does: ['takes, never answers'] },
  { who: 'vina', story: 'is not taken, and answered 500', does: ['answers 500'] },
  { who: 'wati', story: 'is taken, and answered 500', does: ['takes, answers 500'] },
];
/** Of a structural training, which has bodies of its own. */
export const LEADERS: readonly Story[] = [
  { who: 'xena', story: 'is taken, and never answered', does: ['takes, never answers'] },
  { who: 'yani', story: 'is taken at once', does: [] },
];
/** Become known there only when a server dies, and when one is stopped. */
export const KILLED = 'qori';
export const STOPPED = 'rina';
export const ALL = [...STORIES, REFUSED];
const WITHOUT_NIP = UNSEEN.map(({ who }) => who);
export const LEARNERS = [
  ...[...ALL, ...UNSEEN].map(({ who }) => who),
  ...[NOBODY, IMPORTED, KILLED, STOPPED],
];
export const FULL_JP = 3;
export const SCHOOL: School = {
  people: [
    ...['rahma', 'joko', 'rudi', ...LEARNERS, ...LEADERS.map(({ who }) => who)],
    ...['tono', 'dina', 'sari'],
  ],
  coordinators: ['dina'],
  withoutNip: WITHOUT_NIP,
  activities: [
    {
      key: 'naskah',
      title: 'Tata naskah dinas elektronik',
      percent: 50,
      instructors: ['rahma'],
      learners: [...LEARNERS, 'sari'],
      classes: [
        { key: 'a', title: 'A', from_s: 6, segments: [{ kind: 'learning', seconds: FULL_JP }] },
      ],
    },
    {
      key: 'lain',
      title: 'Kelas yang berlangsung',
      percent: 50,
      instructors: ['joko'],
      learners: ['tono'],
      classes: [
        { key: 'b', title: 'B', from_s: -60, segments: [{ kind: 'learning', seconds: 3600 }] },
      ],
    },
    {
      key: 'pim',
      title: 'Pelatihan Kepemimpinan PIM III',
      category: 'pelatihan_struktural',
      percent: 50,
      instructors: ['rudi'],
      learners: LEADERS.map(({ who }) => who),
      classes: [
        { key: 'c', title: 'C', from_s: 6, segments: [{ kind: 'learning', seconds: FULL_JP }] },
      ],
    },
  ],
};
