import type { Access, Agreement, RestrictionGround } from '../archive/archive.ts';

/** What a proposal of each kind is about. */
/** `replaces`: the version of the agreement that it was proposed against. */
export type AgreementSubject = {
  partners: string[];
  agreement: Agreement;
  licence: string;
  replaces?: number;
};
export type JoinSubject = { from: string; into: string };
export type AccessSubject = { item: string; access: Access; ground?: RestrictionGround };
