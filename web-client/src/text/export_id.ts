/** Words of downloads, the year by unit, machines' tokens and the access list. */
export const exportId = {
  downloads: 'Unduhan',
  downloadsText:
    'Pilih data dan batasnya. Berkas memuat NIP lengkap; setiap unduhan tercatat di Jejak akses.',
  noun: 'Data',
  nounAttendance: 'Kehadiran',
  nounEntries: 'Catatan JP',
  nounAttendanceText: 'Satu baris untuk setiap orang di setiap kelas.',
  nounEntriesText: 'Satu baris untuk setiap catatan di buku JP.',
  activity: 'Kegiatan',
  activityAll: 'Semua kegiatan',
  unit: 'Unit kerja',
  unitHint: 'Tulis persis seperti di data pegawai. Kosongkan untuk semua unit.',
  from: 'Berakhir mulai tanggal',
  until: 'Berakhir sampai tanggal',
  daysHint: 'Tanggal hari terakhir kegiatan.',
  counting: 'Menghitung baris …',
  rows: (n: string) => `${n} baris akan diunduh.`,
  rowsNone: 'Tidak ada baris dengan pilihan ini. Ubah tanggal, unit, atau kegiatannya.',
  download: (format: string) => `Unduh ${format}`,
  xlsxText: 'XLSX untuk Excel dan LibreOffice, CSV untuk aplikasi lain.',

  summary: 'Rekap tahunan',
  summaryText:
    'Bagian pegawai yang memenuhi target JP, menurut unit kerja. PNS dihitung per tahun kalender; PPPK per tahun perjanjian kerja yang berakhir di tahun ini, atau yang dimulai di tahun ini bila perjanjiannya baru.',
  year: 'Tahun',
  allUnits: 'Seluruh unit',
  noUnit: 'Tanpa unit kerja',
  reached: 'Memenuhi target',
  reachedOf: (n: string, of: string) => `${n} dari ${of} pegawai`,
  noTarget: 'Tidak ada pegawai yang punya target.',
  staff: 'Pegawai',
  share: 'Bagian',
  jp: 'JP',
  education: 'Pendidikan',
  classical: 'Klasikal',
  nonClassical: 'Nonklasikal',
  average: 'Rata-rata JP',
  picture: 'Bagian pegawai yang memenuhi target, menurut unit',
  summaryNone: 'Belum ada pegawai. Tambahkan pegawai lebih dulu.',

  tokens: 'Token mesin',
  tokensText:
    'Aplikasi lain (misalnya Simpeg) mengambil data dengan token. Beri hanya cakupan yang perlu, dan cabut bila tidak dipakai lagi.',
  tokenNew: 'Buat token',
  tokenTitle: 'Nama aplikasi',
  tokenTitleHint: 'Supaya jelas siapa yang memakainya.',
  tokenScopes: 'Boleh mengambil atau mengubah',
  tokenUntil: 'Berlaku sampai',
  tokenUntilHint: 'Paling lama satu tahun dari hari ini.',
  tokenMake: 'Buat token',
  tokenShown: (title: string) => `Token untuk ${title}`,
  tokenShownText:
    'Token ini hanya ditampilkan sekali. Salin sekarang dan simpan di aplikasi yang memakainya; jangan kirim lewat obrolan.',
  tokenDone: 'Sudah disalin, tutup',
  tokensNone: 'Belum ada token. Tidak ada mesin yang dapat mengambil data.',
  tokenGood: 'Berlaku',
  tokenExpired: 'Habis masa berlakunya',
  tokenRevoked: 'Dicabut',
  tokenMade: (day: string, by: string) => `dibuat ${day} oleh ${by}`,
  tokenLast: (day: string) => `berlaku sampai ${day}`,
  revoke: 'Cabut',
  revokeTitle: (title: string) => `Cabut token ${title}?`,
  revokeText: 'Aplikasi yang memakainya langsung tidak dapat mengambil data lagi.',
  scopes: {
    'read:attendance': 'Baca kehadiran',
    'read:credit': 'Baca JP dan rekap',
    'read:people': 'Baca data pegawai, NIP lengkap',
    'read:plans': 'Baca kegiatan dan kelas',
    'write:plans': 'Ubah kegiatan dan kelas',
    'write:people': 'Ubah data pegawai',
  },

  access: 'Jejak akses',
  accessText:
    'Siapa mengambil data pribadi apa, kapan, dan tentang berapa orang. Barisnya tidak dapat dihapus.',
  accessCsv: 'Unduh CSV',
  accessNone: 'Belum ada yang mengambil data.',
  accessWhen: 'Waktu',
  accessWho: 'Oleh',
  accessWhat: 'Data',
  accessAbout: 'Tentang',
  accessPeople: 'Orang',
  accessAddress: 'Alamat jaringan',
  accessMachine: (title: string) => `Mesin: ${title}`,
  accessMany: 'banyak kegiatan',
  accessMore: 'Tampilkan yang lebih lama',
  kept: 'Berapa lama data disimpan',
  keptFacts: 'Kehadiran, JP, segel, perbaikan, dan sertifikat: selamanya.',
  keptChat: (days: number) =>
    days === 0
      ? 'Percakapan dan suara bernama: selamanya.'
      : `Percakapan dan suara bernama: ${days} hari sesudah kelas; lebih lama selama ada keberatan, bukti, atau perbaikan yang belum dijawab.`,
  keptAddresses: (days: number) =>
    days === 0 ? 'Alamat jaringan: selamanya.' : `Alamat jaringan: ${days} hari.`,
  keptDocuments: (days: number) =>
    days === 0
      ? 'Berkas yang diunggah tetapi tidak diajukan: selamanya.'
      : `Berkas yang diunggah tetapi tidak diajukan: ${days} hari.`,
  keptLast: (
    when: string,
    last: { lines: number; classes: number; addresses: number; documents: number },
  ) =>
    `Penghapusan terakhir ${when}: ${last.lines} baris percakapan dan suara dari ${last.classes} kelas, ${last.addresses} alamat jaringan, ${last.documents} berkas.`,
  keptNever: 'Penghapusan belum pernah berjalan. Ia berjalan saat server dimulai dan setiap hari.',
  keptHeld: (classes: number) =>
    `${classes} kelas ditahan karena masih ada yang menunggu jawaban. Buka "Perlu keputusan" untuk menjawabnya.`,
  faults: {
    missing: 'Isi bagian ini.',
    no_date: 'Tulis tanggal yang ada, misalnya 2025-03-10.',
    before_from: 'Tanggal akhir mendahului tanggal awal. Tukar keduanya.',
    past: 'Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya.',
    too_far: 'Paling lama satu tahun dari hari ini. Pilih tanggal yang lebih dekat.',
    too_long: 'Terlalu panjang. Persingkat.',
  } as Readonly<Record<string, string>>,
  otherFault: (code: string) => `Periksa lagi bagian ini (${code}).`,
};

export type ExportWords = typeof exportId;
