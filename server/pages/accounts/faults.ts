import type { AcceptReason, LinkReason, PasswordReason, PeopleReason } from '../../accounts/accounts.ts';
import { leastPassword, mostPassword } from '../../accounts/check-person.ts';
import { fill } from '../words/fill.ts';
import type { AccountWords } from './words/account-words.ts';

const keys: Record<
  AcceptReason | LinkReason | PasswordReason | PeopleReason | 'wrong-password',
  keyof AccountWords
> = {
  unknown: 'linkUnknown',
  expired: 'linkExpired',
  used: 'linkUsed',
  revoked: 'linkRevoked',
  'name-missing': 'nameMissing',
  'email-invalid': 'emailInvalid',
  'email-taken': 'emailTaken',
  'email-differs': 'emailDiffers',
  'password-short': 'passwordShort',
  'password-long': 'passwordLong',
  'wrong-password': 'passwordWrong',
  'last-operator': 'lastOperator',
  'role-unknown': 'formStale',
};

/** Reasons that concern the link itself: no form can mend them. */
export const isLinkReason = (reason: string): reason is LinkReason =>
  ['unknown', 'expired', 'used', 'revoked'].includes(reason);

/** A refusal in the reader's language. */
export const faultText = (words: AccountWords, reason: keyof typeof keys): string =>
  fill(words[keys[reason]], { n: reason === 'password-long' ? mostPassword : leastPassword });

/** How long to wait, in whole minutes. */
export const waitText = (words: AccountWords, seconds: number): string =>
  fill(words.tooMany, { n: Math.max(1, Math.ceil(seconds / 60)) });
