import { expect, test } from 'vitest';
import { markOf, readMarks } from '../../src/state/marks.ts';

const people = [
  { id: 'a', name: 'Siti Aminah' },
  { id: 'b', name: 'Budi Santoso' },
  { id: 'c', name: 'Yohana Wenda' },
];

test.each([
  ['0', 0],
  ['100', 100],
  [' 85 ', 85],
  ['85,0', 85],
  ['85.00', 85],
  ['101', null],
  ['85,5', null],
  ['-1', null],
  ['', null],
  ['delapan', null],
])('a mark written as "%s"', (text, mark) => {
  expect(markOf(text)).toBe(mark);
});

test.each([
  ['one column, in order', '80\n90\n70', { a: '80', b: '90', c: '70' }, 0],
  ['an empty line is nobody’s', '80\n\n70\n', { a: '80', c: '70' }, 0],
  ['as a spreadsheet of Windows copies it', '80\r\n90\r\n', { a: '80', b: '90' }, 0],
  ['more lines than people', '1\n2\n3\n4', { a: '1', b: '2', c: '3' }, 1],
  ['a word among marks', '80\ntidak ikut\n70', { a: '80', c: '70' }, 1],
  ['names and marks, in any order', 'Yohana Wenda\t70\nsiti  aminah\t80', { c: '70', a: '80' }, 0],
  ['a name that nobody has', 'Siti\t70\nBudi Santoso\t80', { b: '80' }, 1],
  ['a name without a mark', 'Siti Aminah\t\nBudi Santoso\t80', { b: '80' }, 0],
])('%s', (_story, text, marks, bad) => {
  const pasted = readMarks(text, people);
  expect(Object.fromEntries(pasted.marks)).toEqual(marks);
  expect(pasted.bad).toBe(bad);
});

test('a name that two people have is nobody’s', () => {
  const twins = [...people, { id: 'd', name: 'Budi Santoso' }];
  expect(readMarks('Budi Santoso\t80', twins)).toEqual({ marks: new Map(), bad: 1 });
});
