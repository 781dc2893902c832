import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { PERMISSION_AT_ANY_HOUR } from '../../support/school.ts';
import { Server } from '../../support/server.ts';
import { Instructor } from '../live_class/instructor.ts';
import { Learner } from '../live_class/learner.ts';
import { Person } from '../live_class/person.ts';
import { launchBrowser } from '../support/chromium.ts';
import type { Screen } from '../support/chromium.ts';
import { Desk } from './desk.ts';

/** An agency that begins: a server with nothing in it, and everybody at their own browser. Dina is the
 * first coordinator, Eko the second, Sari the superior of Budi, who works under an agreement; Rahma
 * teaches, Ani and Budi learn. */

const BUILT = fileURLToPath(new URL('../../../web-client/dist', import.meta.url));

/** 1 JP is a second, and what was attended is what counts: who comes late has less, not nothing. */
const RULE = {
  jpSeconds: 1,
  policy: { ...PERMISSION_AT_ANY_HOUR, credit_model: 'proportional' },
};

export const PASSWORD = 'hujan turun di bulan juni';

export const NAMES = {
  dina: 'Dina Wahyuni',
  eko: 'Eko Prasetyo',
  sari: 'Sari Lestari',
  rahma: 'Rahma Nurhayati',
  ani: 'Ani Kusuma, S.E.',
  budi: 'Budi Santoso',
} as const;

const SARI_NIP = '197001012000032001';
const ANI_NIP = '198503152010122002';
const BUDI_NIP = '199001012024211005';

const row = (...cells: readonly string[]): string => `${cells.join(';')}\r\n`;

const HEAD = row('nama', 'nip', 'status', 'unit_kerja', 'zona', 'mulai_kontrak', 'nip_atasan');
const PEOPLE = [
  row(NAMES.sari, SARI_NIP, 'PNS', 'Bidang Arsip', 'WIB', '', ''),
  row(NAMES.eko, '198001012005011003', 'PNS', 'Sekretariat', 'WIB', '', ''),
  row(NAMES.rahma, '197505052001122004', 'PNS', 'Balai Diklat', 'WIB', '', ''),
  row(`"${NAMES.ani}"`, ANI_NIP, 'PNS', 'Bidang Arsip', 'WIB', '', SARI_NIP),
];
const BUDI = row(NAMES.budi, BUDI_NIP, 'PPPK', 'Bidang Arsip', 'WIB', '01/01/2024', SARI_NIP);

/** As a spreadsheet spoils it, and mended. */
export const SPOILT_CSV = HEAD + PEOPLE.join('') + BUDI.replace(BUDI_NIP, '1,99001E+17');
export const PEOPLE_CSV = HEAD + PEOPLE.join('') + BUDI;
export const LEARNERS_CSV =
  row('nip', 'peran') + row(ANI_NIP, 'peserta') + row(BUDI_NIP, 'peserta');

/** A document, as far as its first and last bytes go. */
export const PERMISSION = {
  name: 'surat tugas.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
};

export interface Cast {
  server: Server;
  /** Where the first coordinator chooses a password, as the command printed it. */
  invitation: string;
  dina: Desk;
  eko: Desk;
  sari: Person;
  rahma: Instructor;
  ani: Learner;
  budi: Learner;
  /** Somebody who holds a certificate in their hand. */
  passer: Person;
}

async function begin(): Promise<[Server, string]> {
  const server = Server.prepare({ ...RULE, webDir: BUILT });
  try {
    const invited = await server.tryTo('invite', {}, ['dina', 'coordinator', NAMES.dina]);
    const token = /\/undangan#(\S+)/.exec(invited.out)?.[1];
    if (invited.status !== 0 || !token) throw new Error(`no invitation: ${invited.out}`);
    await server.run('serve');
    return [server, `${server.origin}/undangan#${token}`];
  } catch (error) {
    await server.finish();
    throw error;
  }
}

async function seat(browser: Browser, server: Server): Promise<Omit<Cast, 'invitation'>> {
  const at = (name: string, screen: Screen) => ({ browser, screen, server, name, unheard: true });
  const [dina, eko, sari, rahma, ani, budi, passer] = await Promise.all([
    Desk.sitDown(at('dina', 'laptop')),
    Desk.sitDown(at('eko', 'laptop')),
    Person.sitDown(at('sari', 'laptop')),
    Instructor.sitDown(at('rahma', 'laptop')),
    Learner.sitDown(at('ani', 'phone')),
    Learner.sitDown(at('budi', 'phone')),
    Person.sitDown(at('passer', 'phone')),
  ]);
  return { server, dina, eko, sari, rahma, ani, budi, passer };
}

/** Gives the cast, and how to send everybody home. */
export async function assemble(): Promise<[Cast, () => Promise<void>]> {
  const [[server, invitation], browser] = await Promise.all([begin(), launchBrowser()]);
  const sendHome = async (): Promise<void> => {
    await browser.close();
    await server.finish();
  };
  return [{ ...(await seat(browser, server)), invitation }, sendHome];
}
