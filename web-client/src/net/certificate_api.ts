/** Certificates: issued, listed, revoked; and whether one is true. Names as in
 * protocol/openapi.yaml. */
import type { Person } from './api_types.ts';
import type { Ask } from './ask.ts';
import type { Written } from './plan_api.ts';

export type CertificateKind = 'sttp' | 'sertifikat' | 'surat_keterangan';

export interface Certificate {
  code: string;
  number: string;
  kind: CertificateKind;
  /** 0 on a statement of taking part. */
  jp: number;
  issued_ms: number;
  /** 0: it is good. */
  revoked_ms: number;
  revoked_why: string;
  person: Person;
}

export interface Certificates {
  closed: boolean;
  /** Somebody signs. */
  signatory: boolean;
  learners: number;
  good: number;
  /** Learners who are due one and have no good one. */
  due: number;
  certificates: Certificate[];
}

export interface PublicCertificate {
  state: 'valid' | 'revoked';
  revoked_ms: number;
  /** It was revoked, and another stands in its place. */
  replaced: boolean;
  number: string;
  kind: CertificateKind;
  name: string;
  title: string;
  organiser: string;
  /** "2025-03-10" */
  first_day: string;
  last_day: string;
  jp: number;
  issued_day: string;
}

export interface Signatory {
  signatory_name: string;
  signatory_position: string;
  signatory_nip: string;
  place: string;
}

export const certificateApi = (ask: Ask) => ({
  of: (activity: string) =>
    ask.json<Certificates>('GET', `/api/v1/activities/${activity}/certificates`),
  issue: (activity: string) =>
    ask.json<{ issued: number; kept: number; none: number }>(
      'POST',
      `/api/v1/activities/${activity}/certificates`,
    ),
  revoke: (code: string, reason: string) =>
    ask.nothing('POST', `/api/v1/certificates/${code}/revoke`, { reason }),
  sign: (activity: string, signatory: Signatory) =>
    ask.json<Written>('POST', `/api/v1/activities/${activity}`, signatory),
  look: (code: string) => ask.json<PublicCertificate>('GET', `/api/certificate/${code}`),
});

export const certificateFile = (code: string) => `/api/v1/certificates/${code}.pdf`;
