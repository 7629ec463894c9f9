import { type Principal, type Role, roles, type Scope } from './accounts.ts';

const byRole: Record<Role, readonly Scope[]> = {
  reader: ['read'],
  curator: ['read', 'deposit', 'curate'],
  steward: ['read', 'deposit', 'curate', 'decide', 'admin'],
};

/** What a role allows; a key of that role can have no more. */
export const scopesOf = (role: Role): readonly Scope[] => byRole[role];

/**
 * Whether someone may do this for a partner: by role, and for a key within its scopes. `admin` is looking after the partner's people and keys, which an
 * operator may too; all else is the partner's own, and no operator's.
 */
export function may(principal: Principal, scope: Scope, partner: string): boolean {
  if (principal.scopes && !principal.scopes.includes(scope)) return false;
  if (scope === 'admin' && principal.operator) return true;
  const role = principal.memberships.find((membership) => membership.partner === partner)?.role;
  return role !== undefined && byRole[role].includes(scope);
}

/** The partners for whom someone may do this. */
export const partnersWhere = (principal: Principal, scope: Scope): string[] =>
  principal.memberships.map(({ partner }) => partner).filter((partner) => may(principal, scope, partner));

/** Whether someone may give this role or a key of it for a partner: nobody gives more than they have, but operators, who appoint stewards. */
export function mayGive(principal: Principal, role: Role, partner: string): boolean {
  if (!may(principal, 'admin', partner)) return false;
  if (principal.operator) return true;
  const own = principal.memberships.find((membership) => membership.partner === partner)!.role;
  return roles.indexOf(role) <= roles.indexOf(own);
}
