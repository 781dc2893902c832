import type { InvitationWords } from './invitation_id.ts';

export const invitationEn: InvitationWords = {
  title: 'Choose a password',
  text: (person: string, name: string) =>
    `Hello, ${person}. Your user name: ${name}. Choose a password that only you know.`,
  password: 'New password',
  again: 'Type it once more',
  rule: 'At least 12 letters, and not your name. A few words that you remember will do.',
  save: 'Save password',
  saving: 'Saving …',
  faults: {
    too_short: 'Too short: at least 12 letters.',
    too_long: 'Too long.',
    is_name: 'Do not use your name. Choose another.',
    differs: 'The two do not match. Type them again.',
  },
  done: 'Password saved',
  doneText: (name: string) => `Now sign in with the user name ${name}.`,
  signIn: 'Sign in',
  cannot: 'This invitation cannot be used',
  links: {
    unknown: 'This link is not known. Copy all of it again, or ask for a new invitation.',
    used: 'This link was used. If you forgot the password, ask a coordinator for a new invitation.',
    expired: 'This link is no longer good. Ask a coordinator for a new invitation.',
  },
};
