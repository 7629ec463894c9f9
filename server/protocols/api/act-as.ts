import type { Principal, Scope } from '../../accounts/accounts.ts';
import { may } from '../../accounts/may.ts';
import type { Actor } from '../../curation/decide.ts';
import type { ProblemDetails } from '../../http/problem-details.ts';
import { actorFor } from '../session/who-asks.ts';
import { forbidden } from './refusals.ts';
import type { Ask } from './route.ts';

const needs: Record<Scope, string> = {
  read: 'reads for',
  deposit: 'deposits for',
  curate: 'describes for',
  decide: 'decides for',
  admin: 'looks after',
};

/** Whoever asks, acting for a partner within a scope, or why they may not. */
export function actAs(
  { principal }: Pick<Ask, 'principal'>,
  partner: string,
  scope: Scope,
): { actor: Actor } | { problem: ProblemDetails } {
  const actor = actorFor(principal, partner, scope);
  if (actor) return { actor };
  const byKey = principal?.scopes !== undefined && !principal.scopes.includes(scope);
  return forbidden(
    byKey ? `This key has no scope “${scope}”.` : `You are nobody who ${needs[scope]} ${partner}.`,
    byKey
      ? 'Make a key with that scope.'
      : 'Ask a steward of that partner for the role, or act for your own.',
  );
}

/** Whether someone looks after the whole archive; keys never do. */
export const isOperator = (principal: Principal | undefined): boolean =>
  principal?.kind === 'person' && principal.operator;

export const operatorOnly = () =>
  forbidden('This is for those who keep the archive.', 'Ask the operator of the archive.');

/** Whether someone looks after a partner's people and keys. */
export const administers = (principal: Principal | undefined, partner: string): boolean =>
  principal !== undefined && may(principal, 'admin', partner);
