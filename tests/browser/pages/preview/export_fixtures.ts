/** What the server answers to the pages of downloads, the year, tokens and the access list. */
import type {
  AccessPage,
  Retention,
  Summary,
  SummaryRow,
  Token,
} from '../../../../web-client/src/net/export_api.ts';
import type { RestrictionList } from '../../../../web-client/src/net/privacy_api.ts';

const DAY_MS = 86_400_000;
const id = (n: number) => n.toString(16).padStart(32, '0');

function unit(name: string, staff: number, reached: number, jp: number): SummaryRow {
  const classical_jp = Math.trunc(jp / 3);
  return {
    unit: name,
    staff,
    with_target: staff - 1,
    reached,
    share_ppm: Math.trunc((reached * 1_000_000) / (staff - 1)),
    jp,
    education_jp: 0,
    classical_jp,
    non_classical_jp: jp - classical_jp,
    average_hundredths: Math.trunc((jp * 100) / staff),
  };
}

const summary = (year: number): Summary => ({
  year,
  units: [
    unit('Bidang Pengembangan Kompetensi', 41, 34, 912),
    unit('Bidang Penjaminan Mutu dan Sertifikasi Jabatan Fungsional', 28, 9, 301),
    unit('Sekretariat', 64, 63, 1544),
  ],
  all: [unit('', 133, 106, 2757)],
});

const tokens = (now_ms: number): Token[] => [
  {
    token: id(801),
    title: 'Simpeg Provinsi',
    scopes: ['read:credit', 'read:people'],
    issued_ms: now_ms - 40 * DAY_MS,
    issued_by: 'Kartika Sari',
    until: '2026-12-31',
    expires_ms: now_ms + 900 * DAY_MS,
    revoked_ms: null,
  },
  {
    token: id(802),
    title: 'Dasbor lama',
    scopes: ['read:attendance'],
    issued_ms: now_ms - 300 * DAY_MS,
    issued_by: 'Kartika Sari',
    until: '2025-02-28',
    expires_ms: now_ms - 10 * DAY_MS,
    revoked_ms: null,
  },
];

const retention = (now_ms: number): Retention => ({
  chat_days: 90,
  address_days: 365,
  document_days: 7,
  documents_max: 20,
  invitation_days: 30,
  last: {
    at_ms: now_ms - 3_600_000,
    as_of_ms: now_ms - 3_600_000,
    classes: 3,
    lines: 214,
    held: 1,
    addresses: 18,
    sign_ins: 52,
    invitations: 1,
    documents: 2,
  },
});

const accesses = (now_ms: number): AccessPage => ({
  rows: ['attendance_xlsx', 'person_record', 'entries_json', 'activity_jp_csv'].map((what, i) => ({
    at_ms: now_ms - i * 3_700_000,
    who: what === 'entries_json' ? null : id(90),
    who_name: what === 'entries_json' ? '' : 'Kartika Sari',
    token: what === 'entries_json' ? id(801) : null,
    token_title: what === 'entries_json' ? 'Simpeg Provinsi' : '',
    what,
    about: i % 2 ? id(1) : null,
    about_title: i % 2 ? 'Pelatihan Teknis SPBE' : '',
    people: [133, 1, 100, 41][i] ?? 0,
    address: '10.20.30.40',
    filter: i % 2 ? '' : 'unit=Biro Umum from=2025-01-01',
  })),
  next: id(5),
});

const restrictions = (now_ms: number): RestrictionList => {
  const asked = {
    id: id(951),
    state: 'asked' as const,
    asked_ms: now_ms - DAY_MS,
    until_ms: now_ms + 2 * DAY_MS,
    text: 'JP saya di SIASN belum benar. Jangan kirim dahulu sebelum diperiksa.',
    decided_ms: 0,
    decided_by: null,
    reason: '',
    ended_ms: 0,
    ended_by: null,
    end_reason: '',
    person: {
      id: id(11),
      name: 'Ni Luh Ayu',
      nip: '… 014',
      status: 'pns' as const,
      unit: 'Bappeda',
    },
  };
  return {
    now_ms,
    restrictions: [
      asked,
      {
        ...asked,
        id: id(952),
        state: 'in_force',
        asked_ms: now_ms - 9 * DAY_MS,
        decided_ms: now_ms - 8 * DAY_MS,
        decided_by: { id: id(90), name: 'Kartika Sari' },
        reason: 'Kehadiran di kelas kedua sedang diperiksa.',
        person: { ...asked.person, id: id(12), name: 'Budi Santoso', nip: '… 027' },
      },
    ],
  };
};

/** Undefined for other paths. */
export function exportAnswer(path: string, now_ms: number): unknown {
  const [where, query] = path.split('?');
  switch (where) {
    case '/api/v1/attendance':
    case '/api/v1/entries':
      return { rows: [], next: null, total: 5320 };
    case '/api/v1/summary':
      return summary(Number(query?.replace('year=', '')));
    case '/api/v1/tokens':
      return { tokens: tokens(now_ms) };
    case '/api/v1/retention':
      return retention(now_ms);
    case '/api/v1/restrictions':
      return restrictions(now_ms);
    case '/api/v1/access':
      return accesses(now_ms);
  }
  return undefined;
}
