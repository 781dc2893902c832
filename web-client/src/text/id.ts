import type { Speech } from './speech.ts';

const page = (title: string, text: string) => ({ title, text });

/** All words of the class pages, in Indonesian: the source. en.ts has the same keys. Sentences speak
 * to "Anda", are short, and say what to do. */
export const id = {
  language: 'Bahasa',
  otherLanguage: 'English',
  skip: 'Langsung ke isi',

  close: 'Tutup',
  cancel: 'Batal',
  send: 'Kirim',
  sending: 'Mengirim …',
  retry: 'Coba lagi',
  undo: 'Urungkan',
  you: 'Anda',
  ownRecord: 'Lihat riwayat JP saya',
  and: 'dan',

  units: {
    minute: (n: number) => `${n} menit`,
    second: (n: number) => `${n} detik`,
    minutes: 'menit',
    seconds: 'detik',
  },

  jp: (n: string) => `${n} JP`,
  jpLong: (n: string) => `${n} jam pelajaran (JP)`,

  roles: {
    learner: 'Peserta',
    instructor: 'Pengajar',
    coordinator: 'Koordinator',
    observer: 'Pemirsa',
  },

  phases: {
    waiting: 'Belum dimulai',
    running: 'Berlangsung',
    break: 'Jeda',
    ended: 'Selesai',
  },

  categories: {
    tugas_belajar: 'Tugas belajar',
    izin_belajar: 'Izin belajar',
    pelatihan_struktural: 'Pelatihan struktural kepemimpinan',
    pelatihan_manajerial: 'Pelatihan manajerial',
    pelatihan_teknis: 'Pelatihan teknis',
    pelatihan_fungsional: 'Pelatihan fungsional',
    pelatihan_sosial_kultural: 'Pelatihan sosial kultural',
    seminar: 'Seminar / konferensi / sarasehan',
    workshop: 'Workshop / lokakarya',
    kursus: 'Kursus',
    penataran: 'Penataran',
    bimtek: 'Bimbingan teknis (bimtek)',
    sosialisasi: 'Sosialisasi',
    coaching: 'Coaching',
    mentoring: 'Mentoring',
    e_learning: 'E-learning',
    pelatihan_jarak_jauh: 'Pelatihan jarak jauh (PJJ)',
    detasering: 'Detasering',
    pembelajaran_alam_terbuka: 'Pembelajaran alam terbuka (outbound)',
    patok_banding: 'Patok banding (benchmarking)',
    pertukaran: 'Pertukaran PNS dengan swasta/BUMN/BUMD',
    belajar_mandiri: 'Belajar mandiri',
    komunitas_belajar: 'Komunitas belajar',
    magang: 'Magang / praktik kerja',
    bimbingan_di_tempat_kerja: 'Bimbingan di tempat kerja',
    klasikal_lain: 'Jalur klasikal lain',
    nonklasikal_lain: 'Jalur nonklasikal lain',
  } as Readonly<Record<string, string>>,

  entry: {
    checking: 'Memeriksa tautan Anda …',
    welcome: 'Selamat datang,',
    notYou: 'Bukan Anda? Jangan masuk. Minta tautan Anda sendiri kepada koordinator.',
    asInstructor: 'Anda pengajar kelas ini',
    organiser: (name: string) => `Penyelenggara: ${name}`,
    meeting: (n: string, of: string) => `Pertemuan ${n} dari ${of}`,
    timetable: 'Jadwal',
    learning: 'Belajar',
    break: 'Jeda',
    worth: 'Nilai kegiatan',
    worthNothing: 'Kegiatan ini belum dapat dihitung JP-nya. Tanyakan kepada koordinator.',
    needed: (least: string, of: string, percent: string) =>
      `bila Anda hadir sedikitnya ${least} dari ${of} menit belajar (${percent})`,
    neededSeconds: (least: string, of: string, percent: string) =>
      `bila Anda hadir sedikitnya ${least} dari ${of} waktu belajar (${percent})`,
    proportional: 'Dihitung dari waktu belajar yang Anda hadiri.',
    severalClasses: 'Kehadiran dijumlahkan dari semua pertemuan.',
    counted: 'Waktu saat sambungan putus dan waktu jeda tidak dihitung.',
    enter: 'Masuk kelas',
    enterHint: 'Suara kelas akan terdengar. Mikrofon Anda tetap mati.',
    enterHintInstructor: 'Suara kelas akan terdengar. Mikrofon baru hidup bila Anda menekannya.',
    live: 'Sedang berlangsung',
    onBreak: 'Sedang jeda',
    startsToday: (time: string) => `Mulai hari ini pukul ${time}`,
    starts: (day: string, time: string) => `Mulai ${day}, pukul ${time}`,
    notYet: 'Kelas belum dimulai. Anda boleh masuk dan menunggu di dalam.',
    over: 'Kegiatan ini sudah selesai',
    overText: 'Terima kasih sudah mengikuti. Tautan ini tidak membuka kelas lagi.',
    soFar: 'Kehadiran Anda sejauh ini',
    unsupported:
      'Peramban ini belum dapat memutar suara kelas. Anda tetap dapat membaca obrolan dan menjawab jajak pendapat. Untuk mendengar, pakai Chrome, Edge, atau Safari versi terbaru.',
  },

  link: {
    none: 'Buka tautan pribadi Anda',
    noneText:
      'Kelas dibuka dengan tautan pribadi yang dikirim koordinator kepada Anda. Salin seluruh tautan itu, sampai huruf terakhir.',
    unknown: 'Tautan ini tidak dikenal',
    unknownText:
      'Mungkin tautan terpotong saat disalin. Buka lagi dari pesan aslinya, atau minta tautan baru kepada koordinator.',
    revoked: 'Tautan ini sudah dicabut',
    revokedText: 'Minta tautan baru kepada koordinator kegiatan Anda.',
    replaced: 'Tautan ini sudah diganti',
    replacedText:
      'Koordinator sudah membuat tautan baru untuk Anda. Pakai tautan yang terakhir dikirim.',
    unreachable: 'Server tidak terjangkau',
    unreachableText: 'Periksa sambungan internet Anda, lalu coba lagi. Tautan Anda tetap berlaku.',
    coordinator: 'Masuk sebagai koordinator',
  },

  attendance: {
    label: 'Kehadiran Anda',
    share: (part: string, of: string, unit: string) => `${part} dari ${of} ${unit}`,
    ofActivity: (part: string, of: string, unit: string) =>
      `Seluruh kegiatan: ${part} dari ${of} ${unit}`,
    needed: (least: string) => `Yang diperlukan: ${least}`,
    enough: (jp: string) => `cukup untuk ${jp}`,
    ifYouStay: (jp: string) => `bernilai ${jp} bila tetap hadir`,
    outOfReach: 'tidak lagi cukup untuk JP',
    nothing: 'tanpa JP',
    toBePosted: (jp: string) => `${jp} akan dicatat`,
    soFar: 'masih berlanjut',
    posted: (jp: string) => `${jp} sudah dicatat`,
    notEnough: '0 JP',
    overLimit: (jp: string) => `${jp} di atas batas`,
    awaited: {
      evidence: 'menunggu bukti',
      report: 'menunggu laporan',
      test: 'menunggu tes akhir',
      overlap: 'menunggu keputusan penyelenggara',
    },
    refused: 'bukti ditolak',
    waiting: 'Waktu dihitung sejak jam belajar pertama.',
    why: 'Penjelasan',
    title: 'Kehadiran dan JP Anda',
    liveText: 'Angka ini bertambah selama Anda tersambung pada jam belajar.',
    provisionalText: 'Kelas sudah selesai. JP dicatat setelah seluruh kegiatan ditutup.',
    postedText: 'Kegiatan sudah ditutup. Angka ini sudah masuk riwayat Anda.',
    barLabel: (part: string, of: string, unit: string) =>
      `Kehadiran ${part} dari ${of} ${unit} belajar`,
  },

  reasons: {
    attended_enough: (ppm: number, min: number, f: Speech) =>
      `Anda hadir ${f.percentPpm(ppm)} dari waktu belajar; batasnya ${f.percent(min)}.`,
    attended_too_little: (short_s: number, min: number, f: Speech) =>
      `Kurang ${f.length(short_s)} dari batas ${f.percent(min)}.`,
    not_present: () => 'Tidak tersambung pada jam belajar.',
    no_learning_time: () => 'Jadwal tidak memuat waktu belajar.',
    programme_jp: (learning_s: number, jp_s: number, f: Speech) =>
      `${f.length(learning_s)} waktu belajar; 1 JP = ${f.length(jp_s)}.`,
    proportional_jp: (attended_s: number, jp_s: number, f: Speech) =>
      `Dihitung dari ${f.length(attended_s)} yang dihadiri; 1 JP = ${f.length(jp_s)}.`,
    international_bonus: (percent: number, _: number, f: Speech) =>
      `Kegiatan internasional: ditambah ${f.percent(percent)}.`,
    rounded_down: (num: number, den: number, f: Speech) =>
      `${f.fraction(num, den)} JP dibulatkan ke bawah, sekali untuk seluruh kegiatan.`,
    rounded_up: (num: number, den: number, f: Speech) =>
      `${f.fraction(num, den)} JP dibulatkan ke atas, sekali untuk seluruh kegiatan.`,
    speaker_no_credit: () => 'Mengajar tidak dihitung sebagai belajar.',
    over_cap: (surplus: number, cap: number, f: Speech) =>
      `${f.whole(surplus)} JP melebihi batas ${f.whole(cap)} JP setahun: tercatat, tetapi tidak dihitung.`,
    cap_exempt: (cap: number, _: number, f: Speech) =>
      `Batas ${f.whole(cap)} JP setahun tidak berlaku untuk jabatan ini.`,
    category_not_listed: () =>
      'Jenis kegiatan ini tidak disebut untuk status pegawai ini; koordinator perlu memeriksanya.',
    category_not_allowed: () => 'Jenis kegiatan ini tidak dihitung untuk status pegawai ini.',
    test_awaited: (pass: number, _: number, f: Speech) =>
      `Menunggu tes akhir; nilai minimum ${f.whole(pass)}.`,
    test_failed: (score: number, pass: number, f: Speech) =>
      `Nilai tes akhir ${f.whole(score)}; nilai minimum ${f.whole(pass)}.`,
    test_passed: (score: number, pass: number, f: Speech) =>
      `Lulus tes akhir dengan nilai ${f.whole(score)}; nilai minimum ${f.whole(pass)}.`,
    evidence_awaited: () =>
      'Menunggu bukti: dihitung setelah surat izin dan penugasan diterima atasan langsung.',
    evidence_rejected: () => 'Bukti ditolak. Baca alasannya di riwayat JP, lalu kirim lagi.',
    unknown_category: () => 'Jenis kegiatan ini tidak ada dalam aturan yang berlaku.',
    category_unvalued: () => 'Jenis kegiatan ini belum mempunyai nilai JP.',
    daily_limit: (max: number, days: number, f: Speech) =>
      `Batas ${f.whole(max)} JP sehari mengurangi ${f.whole(days)} hari.`,
    day_value: (jp: number, _: number, f: Speech) => `Nilai tetap ${f.whole(jp)} JP sehari.`,
    short_day: (seconds: number, jp_s: number, f: Speech) =>
      `Hari yang singkat: ${f.length(seconds)}; 1 JP = ${f.length(jp_s)}.`,
    session_value: (jp: number, _: number, f: Speech) =>
      `Nilai tetap ${f.whole(jp)} JP untuk satu sesi.`,
    activity_value: (jp: number, _: number, f: Speech) =>
      `Nilai tetap ${f.whole(jp)} JP untuk satu kegiatan.`,
    semester_value: (jp: number, _: number, f: Speech) =>
      `Nilai tetap ${f.whole(jp)} JP untuk satu semester.`,
    monthly_limit: (surplus: number, max: number, f: Speech) =>
      `${f.whole(surplus)} JP melebihi batas ${f.whole(max)} sesi sebulan: tercatat, tetapi tidak dihitung.`,
    days_earned: (earned: number, days: number, f: Speech) =>
      `${f.whole(earned)} dari ${f.whole(days)} hari memperoleh JP.`,
    sessions_earned: (earned: number, sessions: number, f: Speech) =>
      `${f.whole(earned)} dari ${f.whole(sessions)} sesi memperoleh JP.`,
    semesters_earned: (earned: number, semesters: number, f: Speech) =>
      `${f.whole(earned)} dari ${f.whole(semesters)} semester memperoleh JP.`,
    partly_proportional: (attended_s: number, learning_s: number, f: Speech) =>
      `Sebanding dengan kehadiran: ${f.length(attended_s)} dari ${f.length(learning_s)}.`,
    report_awaited: () =>
      'Menunggu laporan: dihitung setelah laporan dikirim; laporan belajar perlu diterima atasan.',
    overlap: (seconds: number, _: number, f: Speech) =>
      `${f.length(seconds)} bersamaan dengan kegiatan lain; penyelenggara memutuskan mana yang dihitung.`,
    purpose_untold: () =>
      'Belum disebut tugas atau sasaran yang dilayani, dan dengan kepala unit siapa disepakati.',
    checks_missed: (missed: number, cost_s: number, f: Speech) =>
      cost_s
        ? `${f.whole(missed)} pertanyaan "Masih di sini?" tidak dijawab: ${f.length(cost_s)} dikurangkan dari kehadiran.`
        : `${f.whole(missed)} pertanyaan "Masih di sini?" tidak dijawab; hanya dicatat.`,
    checks_unanswered: (answered: number, settled: number, f: Speech) =>
      `Pertanyaan "Masih di sini?" dijawab ${f.whole(answered)} dari ${f.whole(settled)}: kurang dari yang diminta.`,
    no_status_on_date: () =>
      'Status pegawai pada hari terakhir kegiatan belum tercatat: minta koordinator mengisinya.',
    capacity_folded: () =>
      'Pengembangan kapasitas dihitung sebagai kompetensi: aturan ini memakai satu buku.',
  },
  otherReason: (code: string) => `Alasan lain (${code}). Tanyakan kepada koordinator.`,

  connection: {
    good: 'Lancar',
    slow: 'Tersendat',
    opening: 'Menyambung …',
    again: 'Menyambung ulang …',
    ended: 'Terputus',
    offline: 'Sambungan terputus',
    offlineText: 'Waktu selama terputus tidak dihitung; yang sudah dihitung tetap tersimpan.',
  },

  stage: {
    speaking: 'sedang berbicara',
    mayspeak: 'boleh berbicara',
    micOpen: 'mikrofon hidup',
    andMore: (n: string) => `dan ${n} orang lagi`,
    quiet: 'Belum ada yang berbicara',
    waitingTitle: 'Menunggu pengajar',
    waitingText: (time: string) => `Menurut jadwal kelas mulai pukul ${time}.`,
    waitingTextLate: 'Pengajar akan segera memulai. Anda sudah tercatat tersambung.',
    breakTitle: 'Jeda',
    breakText: (time: string) => `Kelas dilanjutkan pukul ${time}.`,
    breakTextOpen: 'Kelas dilanjutkan oleh pengajar.',
    goneTitle: 'Pengajar terputus',
    goneText: 'Kelas tetap berlangsung dan kehadiran tetap dihitung. Tunggu sebentar.',
    here: (n: string) => `${n} peserta hadir`,
    breakAt: (time: string) => `jeda pukul ${time}`,
    endAt: (time: string) => `selesai pukul ${time}`,
    runningBy: 'berlangsung',
  },

  floor: {
    mine: 'Giliran Anda',
    mineText: 'Tekan mikrofon, lalu berbicaralah.',
    open: 'Nyalakan mikrofon',
    close: 'Matikan mikrofon',
    on: 'Mikrofon hidup',
    off: 'Mikrofon mati',
    asking: 'Menunggu izin mikrofon …',
    leave: 'Selesai bicara',
    level: 'Kekuatan suara Anda',
    quietHint: 'Suara Anda tidak terdengar. Dekatkan mikrofon.',
    denied:
      'Peramban menolak mikrofon. Buka izin situs di bilah alamat, izinkan mikrofon, lalu tekan lagi.',
    missing: 'Tidak ada mikrofon yang ditemukan. Pasang mikrofon, lalu tekan lagi.',
    broken: 'Mikrofon tidak dapat dibuka. Tutup aplikasi lain yang memakainya, lalu tekan lagi.',
    unsupported: 'Peramban ini belum dapat mengirim suara. Tulis pertanyaan Anda di obrolan.',
  },

  hand: {
    raise: 'Angkat tangan',
    lower: 'Turunkan tangan',
    place: (n: string) => `urutan ${n}`,
    next: 'giliran berikutnya',
  },

  chat: {
    title: 'Obrolan',
    empty: 'Belum ada pesan. Tulis pertanyaan pertama.',
    emptyPrivate: 'Belum ada pesan pribadi. Yang Anda tulis di sini hanya dibaca pengajar.',
    placeholder: 'Tulis untuk semua …',
    placeholderPrivate: 'Tulis ke pengajar …',
    toAll: 'Semua',
    toInstructors: 'Pengajar saja',
    toInstructorsShort: 'Pengajar',
    audience: 'Pesan untuk',
    private: 'hanya pengajar',
    privateToYou: 'pribadi untuk Anda',
    privateTo: (name: string) => `pribadi untuk ${name}`,
    removed: 'Pesan ini dihapus oleh pengajar.',
    locked: 'Obrolan ditutup oleh pengajar. Anda tetap dapat menulis kepada pengajar.',
    notHere: 'Obrolan dibuka selama kelas berlangsung.',
    newLines: (n: string) => `${n} pesan baru`,
    unsure: 'Sambungan putus saat mengirim. Lihat dulu apakah pesan sudah tampil, lalu kirim lagi.',
    tooLong: 'Pesan terlalu panjang. Bagi menjadi beberapa pesan.',
  },

  poll: {
    title: 'Jajak pendapat',
    short: 'Jajak',
    open: 'Jajak pendapat terbuka',
    answer: 'Jawab',
    none: 'Belum ada jajak pendapat. Bila pengajar membukanya, Anda melihatnya di sini.',
    single: 'Pilih satu jawaban',
    multiple: 'Boleh memilih lebih dari satu',
    anonymous: 'Anonim: pilihan Anda tidak disimpan bersama nama.',
    named: 'Bernama: pengajar dapat melihat siapa memilih apa.',
    vote: 'Kirim jawaban',
    change: 'Ubah jawaban',
    kept: 'Jawaban Anda tersimpan. Dapat diubah sampai jajak pendapat ditutup.',
    closed: 'Ditutup',
    voters: (n: string) => `${n} orang menjawab`,
    votersOf: (n: string, of: string) => `${n} dari ${of} orang menjawab`,
    ofPeople: 'Persen dari orang yang menjawab.',
    noVoters: 'Tidak ada yang menjawab.',
    mine: 'pilihan Anda',
    newOne: 'ada yang belum dijawab',
  },

  reactions: {
    title: 'Reaksi',
    thumb: 'Setuju',
    clap: 'Tepuk tangan',
    heart: 'Terima kasih',
    laugh: 'Lucu',
    puzzled: 'Belum paham',
    counted: (name: string, n: string) => `${name}: ${n}`,
  },

  more: {
    title: 'Lainnya',
    private: 'Tulis kepada pengajar',
    privateHint: 'Hanya pengajar yang membaca.',
    sound: 'Suara kelas',
    soundOn: 'Nyala',
    soundOff: 'Mati',
    volume: 'Besar suara',
    used: (size: string) => `${size} dipakai`,
    unlock: 'Nyalakan suara',
    unlockText: 'Peramban menahan suara. Tekan untuk mendengar kelas.',
    leave: 'Keluar dari kelas',
  },

  leave: {
    title: 'Keluar dari kelas?',
    text: 'Kehadiran Anda berhenti dihitung. Anda dapat masuk lagi dengan tautan yang sama.',
    stay: 'Tetap di kelas',
    leave: 'Keluar',
  },

  ended: {
    cannotEnter: 'Tidak dapat masuk',
    computing: 'Kehadiran Anda sedang dihitung …',
    earned: (jp: string) => `Anda memperoleh ${jp}`,
    willEarn: (jp: string) => `${jp} akan dicatat`,
    notEarned: 'Tidak memperoleh JP',
    awaited: {
      evidence: (jp: string) =>
        page(
          `${jp} menunggu bukti`,
          'Kirim surat izin dan penugasan lewat riwayat JP. JP dicatat setelah atasan langsung menerimanya; tidak ada batas waktu.',
        ),
      report: (jp: string) =>
        page(
          `${jp} menunggu laporan`,
          'Kirim laporan Anda lewat riwayat JP. JP baru dicatat setelah itu; tidak ada batas waktu.',
        ),
      test: (_: string) =>
        page(
          'Menunggu tes akhir',
          'Ikuti tes akhir kegiatan ini; tanyakan waktunya kepada koordinator. JP dicatat setelah Anda lulus.',
        ),
      overlap: (jp: string) =>
        page(
          `${jp} menunggu keputusan`,
          'Waktunya bersamaan dengan kegiatan lain; penyelenggara memutuskan mana yang dihitung. Hasilnya muncul di riwayat JP.',
        ),
    },
    refused: (jp: string) =>
      page(
        `Bukti ditolak: ${jp} tidak dicatat`,
        'Baca alasannya di riwayat JP, perbaiki buktinya, lalu kirim lagi.',
      ),
    overLimit: (jp: string) => `${jp} tercatat di atas batas`,
    goesOn: 'Kegiatan masih berlanjut',
    goesOnText: 'JP dihitung dari semua pertemuan, setelah pertemuan terakhir.',
    attended: 'Kehadiran yang dihitung',
    needed: 'Batas kehadiran',
    reasons: 'Alasannya',
    receipt: 'Unduh tanda terima',
    receiptText: 'Berkas bertanda tangan yang membuktikan hitungan Anda. Simpanlah.',
    receiptNotYet: 'Tanda terima sedang dibuat. Coba lagi sebentar lagi.',
    receiptFailed: 'Tanda terima tidak sampai. Coba lagi.',
    disagree: 'Angka ini keliru? Ajukan keberatan lewat riwayat JP; semua catatan waktu tersimpan.',
    again: 'Masuk lagi',
    reload: 'Muat ulang halaman',
    back: 'Kembali ke halaman kelas',
  },

  /** Why a line ended for good, or did not begin: a title and what to do. */
  byes: {
    asked: page('Anda sudah keluar', 'Kehadiran sampai saat Anda keluar tersimpan.'),
    removed: page(
      'Anda dikeluarkan dari kelas',
      'Pengajar mengakhiri keikutsertaan Anda. Hubungi koordinator bila ini keliru.',
    ),
    class_over: page('Kelas selesai', 'Terima kasih sudah hadir.'),
    server_stopping: page('Server dimulai ulang', 'Tunggu sebentar, lalu masuk lagi.'),
    too_slow: page(
      'Sambungan terlalu lambat',
      'Pindah ke tempat dengan sinyal lebih baik, lalu masuk lagi.',
    ),
    replaced: page(
      'Kelas dibuka di tempat lain',
      'Halaman ini berhenti karena kursi Anda dipakai oleh jendela atau perangkat lain. Lanjutkan di sana.',
    ),
    protocol: page(
      'Halaman ini keliru berbicara dengan server',
      'Muat ulang halaman, lalu masuk lagi.',
    ),
    link_ended: page('Tautan Anda dicabut', 'Minta tautan baru kepada koordinator.'),
    client_too_old: page(
      'Halaman ini sudah usang',
      'Muat ulang halaman untuk memakai versi terbaru.',
    ),
    silent: page('Sambungan lama tidak terdengar', 'Periksa internet Anda, lalu masuk lagi.'),
  },

  /** Why something asked for did not happen, and what to do. */
  refusals: {
    malformed: 'Halaman ini mengirim sesuatu yang tidak dipahami server. Muat ulang halaman.',
    oversize: 'Terlalu panjang. Persingkat, lalu coba lagi.',
    unexpected: 'Belum dapat dilakukan sekarang. Muat ulang halaman bila terus terjadi.',
    client_too_old: 'Halaman ini sudah usang. Muat ulang halaman.',
    forbidden: 'Peran Anda tidak memiliki hak untuk ini.',
    not_found: 'Yang Anda pilih sudah tidak ada. Lihat lagi daftarnya.',
    taken: 'Sudah lebih dahulu dilakukan. Lihat lagi keadaannya.',
    full: 'Sudah penuh. Coba lagi nanti, atau hubungi koordinator.',
    locked: 'Ditutup oleh pengajar. Tulis kepada pengajar saja bila perlu.',
    too_fast: 'Terlalu cepat. Tunggu sebentar, lalu coba lagi.',
    wrong_phase: 'Tidak dapat dilakukan pada tahap kelas ini.',
    no_floor: 'Anda belum mendapat giliran bicara. Angkat tangan dahulu.',
    not_leading: 'Kelas dipimpin pengajar lain. Ambil alih pimpinan dahulu.',
    invalid: 'Isian ini tidak dapat dipakai. Periksa lagi.',
    expired: 'Waktunya sudah lewat. Buka lagi tautan Anda.',
    bad_link: 'Tautan tidak dikenal atau sudah dicabut. Minta tautan baru kepada koordinator.',
    not_yours: 'Ini hanya dapat dilihat atau diputuskan oleh orang lain.',
    bad_sign_in: 'Nama atau kata sandi tidak cocok. Periksa lagi.',
    no_memory: 'Server sedang kehabisan memori. Coba lagi sebentar lagi.',
    store: 'Server sedang tidak dapat menyimpan. Coba lagi; beri tahu koordinator bila berlanjut.',
    busy: 'Server sedang sibuk. Coba lagi sebentar lagi.',
    io: 'Server mengalami gangguan. Coba lagi; beri tahu koordinator bila berlanjut.',
    config: 'Server belum disiapkan dengan benar. Beri tahu koordinator.',
    offline: 'Belum tersambung. Tidak ada yang dikirim; coba lagi setelah tersambung.',
    lost: 'Sambungan putus sebelum ada jawaban. Tunggu tersambung, periksa, lalu coba lagi.',
  },

  check: {
    title: 'Masih di sini?',
    text: 'Pengajar ingin memastikan Anda mengikuti kelas. Jawab dengan satu sentuhan.',
    answer: 'Ya, saya di sini',
    left: (time: string) => `Waktu menjawab: ${time} lagi`,
    soon: 'Waktu menjawab hampir habis',
    away: 'Sambungan terputus. Waktu berhenti; Anda ditanya lagi setelah tersambung.',
    failed: 'Jawaban belum terkirim. Tekan sekali lagi.',
  },

  notices: {
    floor_mine: 'Giliran Anda berbicara. Nyalakan mikrofon.',
    floor_taken: 'Hak bicara Anda diambil kembali oleh pengajar.',
    lead_moved: (name: string) => `${name} sekarang memimpin kelas.`,
    lead_mine: 'Anda sekarang memimpin kelas.',
    instructor_back: (name: string) => `${name} kembali di kelas.`,
    instructors_gone: 'Pengajar terputus. Kelas tetap berlangsung.',
    chat_locked: 'Obrolan ditutup oleh pengajar.',
    chat_opened: 'Obrolan dibuka kembali.',
    removed: (name: string) => `${name} dikeluarkan dari kelas.`,
    check_answered: 'Terima kasih, jawaban Anda tercatat.',
    check_missed: 'Waktu menjawab habis. Ikuti terus kelas dan jawab pertanyaan berikutnya.',
    check_over: 'Pertanyaan ditutup. Anda tidak perlu menjawab lagi.',
    unsafe: 'Kehadiran belum tersimpan. Koordinator sudah melihatnya.',
    safe_again: 'Kehadiran tersimpan kembali.',
  },
};

export type Words = typeof id;
