import { expect, test } from 'vitest';
import { hashOf, routeOf, type Route } from '../../src/view/coordinator/route.ts';

const A = 'a'.repeat(32);
const B = 'b'.repeat(32);

const routes: readonly Route[] = [
  { page: 'activities' },
  { page: 'activity', activity: A },
  { page: 'attendance', activity: A },
  { page: 'live', activity: A, class: B },
  { page: 'record', person: B },
  { page: 'list', activity: A, class: B },
  { page: 'tests', activity: A },
  { page: 'certificates', activity: A },
  { page: 'activity_new' },
  { page: 'activity_edit', activity: A },
  { page: 'plan', activity: A },
  { page: 'people' },
  { page: 'person_new' },
  { page: 'person_edit', person: B },
  { page: 'accounts' },
  { page: 'changes', about: null },
  { page: 'changes', about: A },
  { page: 'decisions' },
  { page: 'corrections' },
  { page: 'downloads' },
  { page: 'summary' },
  { page: 'tokens' },
  { page: 'access' },
  { page: 'restrictions' },
  { page: 'feed' },
  { page: 'import' },
  { page: 'enrolment_import', activity: A },
  { page: 'links', activity: A },
  { page: 'absences', activity: A },
];

test.each(routes)('$page stands in the address and is found there again', (route) => {
  expect(routeOf(hashOf(route))).toEqual(route);
});

test('an address that means nothing is the first page', () => {
  expect(routeOf('')).toEqual({ page: 'activities' });
  expect(routeOf('#/kegiatan/../..')).toEqual({ page: 'activities' });
});
