/** All words of the class pages, in English: a full second language with the keys of id.ts. */
import type { Words } from './id.ts';

const page = (title: string, text: string) => ({ title, text });

const units = (n: number, word: string) => (n === 1 ? `1 ${word}` : `${n} ${word}s`);

export const en: Words = {
  language: 'Language',
  otherLanguage: 'Bahasa Indonesia',
  skip: 'Skip to content',

  close: 'Close',
  cancel: 'Cancel',
  send: 'Send',
  sending: 'Sending …',
  retry: 'Try again',
  undo: 'Undo',
  you: 'You',
  ownRecord: 'See my JP record',
  and: 'and',

  units: {
    minute: (n) => units(n, 'minute'),
    second: (n) => units(n, 'second'),
    minutes: 'minutes',
    seconds: 'seconds',
  },

  jp: (n) => `${n} JP`,
  jpLong: (n) => `${n} lesson hours (JP)`,

  roles: {
    learner: 'Learner',
    instructor: 'Instructor',
    coordinator: 'Coordinator',
    observer: 'Observer',
  },

  phases: {
    waiting: 'Not started',
    running: 'In progress',
    break: 'Break',
    ended: 'Ended',
  },

  categories: {
    tugas_belajar: 'Assigned study',
    izin_belajar: 'Permitted study',
    pelatihan_struktural: 'Structural leadership training',
    pelatihan_manajerial: 'Managerial training',
    pelatihan_teknis: 'Technical training',
    pelatihan_fungsional: 'Functional training',
    pelatihan_sosial_kultural: 'Socio-cultural training',
    seminar: 'Seminar or conference',
    workshop: 'Workshop',
    kursus: 'Course',
    penataran: 'Upgrading course',
    bimtek: 'Technical guidance',
    sosialisasi: 'Briefing on rules',
    coaching: 'Coaching',
    mentoring: 'Mentoring',
    e_learning: 'E-learning',
    pelatihan_jarak_jauh: 'Distance training',
    detasering: 'Secondment',
    pembelajaran_alam_terbuka: 'Outbound learning',
    patok_banding: 'Benchmarking',
    pertukaran: 'Exchange with companies',
    belajar_mandiri: 'Self study',
    komunitas_belajar: 'Learning community',
    magang: 'Internship',
    bimbingan_di_tempat_kerja: 'Guidance at the workplace',
    klasikal_lain: 'Other classical route',
    nonklasikal_lain: 'Other non-classical route',
  },

  entry: {
    checking: 'Checking your link …',
    welcome: 'Welcome,',
    notYou: 'Not you? Please do not enter. Ask the coordinator for your own link.',
    asInstructor: 'You are an instructor of this class',
    organiser: (name) => `Organiser: ${name}`,
    meeting: (n, of) => `Meeting ${n} of ${of}`,
    timetable: 'Timetable',
    learning: 'Lesson',
    break: 'Break',
    worth: 'What it earns',
    worthNothing: 'This activity cannot be counted in JP yet. Please ask the coordinator.',
    needed: (least, of, percent) =>
      `if you attend at least ${least} of ${of} lesson minutes (${percent})`,
    neededSeconds: (least, of, percent) =>
      `if you attend at least ${least} of ${of} of lesson time (${percent})`,
    proportional: 'Counted from the lesson time that you attend.',
    severalClasses: 'Attendance is added up over all meetings.',
    counted: 'Time without a connection and breaks are not counted.',
    enter: 'Enter the class',
    enterHint: 'You will hear the class. Your microphone stays off.',
    enterHintInstructor: 'You will hear the class. Your microphone stays off until you press it.',
    live: 'In progress',
    onBreak: 'On a break',
    startsToday: (time) => `Starts today at ${time}`,
    starts: (day, time) => `Starts ${day}, at ${time}`,
    notYet: 'The class has not started. You may enter and wait inside.',
    over: 'This activity is over',
    overText: 'Thank you for taking part. This link no longer opens a class.',
    soFar: 'Your attendance so far',
    unsupported:
      'This browser cannot play the sound of the class. You can still read the chat and answer polls. To listen, use the latest Chrome, Edge or Safari.',
  },

  link: {
    none: 'Open your personal link',
    noneText:
      'A class opens with the personal link that the coordinator sent you. Copy the whole link, to its last letter.',
    unknown: 'This link is not known',
    unknownText:
      'It may have been cut off when it was copied. Open it again from the original message, or ask the coordinator for a new one.',
    revoked: 'This link was revoked',
    revokedText: 'Ask the coordinator of your activity for a new link.',
    replaced: 'This link was replaced',
    replacedText: 'The coordinator made a new link for you. Use the one that was sent last.',
    unreachable: 'The server cannot be reached',
    unreachableText: 'Check your internet connection, then try again. Your link stays valid.',
    coordinator: 'Sign in as coordinator',
  },

  attendance: {
    label: 'Your attendance',
    share: (part, of, unit) => `${part} of ${of} ${unit}`,
    ofActivity: (part, of, unit) => `Whole activity: ${part} of ${of} ${unit}`,
    needed: (least) => `Needed: ${least}`,
    enough: (jp) => `enough for ${jp}`,
    ifYouStay: (jp) => `worth ${jp} if you stay`,
    outOfReach: 'no longer enough for JP',
    nothing: 'no JP',
    toBePosted: (jp) => `${jp} to be recorded`,
    soFar: 'still going on',
    posted: (jp) => `${jp} recorded`,
    notEnough: '0 JP',
    overLimit: (jp) => `${jp} over the limit`,
    awaited: {
      evidence: 'waiting for evidence',
      report: 'waiting for the report',
      test: 'waiting for the final test',
      overlap: 'waiting for the organiser',
    },
    refused: 'evidence refused',
    waiting: 'Time counts from the first lesson on.',
    why: 'Explanation',
    title: 'Your attendance and JP',
    liveText: 'This number grows while you are connected during lesson time.',
    provisionalText: 'The class is over. JP are recorded once the whole activity is closed.',
    postedText: 'The activity is closed. This number stands in your record.',
    barLabel: (part, of, unit) => `Attended ${part} of ${of} lesson ${unit}`,
  },

  reasons: {
    attended_enough: (ppm, min, f) =>
      `You attended ${f.percentPpm(ppm)} of the lesson time; the limit is ${f.percent(min)}.`,
    attended_too_little: (short_s, min, f) =>
      `${f.length(short_s)} short of the limit of ${f.percent(min)}.`,
    not_present: () => 'Not connected during lesson time.',
    no_learning_time: () => 'The timetable holds no lesson time.',
    programme_jp: (learning_s, jp_s, f) =>
      `${f.length(learning_s)} of lesson time; 1 JP = ${f.length(jp_s)}.`,
    proportional_jp: (attended_s, jp_s, f) =>
      `Counted from ${f.length(attended_s)} attended; 1 JP = ${f.length(jp_s)}.`,
    international_bonus: (percent, _, f) => `International activity: ${f.percent(percent)} added.`,
    rounded_down: (num, den, f) =>
      `${f.fraction(num, den)} JP rounded down, once for the whole activity.`,
    rounded_up: (num, den, f) =>
      `${f.fraction(num, den)} JP rounded up, once for the whole activity.`,
    speaker_no_credit: () => 'Teaching does not count as learning.',
    over_cap: (surplus, cap, f) =>
      `${f.whole(surplus)} JP are over the limit of ${f.whole(cap)} JP a year: recorded, but not counted.`,
    cap_exempt: (cap, _, f) =>
      `The limit of ${f.whole(cap)} JP a year does not apply to this post.`,
    category_not_listed: () =>
      'This kind of activity is not named for this employment status; the coordinator should check it.',
    category_not_allowed: () => 'This kind of activity does not count for this employment status.',
    test_awaited: (pass, _, f) => `Waiting for the final test; passing mark ${f.whole(pass)}.`,
    test_failed: (score, pass, f) => `Final test ${f.whole(score)}; passing mark ${f.whole(pass)}.`,
    test_passed: (score, pass, f) =>
      `Final test passed with ${f.whole(score)}; passing mark ${f.whole(pass)}.`,
    evidence_awaited: () =>
      'Waiting for evidence: counts once the superior has accepted the permission and assignment.',
    evidence_rejected: () =>
      'The evidence was refused. Read why in the JP record, then file again.',
    unknown_category: () => 'This kind of activity is not in the rules in force.',
    category_unvalued: () => 'This kind of activity has no value in JP yet.',
    daily_limit: (max, days, f) =>
      `The limit of ${f.whole(max)} JP a day took something off ${f.whole(days)} day(s).`,
    day_value: (jp, _, f) => `A fixed value of ${f.whole(jp)} JP a day.`,
    short_day: (seconds, jp_s, f) => `A short day: ${f.length(seconds)}; 1 JP = ${f.length(jp_s)}.`,
    session_value: (jp, _, f) => `A fixed value of ${f.whole(jp)} JP for a session.`,
    activity_value: (jp, _, f) => `A fixed value of ${f.whole(jp)} JP for the activity.`,
    semester_value: (jp, _, f) => `A fixed value of ${f.whole(jp)} JP for a semester.`,
    monthly_limit: (surplus, max, f) =>
      `${f.whole(surplus)} JP are over the limit of ${f.whole(max)} sessions a month: recorded, but not counted.`,
    days_earned: (earned, days, f) => `${f.whole(earned)} of ${f.whole(days)} days earned JP.`,
    sessions_earned: (earned, sessions, f) =>
      `${f.whole(earned)} of ${f.whole(sessions)} sessions earned JP.`,
    semesters_earned: (earned, semesters, f) =>
      `${f.whole(earned)} of ${f.whole(semesters)} semesters earned JP.`,
    partly_proportional: (attended_s, learning_s, f) =>
      `In proportion to attendance: ${f.length(attended_s)} of ${f.length(learning_s)}.`,
    report_awaited: () =>
      'Waiting for the report: counts once it is sent; a study report must be accepted by the superior.',
    overlap: (seconds, _, f) =>
      `${f.length(seconds)} at the same time as another activity; the organiser decides which counts.`,
    purpose_untold: () =>
      'Nobody has said which duty or target this serves, and with which head of unit it was agreed.',
    checks_missed: (missed, cost_s, f) =>
      cost_s
        ? `${f.whole(missed)} question(s) "Still here?" went unanswered: ${f.length(cost_s)} were taken off the attendance.`
        : `${f.whole(missed)} question(s) "Still here?" went unanswered; this is a note only.`,
    checks_unanswered: (answered, settled, f) =>
      `${f.whole(answered)} of ${f.whole(settled)} questions "Still here?" were answered: fewer than asked for.`,
    no_status_on_date: () =>
      'Nobody wrote down the employment status on the last day of the activity: ask the coordinator to fill it in.',
    capacity_folded: () =>
      'Capacity development counts as competency: these rules keep one ledger.',
  },
  otherReason: (code) => `Another reason (${code}). Please ask the coordinator.`,

  connection: {
    good: 'Good',
    slow: 'Slow',
    opening: 'Connecting …',
    again: 'Reconnecting …',
    ended: 'Disconnected',
    offline: 'Connection lost',
    offlineText: 'Time without a connection is not counted; what was counted stays.',
  },

  stage: {
    speaking: 'speaking',
    mayspeak: 'may speak',
    micOpen: 'microphone on',
    andMore: (n) => `and ${n} more`,
    quiet: 'Nobody is speaking',
    waitingTitle: 'Waiting for the instructor',
    waitingText: (time) => `By the timetable the class starts at ${time}.`,
    waitingTextLate: 'The instructor will start soon. You are noted as connected.',
    breakTitle: 'Break',
    breakText: (time) => `The class goes on at ${time}.`,
    breakTextOpen: 'The instructor will resume the class.',
    goneTitle: 'The instructor lost the connection',
    goneText: 'The class goes on and attendance still counts. Please wait a moment.',
    here: (n) => `${n} learners here`,
    breakAt: (time) => `break at ${time}`,
    endAt: (time) => `ends at ${time}`,
    runningBy: 'in progress',
  },

  floor: {
    mine: 'Your turn',
    mineText: 'Press the microphone, then speak.',
    open: 'Turn microphone on',
    close: 'Turn microphone off',
    on: 'Microphone on',
    off: 'Microphone off',
    asking: 'Waiting for permission …',
    leave: 'Done speaking',
    level: 'Loudness of your voice',
    quietHint: 'You cannot be heard. Move closer to the microphone.',
    denied:
      'The browser refuses the microphone. Open the site permissions in the address bar, allow the microphone, then press again.',
    missing: 'No microphone was found. Connect one, then press again.',
    broken: 'The microphone cannot be opened. Close other programs that use it, then press again.',
    unsupported: 'This browser cannot send sound yet. Write your question in the chat.',
  },

  hand: {
    raise: 'Raise hand',
    lower: 'Lower hand',
    place: (n) => `number ${n}`,
    next: 'you are next',
  },

  chat: {
    title: 'Chat',
    empty: 'No messages yet. Write the first question.',
    emptyPrivate: 'No private messages yet. Only the instructors read what you write here.',
    placeholder: 'Write to everyone …',
    placeholderPrivate: 'To instructors only …',
    toAll: 'Everyone',
    toInstructors: 'Instructors only',
    toInstructorsShort: 'Teacher',
    audience: 'Message for',
    private: 'instructors only',
    privateToYou: 'privately to you',
    privateTo: (name) => `privately to ${name}`,
    removed: 'This message was removed by an instructor.',
    locked: 'The instructor closed the chat. You can still write to the instructors.',
    notHere: 'The chat is open while the class lasts.',
    newLines: (n) => `${n} new messages`,
    unsure:
      'The connection broke while sending. See first whether your message is there, then send again.',
    tooLong: 'The message is too long. Split it into several.',
  },

  poll: {
    title: 'Polls',
    short: 'Poll',
    open: 'A poll is open',
    answer: 'Answer',
    none: 'No polls yet. When the instructor opens one, you see it here.',
    single: 'Choose one answer',
    multiple: 'You may choose more than one',
    anonymous: 'Anonymous: your choice is not stored with your name.',
    named: 'Named: instructors can see who chose what.',
    vote: 'Send answer',
    change: 'Change answer',
    kept: 'Your answer is saved. You can change it until the poll is closed.',
    closed: 'Closed',
    voters: (n) => `${n} people answered`,
    votersOf: (n, of) => `${n} of ${of} people answered`,
    ofPeople: 'Percent of the people who answered.',
    noVoters: 'Nobody answered.',
    mine: 'your choice',
    newOne: 'one is waiting for your answer',
  },

  reactions: {
    title: 'Reactions',
    thumb: 'Agree',
    clap: 'Applause',
    heart: 'Thank you',
    laugh: 'Funny',
    puzzled: 'I do not follow',
    counted: (name, n) => `${name}: ${n}`,
  },

  more: {
    title: 'More',
    private: 'Write to the instructors',
    privateHint: 'Only the instructors read it.',
    sound: 'Sound of the class',
    soundOn: 'On',
    soundOff: 'Off',
    volume: 'Volume',
    used: (size) => `${size} used`,
    unlock: 'Turn sound on',
    unlockText: 'The browser holds the sound back. Press to hear the class.',
    leave: 'Leave the class',
  },

  leave: {
    title: 'Leave the class?',
    text: 'Your attendance stops counting. You can come back with the same link.',
    stay: 'Stay in the class',
    leave: 'Leave',
  },

  ended: {
    cannotEnter: 'You cannot enter',
    computing: 'Your attendance is being counted …',
    earned: (jp) => `You earned ${jp}`,
    willEarn: (jp) => `${jp} will be recorded`,
    notEarned: 'No JP earned',
    awaited: {
      evidence: (jp) => ({
        title: `${jp} waiting for evidence`,
        text: 'Send the permission and assignment from the JP record. JP are recorded once your superior accepts it; there is no last day.',
      }),
      report: (jp) => ({
        title: `${jp} waiting for the report`,
        text: 'Send your report from the JP record. JP are recorded only after that; there is no last day.',
      }),
      test: () => ({
        title: 'Waiting for the final test',
        text: 'Take the final test of this activity; ask the coordinator when it is. JP are recorded once you pass.',
      }),
      overlap: (jp) => ({
        title: `${jp} waiting for a decision`,
        text: 'It took place at the same time as another activity; the organiser decides which one counts. You will see it in the JP record.',
      }),
    },
    refused: (jp) => ({
      title: `Evidence refused: ${jp} not recorded`,
      text: 'Read why in the JP record, set it right, and send it again.',
    }),
    overLimit: (jp) => `${jp} recorded over the limit`,
    goesOn: 'The activity goes on',
    goesOnText: 'JP are counted over all meetings, after the last one.',
    attended: 'Attendance counted',
    needed: 'Attendance needed',
    reasons: 'Why',
    receipt: 'Download the receipt',
    receiptText: 'A signed file that proves what was counted. Keep it.',
    receiptNotYet: 'The receipt is made in a moment. Try again shortly.',
    receiptFailed: 'The receipt did not come. Try again.',
    disagree: 'Is this number wrong? Object from the JP record; all the times are kept.',
    again: 'Enter again',
    reload: 'Reload the page',
    back: 'Back to the class page',
  },

  byes: {
    asked: page('You have left', 'Your attendance up to the moment you left is saved.'),
    removed: page(
      'You were removed from the class',
      'An instructor ended your participation. Contact the coordinator if this is a mistake.',
    ),
    class_over: page('The class is over', 'Thank you for attending.'),
    server_stopping: page('The server is restarting', 'Wait a moment, then enter again.'),
    too_slow: page(
      'The connection is too slow',
      'Move to a place with a better signal, then enter again.',
    ),
    replaced: page(
      'The class was opened elsewhere',
      'This page stopped because another window or device uses your seat. Go on there.',
    ),
    protocol: page(
      'This page made a mistake talking to the server',
      'Reload the page, then enter again.',
    ),
    link_ended: page('Your link was revoked', 'Ask the coordinator for a new link.'),
    client_too_old: page('This page is out of date', 'Reload the page to use the latest version.'),
    silent: page('Nothing was heard from you for long', 'Check your internet, then enter again.'),
  },

  refusals: {
    malformed: 'This page sent something the server does not understand. Reload the page.',
    oversize: 'Too long. Shorten it, then try again.',
    unexpected: 'Not possible right now. Reload the page if it happens again.',
    client_too_old: 'This page is out of date. Reload the page.',
    forbidden: 'Your role does not allow this.',
    not_found: 'What you chose does not exist any more. Look at the list again.',
    taken: 'Somebody was faster. Look again how things stand.',
    full: 'It is full. Try again later, or contact the coordinator.',
    locked: 'Closed by the instructor. Write to the instructors only if you need to.',
    too_fast: 'Too fast. Wait a moment, then try again.',
    wrong_phase: 'Not possible at this stage of the class.',
    no_floor: 'It is not your turn to speak yet. Raise your hand first.',
    not_leading: 'Another instructor leads the class. Take over the lead first.',
    invalid: 'This cannot be used. Check what you entered.',
    expired: 'The time for this is over. Open your link again.',
    bad_link: 'The link is unknown or was revoked. Ask the coordinator for a new one.',
    not_yours: 'Only somebody else may see or decide this.',
    bad_sign_in: 'Name and password do not match. Check them.',
    no_memory: 'The server is out of memory. Try again in a moment.',
    store: 'The server cannot save right now. Try again; tell the coordinator if it goes on.',
    busy: 'The server is busy. Try again in a moment.',
    io: 'The server has a fault. Try again; tell the coordinator if it goes on.',
    config: 'The server is not set up correctly. Tell the coordinator.',
    offline: 'Not connected. Nothing was sent; try again once you are connected.',
    lost: 'The connection broke before an answer came. Wait until it is back, check, then try again.',
  },

  check: {
    title: 'Still here?',
    text: 'The instructor wants to be sure that you are following the class. One touch answers.',
    answer: 'Yes, I am here',
    left: (time) => `Time to answer: ${time} left`,
    soon: 'The time to answer is nearly over',
    away: 'The connection is lost. The time stands still; you are asked again once it is back.',
    failed: 'Your answer was not sent. Press once more.',
  },

  notices: {
    floor_mine: 'It is your turn to speak. Turn your microphone on.',
    floor_taken: 'An instructor took your right to speak back.',
    lead_moved: (name) => `${name} leads the class now.`,
    lead_mine: 'You lead the class now.',
    instructor_back: (name) => `${name} is back in the class.`,
    instructors_gone: 'The instructor lost the connection. The class goes on.',
    chat_locked: 'The instructor closed the chat.',
    chat_opened: 'The chat is open again.',
    removed: (name) => `${name} was removed from the class.`,
    check_answered: 'Thank you, your answer is recorded.',
    check_missed: 'The time to answer is over. Stay with the class and answer the next one.',
    check_over: 'The question is closed. You need not answer any more.',
    unsafe: 'Attendance is not being saved yet. The coordinator can see it.',
    safe_again: 'Attendance is being saved again.',
  },
};
