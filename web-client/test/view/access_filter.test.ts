/** What the server keeps of a request's filter is read by people. */
import { expect, test } from 'vitest';
import { accessId } from '../../src/text/access_id.ts';
import { id } from '../../src/text/id.ts';
import { speechOf } from '../../src/text/speech.ts';
import { sayFilter } from '../../src/view/coordinator/exports/access_filter.ts';

test.each([
  ['', ''],
  ['unit=Biro Umum from=2025-01-01', 'unit kerja Biro Umum, dari 1 Januari 2025'],
  [`activity=${'ab'.repeat(16)} cursor=120 limit=50`, 'satu kegiatan'],
  ['q=Budi = Tamba', 'pencarian Budi = Tamba'],
  ['withheld=3', 'tidak diserahkan karena pembatasan: 3'],
  ['baru=1', 'baru 1'],
])('"%s" is said as "%s"', (filter, said) => {
  expect(sayFilter(filter, accessId, speechOf('id', id.units))).toBe(said);
});
