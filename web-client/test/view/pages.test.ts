/** What the pages say in the states that matter, as static markup. */
import { h, type ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import type { Account, CheckResult } from '../../src/protocol/gen.ts';
import { emptyRoom, type RoomState } from '../../src/state/room.ts';
import { en } from '../../src/text/en.ts';
import { AttendanceLine } from '../../src/view/attendance_line.tsx';
import { ConnectionChip, OfflineNote } from '../../src/view/connection_chip.tsx';
import { EntryPage } from '../../src/view/entry.tsx';
import { LearnerNav } from '../../src/view/learner/nav.tsx';
import { ReadingProvider } from '../../src/view/language.tsx';
import { LiveContext, type Live, type LineState } from '../../src/view/live.ts';
import { CheckRow } from '../../src/view/instructor/check.tsx';
import { pollOf } from '../../src/view/instructor/poll_form.tsx';
import { ReceiptContext } from '../../src/view/receipt.tsx';
import { Result, resultOfAccount } from '../../src/view/result.tsx';
import { Store } from '../../src/view/store.ts';

const text = (node: ComponentChildren) =>
  render(h('div', null, node))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

const nothing = () => {};

const account: Account = {
  type: 'account',
  state: 'live',
  attended_s: 1979,
  elapsed_s: 2000,
  learning_s: 2700,
  activity_attended_s: 1979,
  activity_learning_s: 2700,
  needed_s: 2160,
  reachable: true,
  jp_full: 1,
  jp: 0,
  enough: false,
  reasons: [],
};

describe('the learner’s line', () => {
  test('says what is counted and what it is worth', () => {
    const said = text(h(AttendanceLine, { account }));
    expect(said).toContain('32 dari 45 menit');
    expect(said).toContain('bernilai 1 JP bila tetap hadir');
  });
  test('says when it can no longer be enough', () => {
    const said = text(h(AttendanceLine, { account: { ...account, reachable: false } }));
    expect(said).toContain('tidak lagi cukup untuk JP');
  });
  test('speaks English too', () => {
    const line = h(AttendanceLine, { account });
    expect(text(h(ReadingProvider, { language: 'en', words: en, children: line }))).toContain(
      '32 of 45 minutes',
    );
  });
});

test('the result says what was earned and why', () => {
  const said = text(
    h(Result, {
      result: {
        state: 'posted',
        attended_s: 2220,
        learning_s: 2700,
        needed_s: 2160,
        enough: true,
        reachable: true,
        jp: 1,
        reasons: [{ code: 'attended_enough', a: 822_222, b: 80 }],
      },
    }),
  );
  expect(said).toContain('Anda memperoleh 1 JP');
  expect(said).toContain('82,2 %');
});

test.each([
  ['evidence_awaited', '3 JP menunggu bukti', 'Kirim surat izin dan penugasan lewat riwayat JP'],
  ['report_awaited', '3 JP menunggu laporan', 'Kirim laporan Anda lewat riwayat JP'],
  ['test_awaited', 'Menunggu tes akhir', 'Ikuti tes akhir kegiatan ini'],
  ['evidence_rejected', 'Bukti ditolak: 3 JP tidak dicatat', 'lalu kirim lagi'],
])('a result with %s says what is missing and what to do', (code, title, what) => {
  const result = {
    state: 'posted' as const,
    attended_s: 8100,
    learning_s: 8100,
    needed_s: 6480,
    enough: true,
    reachable: true,
    jp: 3,
    reasons: [{ code, a: 0, b: 0 }],
  };
  const said = text(h(Result, { result }));
  expect(said).toContain(title);
  expect(said).toContain(what);
  expect(said).not.toContain('sudah masuk riwayat');
});

function inClass(line: Partial<LineState>, node: ComponentChildren): string {
  const live = {
    line: new Store<LineState>({
      connection: { at: 'open', attempt: 0, since_mono_ms: 0 },
      health: 'good',
      wasOpen: true,
      ...line,
    }),
  };
  // The views under test read the line alone.
  return text(h(LiveContext.Provider, { value: live as unknown as Live }, node));
}

describe('the line', () => {
  const waiting = { at: 'waiting', attempt: 1, retry_mono_ms: 0 } as const;

  test('is fluent, slow, or coming for the first time', () => {
    expect(inClass({}, h(ConnectionChip, null))).toContain('Lancar');
    expect(inClass({ health: 'slow' }, h(ConnectionChip, null))).toContain('Tersendat');
    expect(inClass({ connection: waiting, wasOpen: false }, h(ConnectionChip, null))).toContain(
      'Menyambung …',
    );
  });
  test('says while it is gone that time is not counted, and nothing while it is there', () => {
    expect(inClass({ connection: waiting }, h(OfflineNote, null))).toContain('tidak dihitung');
    expect(inClass({}, h(OfflineNote, null)).trim()).toBe('');
  });
});

test('the hand says its place, and goes when the floor is mine', () => {
  const nav = (room: Partial<RoomState>) =>
    inClass(
      {},
      h(LearnerNav, {
        room: { ...emptyRoom, ...room },
        mayAsk: true,
        unanswered: false,
        talking: false,
        onTalk: nothing,
        onPoll: nothing,
        onMore: nothing,
      }),
    );
  expect(nav({})).toContain('Angkat tangan');
  expect(nav({ handPlace: 3 })).toContain('urutan 3');
  expect(nav({ handPlace: 1 })).toContain('giliran berikutnya');
  expect(nav({ maySpeak: true })).not.toContain('Angkat tangan');
});

test.each([
  ['revoked', 'Tautan ini sudah dicabut'],
  ['replaced', 'Tautan ini sudah diganti'],
  ['unknown', 'Tautan ini tidak dikenal'],
])('a link that is %s says so and what to do', (detail, title) => {
  const page = h(EntryPage, {
    state: { at: 'bad_link', detail },
    deaf: false,
    offset_minutes: -540,
    onEnter: nothing,
    onRetry: nothing,
  });
  expect(text(page)).toContain(title);
  expect(text(page)).toMatch(/koordinator/i);
});

test('a poll is ready once it can be answered', () => {
  const draft = {
    question: ' Sudah? ',
    options: ['Ya', ' ', 'Belum '],
    multiple: false,
    anonymous: true,
  };
  expect(pollOf(draft)).toMatchObject({ question: 'Sudah?', options: ['Ya', 'Belum'] });
  expect(pollOf({ ...draft, options: ['Ya', ''] })).toBeNull();
  expect(pollOf({ ...draft, question: '' })).toBeNull();
  expect(pollOf({ ...draft, options: ['Ya', 'x'.repeat(121)] })).toBeNull();
});

describe('the instructor reads of a round of presence checks', () => {
  const result = (more: Partial<CheckResult>): CheckResult => ({
    type: 'check_result',
    check: 1,
    asked: 14,
    answered: 12,
    missed: 0,
    open: true,
    at_ms: 0,
    ...more,
  });
  const said = (checkResult: CheckResult | null) =>
    inClass({}, h(CheckRow, { room: { ...emptyRoom, phase: 'running', checkResult } }));

  test('before the first, how fair it is', () => {
    expect(said(null)).toContain('tidak merugikan');
  });
  test('how many were asked and answered, while it goes on', () => {
    expect(said(result({}))).toContain('Ditanya 14, menjawab 12 · masih berjalan');
  });
  test('who missed it, and who could not be reached', () => {
    const over = said(result({ missed: 1, open: false }));
    expect(over).toContain('Ditanya 14, menjawab 12 · 1 tidak menjawab · 1 terputus · pukul');
  });
  test('that nobody was here', () => {
    expect(said(result({ asked: 0, answered: 0, open: false }))).toContain('Tidak ada peserta');
  });
});

describe('the receipt', () => {
  const result = resultOfAccount({ ...account, state: 'posted', enough: true, jp: 1 });
  const page = (state: 'posted' | 'live') =>
    text(
      h(
        ReceiptContext.Provider,
        { value: () => Promise.resolve('{}') },
        h(Result, { result: { ...result, state } }),
      ),
    );
  test('is offered with a result that stands', () => {
    expect(page('posted')).toContain('Unduh tanda terima');
  });
  test('is not offered while the class is held, nor where nobody can be asked', () => {
    expect(page('live')).not.toContain('Unduh tanda terima');
    expect(text(h(Result, { result }))).not.toContain('Unduh tanda terima');
  });
});
