import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InterfaceLanguage } from '../../vocab/record/language-map.ts';

/** What a person may do for a partner: read what partners see; describe; or decide for the partner. */
export const roles = ['reader', 'curator', 'steward'] as const;
export type Role = (typeof roles)[number];

/** What a key may be used for. */
export const scopes = ['read', 'deposit', 'curate', 'decide', 'admin'] as const;
export type Scope = (typeof scopes)[number];

export type Membership = { partner: string; role: Role };

/**
 * Who asks. `id` is a pseudonym, random and lasting, and all that the log gets: `a-...` for a person, `k-...` for a key. The name lies apart
 * and can be erased. `scopes` is there for keys alone and narrows what the role allows.
 */
export type Principal = {
  kind: 'person' | 'key';
  id: string;
  name: string;
  memberships: readonly Membership[];
  operator: boolean;
  scopes?: readonly Scope[];
};

/** Why something was not done, for programs, and what to do about it, for people. */
export type Refused<Reason extends string> = { outcome: 'refused'; reason: Reason; remedy: string };

/** Headers as Node gives them. */
export type HeadersOf = { headers: IncomingMessage['headers'] };

/** Cookies to set, one `Set-Cookie` value each. */
export type SignedIn = { outcome: 'signed-in'; cookies: string[] };
/** `retryAfter`: seconds. */
export type Limited = { outcome: 'limited'; retryAfter: number };

export type SignIn = {
  /** Answers `/api/auth/*`; mount it before anything that reads bodies. `next` is for paths that it does not know. */
  handler(req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void): void;
  /** Who asks, by session cookie or `Authorization: Bearer KEY`; undefined where neither holds. */
  principal(request: HeadersOf): Promise<Principal | undefined>;
  /** The value of the session cookie, which form tokens are bound to. Says nothing of its validity. */
  sessionCookie(request: HeadersOf): string | undefined;
  /** `address`: the client's IP address, which attempts are counted by. */
  signIn(form: {
    email: string;
    password: string;
    address: string;
  }): Promise<SignedIn | Limited | { outcome: 'refused' }>;
  /** Ends the session; gives the cookies that clear it. */
  signOut(request: HeadersOf): Promise<string[]>;
  /** The name of the OpenID Connect provider, where one is set up. */
  oidcName: string | undefined;
  /** Begins sign-in there: where to send the browser, with which cookies; undefined while the provider cannot be reached. */
  beginOidc(to: {
    next: string;
    address: string;
  }): Promise<{ location: string; cookies: string[] } | undefined>;
};

export type Invitation = {
  id: string;
  email?: string;
  partner?: string;
  role?: Role;
  operator: boolean;
  /** The pseudonym of who invited; `cli` for the command line. */
  by: string;
  created: string;
  expires: string;
};

export type InviteReason = 'email-invalid' | 'role-missing' | 'nothing-offered' | 'role-unknown';
export type LinkReason = 'unknown' | 'expired' | 'used' | 'revoked';
export type PersonReason =
  | 'name-missing'
  | 'email-invalid'
  | 'email-taken'
  | 'password-short'
  | 'password-long';
export type AcceptReason = LinkReason | PersonReason | 'email-differs';
/** `mailed`: whether the link went out by mail as well; `none` without an address or a mail server. */
export type Invited = {
  outcome: 'invited';
  id: string;
  link: string;
  expires: string;
  mailed: 'sent' | 'failed' | 'none';
};

export type Invitations = {
  /** Invites to a partner, to operate the archive, or both. The caller has checked that `by` may and that the partner exists. */
  invite(offer: {
    email?: string | undefined;
    partner?: string | undefined;
    role?: Role | undefined;
    operator?: boolean | undefined;
    by: string;
    language?: InterfaceLanguage;
  }): Promise<Invited | Refused<InviteReason>>;
  /** Open invitations: of a partner, or all. */
  invitations(partner?: string): Invitation[];
  /** False where there is no such open invitation (of that partner, where one is named). */
  revokeInvitation(which: { id: string; partner?: string }): boolean;
  /** What a link offers, before it is accepted. */
  readInvitation(token: string): { outcome: 'open'; invitation: Invitation } | Refused<LinkReason>;
  /** Accepts as a new person. */
  accept(form: {
    token: string;
    name: string;
    email: string;
    password: string;
  }): Promise<{ outcome: 'accepted'; id: string } | Refused<AcceptReason>>;
  /** Accepts as a person who is signed in: the memberships join those that there are. */
  acceptAs(form: {
    token: string;
    person: string;
  }): { outcome: 'accepted'; id: string } | Refused<AcceptReason>;
  /** A new one-time link for the first operator, good for a day; the one before ends. Undefined once there is an operator. */
  firstOperatorLink(): string | undefined;
};

export type Person = {
  /** The pseudonym. */
  id: string;
  name: string;
  email: string;
  operator: boolean;
  memberships: readonly (Membership & { since: string })[];
};
export type PeopleReason = 'unknown' | 'last-operator' | 'role-unknown';

export type People = {
  /** The people of a partner, or all; by name. */
  people(partner?: string): Person[];
  person(id: string): Person | undefined;
  /** Gives or changes a role within a partner. */
  setRole(change: {
    person: string;
    partner: string;
    role: Role;
  }): { outcome: 'done' } | Refused<PeopleReason>;
  /** Ends a membership. */
  remove(which: { person: string; partner: string }): { outcome: 'done' } | Refused<PeopleReason>;
  setOperator(change: { person: string; operator: boolean }): { outcome: 'done' } | Refused<PeopleReason>;
  rename(change: {
    person: string;
    name: string;
  }): { outcome: 'done' } | Refused<PeopleReason | 'name-missing'>;
  /** Names by pseudonym, of people and keys; who was forgotten or never was is not in it. */
  nameOf(ids: readonly string[]): Map<string, string>;
  /** Erases name, address, password, sessions and memberships; the pseudonym stays in the log and is never given again. */
  forget(person: string): { outcome: 'done' } | Refused<PeopleReason>;
};

export type PasswordReason = 'password-short' | 'password-long';
export type Passwords = {
  /** Whether links can be mailed. */
  canMail: boolean;
  /** A one-time link to a new password, good for a day, for an operator to hand on; undefined for an unknown person. */
  resetLink(request: { person: string; by: string }): { link: string; expires: string } | undefined;
  /** Mails such a link if there is such a person and a mail server. Answers the same either way, and at once. */
  askReset(request: { email: string; language: InterfaceLanguage; address: string }): void;
  readReset(token: string): { outcome: 'open' } | Refused<LinkReason>;
  /** Sets a new password and ends all sessions. */
  reset(form: {
    token: string;
    password: string;
  }): Promise<{ outcome: 'done' } | Refused<LinkReason | PasswordReason>>;
  /** Changes the password of a person who is signed in, ends all sessions and begins a new one. */
  changePassword(form: {
    person: string;
    current: string;
    password: string;
    address: string;
  }): Promise<SignedIn | Limited | Refused<PasswordReason | 'wrong-password'>>;
  /** Ends all sessions of a person. */
  signOutEverywhere(person: string): Promise<void>;
};

export type ApiKey = {
  /** The key's pseudonym, by which it is revoked and logged. */
  id: string;
  name: string;
  partner: string;
  role: Role;
  scopes: readonly Scope[];
  by: string;
  created: string;
  expires: string;
  lastUsed?: string;
  state: 'active' | 'expired' | 'revoked';
};
export type KeyReason =
  | 'scope-unknown'
  | 'scope-beyond-role'
  | 'role-unknown'
  | 'name-missing'
  | 'days-invalid';
export type Keys = {
  /** Keys of a partner, or made by a person, newest first. */
  keys(of: { partner: string } | { by: string }): ApiKey[];
  /** Makes a key; `secret` is shown once and only its hash is kept. `days`: until it expires, 1 to 730; 365 by default. */
  createKey(key: {
    name: string;
    partner: string;
    role: Role;
    scopes: readonly Scope[];
    days?: number | undefined;
    by: string;
  }): Promise<{ outcome: 'created'; id: string; secret: string; expires: string } | Refused<KeyReason>>;
  /** False where there is no such key in use (of that partner, where one is named). */
  revokeKey(which: { id: string; partner?: string }): Promise<boolean>;
};

/** People, sign-in, invitations and keys. The parts are named apart so that a door can ask for what it uses. */
export type Accounts = SignIn & Invitations & People & Passwords & Keys & { close(): void };
