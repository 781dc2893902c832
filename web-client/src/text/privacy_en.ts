/** Words of restricting the processing of somebody's data, in English. */
import type { PrivacyWords } from './privacy_id.ts';

export const privacyEn: PrivacyWords = {
  states: {
    asked: 'Waiting for a decision',
    in_force: 'In force',
    refused: 'Refused',
    ended: 'Ended',
  },

  mine: 'Restrict the processing of my data',
  mineText:
    'You may ask that your data are not sent to the personnel system and not taken by other applications (Law 27/2022, article 41), for instance while a figure is being checked. Your classes, attendance and JP are still recorded.',
  mineDo: 'Ask for restriction',
  mineReason: 'Why you ask for it',
  mineSend: 'Send the request',
  mineAsked: (day) => `Request sent. A coordinator decides by ${day}.`,
  mineInForce: (day) =>
    `In force since ${day}: your data are not sent, nor taken by other applications.`,
  mineRefused: (day) => `Your request was refused on ${day}.`,
  mineEnded: (day) => `The restriction ended on ${day}.`,
  mineReasonOf: (name, reason) => `${name}: ${reason}`,
  mineEnd: 'Take the request back',
  mineLift: 'End the restriction',
  mineUnknown: 'Whether there is a restriction could not be loaded. Open this page again.',

  title: 'Restrictions',
  text: 'People who ask that the processing of their data be restricted (Law 27/2022, article 41). Decide within three days, with a reason; a legal obligation may be one to refuse. While it is in force, the data of that person are neither sent to the personnel system nor given to machines; classes, attendance and JP go on.',
  none: 'Nobody has asked for a restriction yet.',
  until: (day) => `Decide by ${day}.`,
  late: (day) => `It should have been decided by ${day}. Decide now.`,
  asked: (day) => `Asked on ${day}`,
  decided: (day, name, reason) => `Decided on ${day} by ${name}: ${reason}`,
  ended: (day, name, reason) => `Ended on ${day} by ${name}${reason === '' ? '' : `: ${reason}`}`,
  reason: 'Reason, which the person reads',
  accept: 'Put in force',
  refuse: 'Refuse',
  lift: 'End the restriction',
  of: (what, name) => `${what}: ${name}`,
  done: 'Saved. The person sees it in My record.',
  notYours: 'This is your own request. Another coordinator decides it.',
  decidedBefore: 'It has changed meanwhile. Look at this list again.',
};
