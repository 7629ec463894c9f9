import type { PersonReason, Refused } from './accounts.ts';
import { refuse } from './refuse.ts';

/**
 * Lengths of a password, in characters. NIST SP 800-63B-4, section 3.1.1.2: long rather than intricate, so there are no rules of composition. It
 * asks for 15 where a password is all there is; 12, with attempts limited, is what people here can be expected to bear.
 */
export const leastPassword = 12;
export const mostPassword = 128;

/** Addresses compare without regard to case and surrounding space, as people write them. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();

/** Whether a text looks like an address; only a mail that arrives proves one. */
export const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@"(),:;<>[\\\]]+@[^\s@"(),:;<>[\\\]]+\.[^\s@"(),:;<>[\\\]]+$/.test(text);

/** Checks the length of a password, in characters. */
export function checkPassword(password: string): Refused<'password-short' | 'password-long'> | undefined {
  const length = [...password].length;
  if (length < leastPassword)
    return refuse('password-short', `Choose a password of at least ${leastPassword} characters.`);
  if (length > mostPassword)
    return refuse('password-long', `Choose a password of at most ${mostPassword} characters.`);
  return undefined;
}

/** A name as it is kept: one line, without surrounding space; undefined where nothing is left. */
export function cleanName(name: string): string | undefined {
  const text = name.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return text === '' ? undefined : [...text].slice(0, 120).join('');
}

/** Checks what a new person fills in. */
export function checkPerson(form: {
  name: string;
  email: string;
  password: string;
}): Refused<PersonReason> | undefined {
  if (!cleanName(form.name)) return refuse('name-missing', 'Give the name by which others know you.');
  if (!isEmail(normalEmail(form.email)))
    return refuse('email-invalid', 'Write an address such as ada@museum.example.');
  return checkPassword(form.password);
}
