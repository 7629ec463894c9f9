import type { Access } from '../archive/archive.ts';

/** Who looks: the public is nobody in particular; a person or key speaks for the partners that it belongs to. */
export type Viewer = { kind: 'public' } | { kind: 'partner'; partners: readonly string[] };
export const thePublic: Viewer = { kind: 'public' };

/** Whether a viewer may see what has this access and belongs to `owners`. Pure. */
export function maySee(access: Access, viewer: Viewer, owners: readonly string[]): boolean {
  if (access.level === 'public') return true;
  if (viewer.kind === 'public') return false;
  if (viewer.partners.some((partner) => owners.includes(partner))) return true;
  if (access.level === 'partners') return viewer.partners.length > 0;
  return access.level === 'named' && viewer.partners.some((partner) => access.partners.includes(partner));
}
