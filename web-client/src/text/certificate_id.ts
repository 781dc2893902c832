/** Words about certificates: of the coordinator's page, and of the page that says whether one is
 * true. certificate_en.ts has the same keys. */
import type { CertificateKind } from '../net/certificate_api.ts';

const kinds: Readonly<Record<CertificateKind, string>> = {
  sttp: 'Surat Tanda Tamat Pelatihan',
  sertifikat: 'Sertifikat',
  surat_keterangan: 'Surat Keterangan',
};

export const certificateId = {
  title: 'Sertifikat',
  kinds,
  notClosed:
    'Sertifikat dapat terbit setelah kegiatan ditutup dan JP-nya masuk riwayat peserta. Selesaikan dulu semua pertemuan.',
  progress: (good: string, all: string) => `${good} dari ${all} sertifikat terbit`,
  without: (n: string) => `${n} peserta tidak memenuhi syarat untuk sertifikat.`,
  allDone: 'Semua peserta yang berhak sudah mendapat sertifikat.',
  nobodyDue: 'Belum ada peserta yang berhak atas sertifikat.',
  issue: (n: string) => `Terbitkan ${n} sertifikat`,
  issuing: 'Menerbitkan …',
  issued: (n: string) => `${n} sertifikat terbit.`,
  signatory: 'Penanda tangan',
  signatoryWhy: 'Isi siapa yang menandatangani sebelum menerbitkan.',
  signatoryChange: 'Ubah penanda tangan',
  signatoryNote: 'Berlaku untuk sertifikat yang terbit sesudah ini.',
  name: 'Nama',
  position: 'Jabatan',
  nip: 'NIP (boleh kosong)',
  place: 'Tempat (boleh kosong)',
  save: 'Simpan penanda tangan',
  saved: 'Penanda tangan tersimpan.',
  number: 'Nomor',
  kind: 'Jenis',
  jp: 'JP',
  state: 'Keadaan',
  good: (at: string) => `Berlaku, terbit ${at}`,
  revoked: (at: string) => `Dicabut ${at}`,
  download: 'Unduh',
  downloadOf: (name: string) => `Unduh sertifikat ${name}`,
  revoke: 'Cabut',
  revokeOf: (name: string) => `Cabut sertifikat ${name}`,
  revokeText:
    'Siapa pun yang memeriksa sertifikat ini akan melihat bahwa ia dicabut. Nomornya tidak dipakai lagi; sertifikat baru dapat terbit.',
  reason: 'Alasan',
  stay: 'Jangan cabut',
  revokeDo: 'Cabut sertifikat',
  revokedNow: (name: string) => `Sertifikat ${name} dicabut.`,
  needReason: 'Tulis alasannya dulu.',
};

export type CertificateWords = typeof certificateId;

export const proofId = {
  kinds,
  valid: 'Sertifikat ini benar',
  validText: 'Dokumen dengan data berikut diterbitkan lewat Sinkron dan masih berlaku.',
  revoked: 'Sertifikat ini sudah dicabut',
  revokedText: (at: string) =>
    `Dokumen ini pernah terbit, tetapi dicabut pada ${at} dan tidak berlaku lagi.`,
  replaced:
    'Sertifikat penggantinya sudah terbit dengan nomor lain. Minta dokumen yang baru kepada pemiliknya.',
  notReplaced: 'Untuk keterangan lebih lanjut, hubungi penyelenggara kegiatan.',
  unknown: 'Sertifikat tidak ditemukan',
  unknownText:
    'Tidak ada sertifikat dengan kode ini. Periksa alamatnya, atau pindai lagi kode QR pada dokumen.',
  compare: 'Cocokkan dengan dokumen di tangan Anda: bila berbeda, dokumen itu tidak asli.',
  number: 'Nomor',
  kind: 'Jenis',
  name: 'Nama',
  activity: 'Kegiatan',
  organiser: 'Penyelenggara',
  held: 'Pelaksanaan',
  jp: 'Jam pelajaran',
  issued: 'Terbit',
  until: (from: string, to: string) => `${from} – ${to}`,
  looking: 'Memeriksa …',
};

export type ProofWords = typeof proofId;
