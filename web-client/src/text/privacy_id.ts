/** Words of restricting the processing of somebody's data, in Indonesian: the source.
 * privacy_en.ts has the same keys. */
export const privacyId = {
  states: {
    asked: 'Menunggu keputusan',
    in_force: 'Berlaku',
    refused: 'Ditolak',
    ended: 'Berakhir',
  },

  mine: 'Batasi pemrosesan data saya',
  mineText:
    'Anda boleh meminta agar data Anda tidak dikirim ke sistem kepegawaian dan tidak diambil aplikasi lain (UU 27/2022 pasal 41), misalnya selama sebuah angka diperiksa. Kelas, kehadiran, dan JP Anda tetap dicatat.',
  mineDo: 'Minta pembatasan',
  mineReason: 'Mengapa Anda memintanya',
  mineSend: 'Kirim permintaan',
  mineAsked: (day: string) =>
    `Permintaan terkirim. Koordinator memutuskannya paling lambat ${day}.`,
  mineInForce: (day: string) =>
    `Pembatasan berlaku sejak ${day}: data Anda tidak dikirim dan tidak diambil aplikasi lain.`,
  mineRefused: (day: string) => `Permintaan Anda ditolak pada ${day}.`,
  mineEnded: (day: string) => `Pembatasan berakhir pada ${day}.`,
  mineReasonOf: (name: string, reason: string) => `${name}: ${reason}`,
  mineEnd: 'Tarik permintaan',
  mineLift: 'Akhiri pembatasan',
  mineUnknown: 'Keadaan pembatasan tidak dapat dimuat. Buka halaman ini lagi.',

  title: 'Pembatasan data',
  text: 'Pegawai yang meminta agar pemrosesan datanya dibatasi (UU 27/2022 pasal 41). Putuskan dalam tiga hari, dengan alasan; kewajiban hukum boleh menjadi alasan menolak. Selama berlaku, data pegawai itu tidak dikirim ke sistem kepegawaian dan tidak diberikan kepada mesin; kelas, kehadiran, dan JP tetap berjalan.',
  none: 'Belum ada yang meminta pembatasan.',
  until: (day: string) => `Putuskan paling lambat ${day}.`,
  late: (day: string) => `Seharusnya sudah diputuskan pada ${day}. Putuskan sekarang.`,
  asked: (day: string) => `Diminta ${day}`,
  decided: (day: string, name: string, reason: string) =>
    `Diputuskan ${day} oleh ${name}: ${reason}`,
  ended: (day: string, name: string, reason: string) =>
    `Berakhir ${day}, oleh ${name}${reason === '' ? '' : `: ${reason}`}`,
  reason: 'Alasan, yang dibaca pegawai',
  accept: 'Berlakukan',
  refuse: 'Tolak',
  lift: 'Akhiri pembatasan',
  of: (what: string, name: string) => `${what}: ${name}`,
  done: 'Tersimpan. Pegawai melihatnya di Riwayat saya.',
  notYours: 'Ini permintaan Anda sendiri. Koordinator lain yang memutuskannya.',
  decidedBefore: 'Keadaannya sudah berubah. Lihat lagi daftar ini.',
};

export type PrivacyWords = typeof privacyId;
