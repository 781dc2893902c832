/** Each figure of a year is the sum of what its activities give to it. */
import { expect, test } from 'vitest';
import type { RecordActivity } from '../../src/net/record_api.ts';
import { jpTowards, type Figure } from '../../src/view/record/figures.tsx';

const modes = { tatap_muka: 0, sinkron: 0, asinkron: 0, unknown: 0 };
const given = (more: Partial<RecordActivity>) =>
  ({ ledger: 'kompetensi', jp: 0, surplus_jp: 0, waiting_jp: 0, modes, ...more }) as RecordActivity;

const YEAR = [
  given({ category: 'seminar', jp: 4, modes: { ...modes, sinkron: 4 } }),
  given({ category: 'pelatihan_teknis', jp: 17, surplus_jp: 2, modes: { ...modes, sinkron: 17 } }),
  given({ category: 'pelatihan_teknis', jp: 3, modes: { ...modes, tatap_muka: 3 } }),
  given({ category: 'seminar', jp: 2, ledger: 'kapasitas', modes: { ...modes, sinkron: 2 } }),
  given({ category: 'belajar_mandiri', waiting_jp: 5 }),
  given({ category: 'belajar_mandiri', jp: 1, waiting_jp: 2, modes: { ...modes, asinkron: 1 } }),
];

test.each<[Figure, number]>([
  [{ of: 'counted' }, 25],
  [{ of: 'capacity' }, 2],
  [{ of: 'waiting' }, 7],
  [{ of: 'surplus' }, 2],
  [{ of: 'category', category: 'pelatihan_teknis' }, 20],
  [{ of: 'category', category: 'seminar' }, 6],
  [{ of: 'mode', mode: 'sinkron' }, 23],
  [{ of: 'mode', mode: 'unknown' }, 0],
])('%o rests on %i JP', (figure, jp) => {
  expect(YEAR.reduce((sum, one) => sum + jpTowards(figure, one), 0)).toBe(jp);
});
