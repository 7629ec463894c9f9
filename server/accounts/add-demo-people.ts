import { hkdfSync } from 'node:crypto';
import type { Accounts } from './accounts.ts';

export type DemoPerson = { name: string; email: string; partner?: string };

/**
 * Makes ready people for a demonstration: a steward for each partner and an operator, all with the same password, which is derived from the
 * archive's secret, so that it differs everywhere and is the same at each start. Who is there already stays. Never call it for an archive in use.
 */
export async function addDemoPeople(given: {
  accounts: Accounts;
  partners: readonly { id: string; name: string }[];
  secret: string;
}): Promise<{ password: string; people: DemoPerson[] }> {
  const { accounts, partners } = given;
  const bytes = Buffer.from(hkdfSync('sha256', given.secret, '', 'demo password', 10)).toString('hex');
  const password = bytes.match(/.{5}/g)!.join('-');
  const people: DemoPerson[] = [
    { name: 'Demo operator', email: 'operator@tessera.example' },
    ...partners.map(({ id, name }) => ({
      name: `Steward, ${name}`,
      email: `steward@${id}.example`,
      partner: id,
    })),
  ];
  const there = new Set(accounts.people().map(({ email }) => email));
  for (const { name, email, partner } of people) {
    if (there.has(email)) continue;
    // Without an address, so that no mail is sent there.
    const invited = await accounts.invite({
      by: 'demo',
      partner,
      role: partner === undefined ? undefined : 'steward',
      operator: partner === undefined,
    });
    if (invited.outcome === 'refused') throw new Error(`${email}: ${invited.remedy}`);
    const token = new URL(invited.link).searchParams.get('token')!;
    const accepted = await accounts.accept({ token, name, email, password });
    if (accepted.outcome === 'refused') throw new Error(`${email}: ${accepted.remedy}`);
  }
  return { password, people };
}
