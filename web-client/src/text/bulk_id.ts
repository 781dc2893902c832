/** Words of imports, links for all, lists of who was not there, chat and polls as files. */
type SayFault = (value: string, column: string) => string;

/** What is wrong in a file, and what to do. `value` is what stood there. */
const faults: Record<string, SayFault> = {
  utf16: () =>
    'Berkas ini “Unicode Text” (UTF-16). Berkas harus UTF-8: simpan ulang sebagai “CSV UTF-8”.',
  not_utf8: (place) =>
    `Huruf ke-${place} di baris ini bukan UTF-8. Berkas harus UTF-8: simpan ulang sebagai “CSV UTF-8”.`,
  quote: (place) =>
    `Tanda kutip di huruf ke-${place} tidak pada tempatnya. Hapus, atau tulis dua kali di dalam sel berkutip.`,
  quote_open: () => 'Tanda kutip dibuka tetapi tidak ditutup. Tambahkan tanda kutip penutup.',
  cell_too_long: (most) =>
    `Isi sel lebih dari ${most} huruf. Perpendek, atau periksa tanda kutip yang tidak ditutup.`,
  control: () =>
    'Ada karakter yang tidak terlihat atau pindah baris di dalam sel. Ketik ulang isinya.',
  cells: (counts) =>
    `Jumlah kolom tidak sama dengan judul kolom (${counts}). Periksa pemisah kolom.`,
  columns_max: (most) => `Terlalu banyak kolom. Paling banyak ${most}.`,
  rows_max: (most) =>
    `Terlalu banyak baris. Bagi menjadi beberapa berkas; paling banyak ${most} baris.`,
  no_rows: () => 'Tidak ada baris data di bawah judul kolom. Isi berkas, lalu simpan lagi.',
  column_unknown: (_, column) =>
    `Kolom “${column}” tidak dikenal. Ganti judulnya seperti di contoh berkas, atau hapus kolom itu.`,
  column_missing: (_, column) =>
    `Kolom “${column}” tidak ada. Tambahkan; judulnya seperti di contoh berkas.`,
  column_twice: (same) => `Kolom “${same}” ada dua kali. Hapus salah satunya.`,
  missing: () => 'Sel ini kosong padahal wajib diisi. Isi sel ini.',
  nip_spoilt: () =>
    'NIP rusak oleh aplikasi lembar sebar. Format kolom NIP sebagai Teks, lalu ketik ulang NIP-nya.',
  nip_rounded: () =>
    'Tiga angka terakhir NIP berubah menjadi nol oleh aplikasi lembar sebar. Format kolom NIP sebagai Teks, lalu ketik ulang NIP-nya.',
  nip_length: () =>
    'NIP harus 18 angka. Periksa angka yang kurang atau lebih; format kolom NIP sebagai Teks.',
  nip_foreign: () => 'NIP hanya boleh berisi angka. Hapus huruf atau tanda lain.',
  nip_birth_date: () => 'Angka 1–8 NIP bukan tanggal lahir. Cocokkan dengan SK.',
  nip_appointment_year: () =>
    'Angka 9–12 NIP bukan tahun pengangkatan yang mungkin. Cocokkan dengan SK.',
  nip_kind_digit: () => 'Angka ke-13 NIP harus 0, 1, atau 2. Cocokkan dengan SK.',
  nip_appointment_month: () => 'Angka 13–14 NIP bukan bulan. Cocokkan dengan SK.',
  nip_agreement: () => 'Angka ke-14 NI PPPK tidak boleh 0. Cocokkan dengan SK.',
  nip_sex: () => 'Angka ke-15 NIP harus 1 (laki-laki) atau 2 (perempuan). Cocokkan dengan SK.',
  nip_serial: () =>
    'Tiga angka terakhir NIP tidak boleh 000. Format kolom NIP sebagai Teks, lalu ketik ulang.',
  nip_twice: (line) => `NIP ini sudah ada di baris ${line}. Hapus salah satu baris.`,
  nip_unknown: () => 'Tidak ada pegawai dengan NIP ini. Impor dulu data pegawainya.',
  nip_taken: (name) => `NIP ini milik ${name}. Periksa NIP-nya.`,
  status_unknown: () => 'Status harus PNS, PPPK, atau Lainnya.',
  zone_unknown: () => 'Zona waktu harus WIB, WITA, atau WIT.',
  no_date: () => 'Bukan tanggal. Tulis seperti 31/01/2026 atau 2026-01-31.',
  contract_order: () =>
    'Kontrak berakhir sebelum mulai, atau tanggal mulainya kosong. Perbaiki tanggalnya.',
  superior_unknown: () =>
    'NIP atasan tidak ada di data pegawai dan tidak ada di berkas ini. Tambahkan atasannya.',
  oneself: () => 'Atasan tidak boleh diri sendiri. Perbaiki NIP atasan.',
  too_long: (most) => `Isi terlalu panjang. Paling banyak ${most} huruf.`,
  left: (name) => `${name} sudah tidak bekerja di sini. Hapus baris ini.`,
  role_unknown: () => 'Peran harus peserta atau pengajar. Kosong berarti peserta.',
  has_other_role: (name) =>
    `${name} sudah terdaftar dengan peran lain. Keluarkan dulu dari kegiatan, lalu impor lagi.`,
  nip_kind: () => 'NIP ini tampaknya milik status lain. Periksa kolom status.',
  nip_age: () => 'Umur saat diangkat tidak wajar. Periksa NIP-nya.',
  contract_missing: () => 'PPPK tanpa tanggal mulai kontrak: tahun targetnya tidak dapat dihitung.',
  contract_not_pppk: () => 'Tanggal kontrak hanya dipakai untuk PPPK.',
  no_status_on_date: (day) =>
    `Status pegawai ini pada ${day} belum tercatat, jadi JP-nya tidak dapat dihitung. Impor dulu statusnya dengan kolom berlaku_sejak.`,
};

const fields: Record<string, string> = {
  name: 'Nama',
  nip: 'NIP',
  employment: 'Status',
  position: 'Jabatan',
  post: 'Jenis jabatan',
  unit: 'Unit kerja',
  agency: 'Instansi',
  zone: 'Zona waktu',
  contract_start_day: 'Mulai kontrak',
  contract_end_day: 'Akhir kontrak',
  status_day: 'Berlaku sejak',
  superior: 'Atasan',
  siasn_id: 'ID SIASN',
  withdrawn_ms: 'Terdaftar lagi',
  '+': 'Data baru',
};

const why: Record<string, string> = {
  changed_since: 'sudah diubah setelah impor',
  in_use: 'sudah dipakai (tautan, kelas, atau catatan lain)',
  closed: 'kegiatannya sudah ditutup',
  gone: 'sudah tidak ada',
};

export const bulkId = {
  faults,
  fields,
  why,
  otherFault: (code: string) => `Tidak dapat dibaca (${code}). Perbaiki sel ini.`,

  import: 'Impor',
  importPeople: 'Impor pegawai',
  importEnrolments: 'Impor peserta',
  importPeopleText:
    'Pegawai dikenali dari NIP: yang belum ada dibuat, yang sudah ada diubah bila isinya berbeda. Sel kosong tidak mengubah apa pun.',
  importEnrolmentsText:
    'Setiap baris mendaftarkan satu orang dari NIP-nya. Orangnya harus sudah ada di data pegawai.',
  stepFile: '1. Pilih berkas',
  stepLook: '2. Periksa',
  stepImport: '3. Impor',
  fileText:
    'CSV UTF-8, pemisah koma atau titik koma. Format kolom NIP sebagai Teks sebelum mengisi.',
  template: 'Unduh contoh berkas',
  file: 'Berkas CSV',
  checking: 'Memeriksa berkas …',
  importing: 'Mengimpor …',
  wrong: (n: string) => `${n} hal harus diperbaiki. Belum ada yang diimpor.`,
  wrongText: 'Perbaiki di berkas, simpan, lalu pilih berkasnya lagi.',
  clean: 'Berkas siap diimpor.',
  nothingNew: 'Semua isi berkas sudah tercatat. Tidak ada yang perlu diimpor.',
  counts: (rows: string, made: string, changed: string, unchanged: string) =>
    `${rows} baris: ${made} baru, ${changed} berubah, ${unchanged} tetap.`,
  line: 'Baris',
  column: 'Kolom',
  cell: 'Isi sel',
  whatToDo: 'Yang salah dan cara memperbaikinya',
  more: (n: string) => `… dan ${n} lagi.`,
  warnings: 'Perlu dilihat (tidak menghalangi impor)',
  changes: 'Yang akan berubah',
  before: 'Sebelum',
  after: 'Sesudah',
  person: 'Nama',
  value: 'Data',
  doImport: 'Impor sekarang',
  imported: 'Berkas diimpor.',
  anotherFile: 'Pilih berkas lain',
  earlier: 'Impor sebelumnya',
  earlierNone: 'Belum ada impor.',
  at: 'Waktu',
  who: 'Oleh',
  rows: 'Baris',
  of: 'Isi berkas',
  people: 'Pegawai',
  enrolmentsOf: (title: string) => `Peserta: ${title}`,
  undone: (at: string) => `dibatalkan ${at}`,
  undo: 'Batalkan',
  undoTitle: (file: string) => `Batalkan impor ${file}?`,
  undoText:
    'Data yang belum diubah sejak impor dikembalikan seperti sebelumnya. Yang sudah diubah atau dipakai tetap, dan ditampilkan.',
  undoStay: 'Tidak jadi',
  undoDone: (n: string) => `${n} data dikembalikan.`,
  keptTitle: 'Yang tidak dikembalikan',
  close: 'Tutup',

  links: 'Tautan peserta',
  linksText:
    'Setiap peserta masuk kelas dengan tautannya sendiri. Tautan hanya tampil di halaman ini sekali; setelah halaman ditinggalkan, tautan tidak dapat dilihat lagi.',
  linksMissing: (n: string) => `Buat untuk yang belum punya (${n} orang)`,
  linksAll: (n: string) => `Buat baru untuk semua (${n} orang)`,
  linksAllTitle: 'Buat tautan baru untuk semua peserta?',
  linksAllText: (n: string) =>
    `${n} tautan lama langsung tidak berlaku. Peserta yang sedang di kelas akan diminta masuk lagi dengan tautan baru.`,
  linksAllStay: 'Tidak jadi',
  linksAllDo: 'Buat baru',
  linksNobody: 'Semua peserta sudah punya tautan. Untuk mengganti, buat baru untuk semua.',
  linksReady: (n: string) => `${n} tautan dibuat. Simpan atau kirim sekarang.`,
  asCsv: 'CSV',
  asMessage: 'Pesan',
  asQr: 'Lembar QR',
  how: 'Cara membagikan',
  csvText:
    'Satu baris per orang: nama, NIP tersamar, tautan. Jaga berkas ini: siapa pun yang punya tautan dapat masuk sebagai orang itu.',
  csvDownload: 'Unduh CSV',
  messageText: 'Kirim setiap pesan hanya kepada orangnya.',
  copyAll: 'Salin semua pesan',
  copy: 'Salin',
  copyOf: (name: string) => `Salin pesan untuk ${name}`,
  copied: 'Disalin.',
  copyFailed: 'Peramban tidak mengizinkan menyalin. Tandai teksnya, lalu salin sendiri.',
  /** Always in Indonesian: it is for the learners. */
  message: (name: string, title: string, when: string, url: string) =>
    `Yth. ${name},\nAnda terdaftar pada “${title}”${when ? `, ${when}` : ''}.\nMasuk kelas lewat tautan ini: ${url}\nTautan ini khusus untuk Anda. Jangan diteruskan kepada orang lain.`,
  qrText: 'Cetak di kertas A4, potong, dan bagikan. Satu kartu untuk satu orang.',
  print: 'Cetak',
  qrAlt: (name: string) => `Kode QR tautan ${name}`,
  qrHint: 'Pindai dengan kamera ponsel untuk masuk kelas.',
  drawing: 'Menggambar kode QR …',

  absences: 'Ketidakhadiran',
  absencesText:
    'Peserta yang tidak hadir, terlambat, izin, atau sakit di kelas yang sudah berakhir.',
  absencesNone: 'Tidak ada. Semua peserta hadir, atau belum ada kelas yang berakhir.',
  standings: {
    terlambat: 'Terlambat',
    tidak_hadir: 'Tidak hadir',
    izin: 'Izin',
    sakit: 'Sakit',
  },
  all: 'Semua',
  allClasses: 'Semua kelas',
  classOf: 'Kelas',
  standing: 'Keterangan',
  late: (length: string) => `Terlambat ${length}`,
  downloadCsv: 'Unduh CSV',
  talk: 'Percakapan dan jajak pendapat',
  talkText:
    'Baris yang dihapus tampil tanpa isinya. Pesan pribadi tidak ikut. Jajak pendapat anonim hanya berisi jumlah. Setiap unduhan tercatat di Jejak akses.',
  chatCsv: 'Percakapan (CSV)',
  pollsCsv: 'Jajak pendapat (CSV)',
};

export type BulkWords = typeof bulkId;
