import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { factsOf, readJournal } from '../support/journal.ts';
import { askChecked } from '../support/office.ts';
import { Server } from '../support/server.ts';
import { eventually } from '../support/wait.ts';
import { comeAll, openOffice, school, SHORT, watch } from './cast.ts';

/** The disk is full in mid-class: the lesson goes on, who answers for attendance is told, and
 * nothing that was acknowledged is lost. Needs root, for a small disk of its own. */

const FACT_CHAT = 203; // protocol/classroom.json
const DISK_BYTES = 4 << 20;
const PIECE = Buffer.alloc(4096);

let disk: string;
let server: Server | undefined;

beforeEach(() => {
  disk = mkdtempSync(join(tmpdir(), 'sinkron-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'sinkron-test', disk]);
});

afterEach(async () => {
  await server?.finish();
  server = undefined;
  execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

const filler = (): string => join(disk, 'filler');

/** Takes every block there is. */
function fill(): void {
  const file = openSync(filler(), 'w');
  try {
    for (;;) writeSync(file, PIECE);
  } catch (error) {
    expect(String(error)).toContain('ENOSPC');
  } finally {
    closeSync(file);
  }
}

test('a full disk', async () => {
  const dataDir = join(disk, 'data');
  const options = { 'life.roll_ms': 100 };
  server = await Server.start({ school: school([SHORT]), dataDir, options });
  const [rahma, ani] = await comeAll(server, ['rahma', 'ani']);
  if (!rahma || !ani) throw new Error('two were asked for');
  const { class_id } = ani.last('snapshot');
  const dina = await watch(server, await openOffice(server), class_id);
  await rahma.must({ type: 'class_move', to: 'running' });
  await ani.must({ type: 'chat_say', to: 'everyone', text: 'Sebelum penuh' });

  fill();
  const full = { wait_ms: 20_000 };
  await rahma.until('attendance_safety', ({ safe }) => !safe, full);
  await dina.until('attendance_safety', ({ safe }) => !safe, full);
  expect(JSON.parse((await askChecked(server, { path: '/api/health' })).text)).toMatchObject({
    safe: false,
  });
  expect(ani.all('attendance_safety')).toEqual([]);

  // The lesson goes on: said, heard by everybody, and acknowledged only when it is on disk.
  const during = ani.ask({ type: 'chat_say', to: 'everyone', text: 'Selama penuh' }, 20_000);
  await rahma.until('chat_said', ({ text }) => text === 'Selama penuh');
  await ani.must({ type: 'hand_raise' });
  await rahma.must({ type: 'floor_grant', member: ani.seat });
  await ani.until('floor_changed', ({ may_speak }) => may_speak);
  const acknowledged = ani.all('done').length;

  const from = rahma.mark();
  rmSync(filler());
  await rahma.until('attendance_safety', ({ safe }) => safe, { from, ...full });
  await dina.until('attendance_safety', ({ safe }) => safe, { from: 2, ...full });
  expect(await during).toBeNull();
  expect(ani.all('done').length).toBeGreaterThan(acknowledged);
  await rahma.must({ type: 'class_move', to: 'ended' });
  await ani.until('account', ({ state }) => state === 'posted');

  const texts = await eventually('all lines are in the journal', () => {
    const said = factsOf(readJournal(dataDir, class_id), FACT_CHAT).map(({ text }) => text);
    return said.length === 2 && said;
  });
  expect(texts).toEqual(['Sebelum penuh', 'Selama penuh']);
  expect(await server.recheck()).toMatchObject({ status: 0 });
  expect(await server.stop()).toMatchObject({ status: 0 });
});
