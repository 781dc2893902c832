import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { School } from '../../support/school.ts';
import { Server } from '../../support/server.ts';
import { launchBrowser } from '../support/chromium.ts';
import { LESSON, makeSpeech } from '../support/speech.ts';
import type { Speech } from '../support/speech.ts';
import { copyWithRecorder } from '../support/tap.ts';
import { openTunnel } from '../support/tunnel.ts';
import type { Tunnel } from '../support/tunnel.ts';
import { Coordinator } from './coordinator.ts';
import { Instructor } from './instructor.ts';
import { Learner } from './learner.ts';

/** The school of the story, its server, and four people at their browsers: Rahma teaches, Ani and Budi
 * learn, Dina coordinates. Budi's way to the server can be cut. */

const BUILT = fileURLToPath(new URL('../../../web-client/dist', import.meta.url));

export const QUESTION = 'Ibu, apakah surat yang sudah diteruskan masih dapat diubah oleh pencatat?';

/** Everybody is in before it begins, the lost ten seconds lie within the first part, and it is over
 * before the instructor ends the class. */
const FROM_S = 15;
const SEGMENTS = [
  { kind: 'learning', seconds: 30 },
  { kind: 'break', seconds: 3 },
  { kind: 'learning', seconds: 20 },
] as const;
export const LEARNING_S = 50;

/** Who is away for ten seconds of fifty has too little. */
export const RULE = { percent: 85, jp_seconds: 45 };

export const TITLE = 'Tata naskah dinas elektronik';

export const PREPARED = {
  question: 'Sudah pernah menyusun surat elektronik?',
  options: ['Sudah', 'Belum'],
  multiple: false,
  anonymous: true,
} as const;

const SCHOOL: School = {
  people: ['rahma', 'ani', 'budi', 'dina'],
  coordinators: ['dina'],
  activities: [
    {
      key: 'naskah',
      title: TITLE,
      percent: RULE.percent,
      instructors: ['rahma'],
      learners: ['ani', 'budi'],
      classes: [
        {
          key: 'kelas-1',
          title: 'Pertemuan pertama',
          from_s: FROM_S,
          segments: SEGMENTS,
          polls: [PREPARED],
        },
      ],
    },
  ],
};

export interface Cast {
  server: Server;
  tunnel: Tunnel;
  lesson: Speech;
  question: Speech;
  rahma: Instructor;
  ani: Learner;
  budi: Learner;
  dina: Coordinator;
}

/** What has to be taken away again, the last first. */
type Cleaning = (() => Promise<void> | void)[];

/** Gives the cast, and how to send everybody home. */
export async function assemble(): Promise<[Cast, () => Promise<void>]> {
  const cleaning: Cleaning = [];
  const clean = async (): Promise<void> => {
    for (const step of cleaning.reverse()) await step();
  };
  try {
    return [await gather(cleaning), clean];
  } catch (error) {
    await clean();
    throw error;
  }
}

async function gather(cleaning: Cleaning): Promise<Cast> {
  if (!existsSync(join(BUILT, 'index.html'))) throw new Error('npm run build has not been run');
  const pages = copyWithRecorder(BUILT);
  cleaning.push(() => rmSync(pages, { recursive: true, force: true }));
  const lesson = makeSpeech(LESSON, 1.5, 1);
  const question = makeSpeech(QUESTION, 1, 1);
  cleaning.push(lesson.remove, question.remove);
  const tunnel = await openTunnel();
  cleaning.push(tunnel.close);
  const [laptops, phones] = await Promise.all([
    launchBrowser({ microphone: lesson.path, microphoneLoops: true }),
    launchBrowser({ microphone: question.path, microphoneLoops: true }),
  ]);
  cleaning.push(
    () => laptops.close(),
    () => phones.close(),
  );

  const server = await Server.start({
    school: SCHOOL,
    jpSeconds: RULE.jp_seconds,
    webDir: pages,
    options: { 'life.roll_ms': 2000 },
  });
  cleaning.push(() => server.finish());
  const seat = { browser: phones, screen: 'phone', server } as const;
  const proxy = { server: tunnel.address };
  const [rahma, ani, budi, dina] = await Promise.all([
    Instructor.sitDown({ ...seat, browser: laptops, screen: 'laptop', name: 'rahma' }),
    Learner.sitDown({ ...seat, name: 'ani' }),
    Learner.sitDown({ ...seat, name: 'budi', options: { proxy } }),
    Coordinator.sitDown({ ...seat, browser: laptops, screen: 'laptop', name: 'dina' }),
  ]);
  return { server, tunnel, lesson, question, rahma, ani, budi, dina };
}
