import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { BYE_REASONS, REFUSALS } from '../../src/protocol/gen.ts';
import { en } from '../../src/text/en.ts';
import { id } from '../../src/text/id.ts';
import { accessEn } from '../../src/text/access_en.ts';
import { accessId } from '../../src/text/access_id.ts';
import { certificateEn, proofEn } from '../../src/text/certificate_en.ts';
import { certificateId, proofId } from '../../src/text/certificate_id.ts';
import { chooseLanguage } from '../../src/text/language.ts';
import { invitationEn } from '../../src/text/invitation_en.ts';
import { invitationId } from '../../src/text/invitation_id.ts';
import { officeEn } from '../../src/text/office_en.ts';
import { bulkEn } from '../../src/text/bulk_en.ts';
import { bulkId } from '../../src/text/bulk_id.ts';
import { exportEn } from '../../src/text/export_en.ts';
import { exportId } from '../../src/text/export_id.ts';
import { factsEn } from '../../src/text/facts_en.ts';
import { factsId } from '../../src/text/facts_id.ts';
import { feedEn } from '../../src/text/feed_en.ts';
import { feedId } from '../../src/text/feed_id.ts';
import { ownEn } from '../../src/text/own_en.ts';
import { ownId } from '../../src/text/own_id.ts';
import { privacyEn } from '../../src/text/privacy_en.ts';
import { privacyId } from '../../src/text/privacy_id.ts';
import { recordEn } from '../../src/text/record_en.ts';
import { recordId } from '../../src/text/record_id.ts';
import { superiorEn } from '../../src/text/superior_en.ts';
import { superiorId } from '../../src/text/superior_id.ts';
import { officeId } from '../../src/text/office_id.ts';
import { planEn } from '../../src/text/plan_en.ts';
import { planId } from '../../src/text/plan_id.ts';
import { sayEnd, sayReason } from '../../src/text/say.ts';
import { speechOf } from '../../src/text/speech.ts';
import { teachEn } from '../../src/text/teach_en.ts';
import { teachId } from '../../src/text/teach_id.ts';

const server = (path: string) => fileURLToPath(new URL(`../../../server/${path}`, import.meta.url));

/** Every key with the kind of its value: "chat.title string". */
function keysOf(value: object, path = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const here = `${path}${key}`;
    if (typeof inner === 'object' && inner !== null) return keysOf(inner, `${here}.`);
    return [`${here} ${typeof inner}`];
  });
}

describe('both languages', () => {
  test.each([
    ['of the class', id, en],
    ['of the instructor', teachId, teachEn],
    ['of the coordinator', officeId, officeEn],
    ['of planning', planId, planEn],
    ['of an invitation', invitationId, invitationEn],
    ['of imports and links', bulkId, bulkEn],
    ['of exports', exportId, exportEn],
    ['of the feed', feedId, feedEn],
    ['of certificates', certificateId, certificateEn],
    ['of their proof', proofId, proofEn],
    ['of facts', factsId, factsEn],
    ['of a record', recordId, recordEn],
    ['of restricting', privacyId, privacyEn],
    ['of what was taken', accessId, accessEn],
    ['of one’s own page', ownId, ownEn],
    ['of the superior', superiorId, superiorEn],
  ])('%s have the same keys', (_, source, translation) => {
    expect(keysOf(translation).sort()).toEqual(keysOf(source).sort());
  });

  test.each([
    ['Indonesian', id],
    ['English', en],
  ])('have a sentence for every refusal, ending and reason, in %s', (_, words) => {
    for (const code of [...REFUSALS, 'lost', 'offline'] as const)
      expect(words.refusals[code]).toMatch(/\.$/);
    for (const why of BYE_REASONS) expect(words.byes[why].text).toMatch(/\.$/);
    for (const code of reasonNames()) expect(words.reasons).toHaveProperty(code);
    for (const category of categoryNames()) expect(words.categories).toHaveProperty(category);
  });
});

/** The names of server/credit/reason.h, as its enum writes them. */
function reasonNames(): string[] {
  const header = readFileSync(server('credit/reason.h'), 'utf8');
  const names = [...header.matchAll(/REASON_([A-Z_]+)(?: = 1)?,/g)].map(([, name]) =>
    (name ?? '').toLowerCase(),
  );
  expect(names.length).toBeGreaterThan(20);
  return names;
}

function categoryNames(): string[] {
  return readdirSync(server('policies'))
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      // Our own files, checked by the server's tests.
      const policy = JSON.parse(readFileSync(server(`policies/${file}`), 'utf8')) as {
        categories: { id: string }[];
      };
      return policy.categories.map((category) => category.id);
    });
}

describe('a reason', () => {
  const speech = speechOf('id', id.units);

  test('is a sentence with its numbers', () => {
    expect(sayReason({ code: 'attended_too_little', a: 3600, b: 80 }, id, speech)).toBe(
      'Kurang 60 menit dari batas 80 %.',
    );
    expect(sayReason({ code: 'rounded_down', a: 13_200, b: 2700 }, id, speech)).toMatch(/^4,88 JP/);
  });
  test('that this page does not know is named', () => {
    expect(sayReason({ code: 'brand_new', a: 0, b: 0 }, id, speech)).toContain('brand_new');
    expect(sayReason({ code: 'toString', a: 0, b: 0 }, id, speech)).toContain('toString');
  });
});

test('an ending says what happened and what to do', () => {
  expect(sayEnd('removed', id).title).toBe('Anda dikeluarkan dari kelas');
  expect(sayEnd('bad_link', id).text).toContain('Minta tautan baru');
  expect(sayEnd('locked', id)).toEqual(id.byes.removed);
  expect(sayEnd('wrong_phase', id)).toEqual(id.byes.class_over);
});

test('the language is the reader’s, Indonesian first', () => {
  expect(chooseLanguage(null, ['id-ID', 'en'])).toBe('id');
  expect(chooseLanguage(null, ['en-US', 'id'])).toBe('en');
  expect(chooseLanguage(null, ['ja', 'en-GB'])).toBe('en');
  expect(chooseLanguage(null, ['ja'])).toBe('id');
  expect(chooseLanguage('id', ['en-US'])).toBe('id');
  expect(chooseLanguage('nonsense', ['en-US'])).toBe('en');
});
