import type { CertificateKind } from '../net/certificate_api.ts';
import type { CertificateWords, ProofWords } from './certificate_id.ts';

const kinds: Readonly<Record<CertificateKind, string>> = {
  sttp: 'Training completion certificate (STTP)',
  sertifikat: 'Certificate',
  surat_keterangan: 'Statement of participation',
};

export const certificateEn: CertificateWords = {
  title: 'Certificates',
  kinds,
  notClosed:
    'Certificates can be issued once the activity is closed and its JP are in the records. Finish all meetings first.',
  progress: (good: string, all: string) => `Certificates issued: ${good} of ${all}`,
  without: (n: string) => `Learners who do not meet the conditions: ${n}`,
  allDone: 'Every learner who is due a certificate has one.',
  nobodyDue: 'No learner is due a certificate yet.',
  issue: (n: string) => `Issue certificates (${n})`,
  issuing: 'Issuing …',
  issued: (n: string) => `Certificates issued: ${n}`,
  signatory: 'Signatory',
  signatoryWhy: 'Say who signs before you issue.',
  signatoryChange: 'Change the signatory',
  signatoryNote: 'Holds for certificates that are issued after this.',
  name: 'Name',
  position: 'Position',
  nip: 'NIP (may be empty)',
  place: 'Place (may be empty)',
  save: 'Save the signatory',
  saved: 'Signatory saved.',
  number: 'Number',
  kind: 'Kind',
  jp: 'JP',
  state: 'State',
  good: (at: string) => `Good, issued ${at}`,
  revoked: (at: string) => `Revoked ${at}`,
  download: 'Download',
  downloadOf: (name: string) => `Download the certificate of ${name}`,
  revoke: 'Revoke',
  revokeOf: (name: string) => `Revoke the certificate of ${name}`,
  revokeText:
    'Whoever checks this certificate will see that it was revoked. Its number is not used again; a new certificate can be issued.',
  reason: 'Reason',
  stay: 'Do not revoke',
  revokeDo: 'Revoke the certificate',
  revokedNow: (name: string) => `The certificate of ${name} is revoked.`,
  needReason: 'Write the reason first.',
};

export const proofEn: ProofWords = {
  kinds,
  valid: 'This certificate is true',
  validText: 'A document with these data was issued through Sinkron and is still good.',
  revoked: 'This certificate was revoked',
  revokedText: (at: string) =>
    `This document was issued, but revoked on ${at}, and is no longer good.`,
  replaced:
    'Another certificate was issued in its place, under another number. Ask its holder for the new document.',
  notReplaced: 'Ask the organiser of the activity if you need to know more.',
  unknown: 'Certificate not found',
  unknownText:
    'There is no certificate with this code. Check the address, or scan the QR code on the document again.',
  compare: 'Compare with the document in your hands: if it differs, it is not genuine.',
  number: 'Number',
  kind: 'Kind',
  name: 'Name',
  activity: 'Activity',
  organiser: 'Organiser',
  held: 'Held',
  jp: 'Lesson hours (JP)',
  issued: 'Issued',
  until: (from: string, to: string) => `${from} – ${to}`,
  looking: 'Checking …',
};
