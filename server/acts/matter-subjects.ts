import type { AuthorityContent } from '../../vocab/authority/authority.ts';
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
/** What a partner's curator would say of a person, group or place. */
export type DescriptionSubject = { reference: string; content: AuthorityContent };
export type AccessSubject = { item: string; access: Access; ground?: RestrictionGround };

/** A matter that was accepted, as what brings it about gets it. `partners`: those who were asked. */
export type AcceptedAct<Subject> = {
  subject: Subject;
  time: string;
  actor: string;
  partner: string;
  partners: readonly string[];
  detail: Record<string, unknown>;
};
