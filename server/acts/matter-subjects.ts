import type { Access, Agreement } from '../archive/archive.ts';

/** What a proposal of each kind is about. */
export type AgreementSubject = { partners: string[]; agreement: Agreement; licence: string };
export type JoinSubject = { from: string; into: string };
export type AccessSubject = { item: string; access: Access };
