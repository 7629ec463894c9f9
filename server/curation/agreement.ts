import type { Agreement } from '../archive/archive.ts';

/** How many approvals an agreement asks for among so many partners: never more than there are. */
export const approvalsNeeded = ({ approvals }: Pick<Agreement, 'approvals'>, partners: number): number =>
  approvals === 'all' ? partners : Math.min(approvals, partners);

/** What is wrong with an agreement, or undefined. `partners`: those whose agreement it is. */
export function agreementFault(agreement: Agreement, partners: readonly string[]): string | undefined {
  const { approvals, veto, days, access } = agreement;
  if (partners.length === 0) return 'A collection needs at least one partner.';
  if (approvals !== 'all' && (!Number.isInteger(approvals) || approvals < 1 || approvals > partners.length))
    return `Approvals are “all” or a whole number from 1 to ${partners.length}, the number of partners.`;
  const stranger = veto.find((partner) => !partners.includes(partner));
  if (stranger !== undefined) return `${stranger} holds a veto but is no partner of the collection.`;
  if (!Number.isInteger(days) || days < 1 || days > 365)
    return 'Days to answer are a whole number from 1 to 365.';
  if (access.level === 'named' && access.partners.length === 0)
    return 'Name the partners who may see the records, or withhold them.';
  return undefined;
}
