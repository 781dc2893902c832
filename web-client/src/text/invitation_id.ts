/** Words of the page on which somebody invited chooses a password. invitation_en.ts has the same
 * keys. */
export const invitationId = {
  title: 'Pilih kata sandi',
  text: (person: string, name: string) =>
    `Halo, ${person}. Nama pengguna Anda: ${name}. Pilih kata sandi yang hanya Anda ketahui.`,
  password: 'Kata sandi baru',
  again: 'Ketik sekali lagi',
  rule: 'Paling sedikit 12 huruf, dan bukan nama Anda. Beberapa kata yang mudah diingat sudah cukup.',
  save: 'Simpan kata sandi',
  saving: 'Menyimpan …',
  faults: {
    too_short: 'Terlalu pendek: paling sedikit 12 huruf.',
    too_long: 'Terlalu panjang.',
    is_name: 'Jangan memakai nama Anda. Pilih yang lain.',
    differs: 'Kedua isian tidak sama. Ketik lagi.',
  } as Readonly<Record<string, string>>,
  done: 'Kata sandi tersimpan',
  doneText: (name: string) => `Sekarang masuk dengan nama pengguna ${name}.`,
  signIn: 'Masuk',
  cannot: 'Undangan tidak dapat dipakai',
  links: {
    unknown: 'Tautan ini tidak dikenal. Salin lagi seluruhnya, atau minta undangan baru.',
    used: 'Tautan ini sudah dipakai. Bila lupa kata sandi, minta undangan baru kepada koordinator.',
    expired: 'Tautan ini sudah tidak berlaku. Minta undangan baru kepada koordinator.',
  } as Readonly<Record<string, string>>,
};

export type InvitationWords = typeof invitationId;
