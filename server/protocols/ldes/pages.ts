import { hash } from 'node:crypto';
import type { HiddenVersion } from '../../archive/hidden-versions.ts';

/** Entries of the public list a page. Pages are places in the list, so that each is found at once, however long the list. */
export const pageSize = 250;

/** The first and last number of a page's entries; pages count from 0, entries from 1. */
export const rangeOf = (page: number, size = pageSize): { first: number; last: number } => ({
  first: page * size + 1,
  last: (page + 1) * size,
});

export const pageAt = (seq: number, size = pageSize): number => Math.floor((seq - 1) / size);

/** How many pages there are when the list ends with `head`, the one that is being filled included. */
export const pageCount = (head: number, size = pageSize): number => (head === 0 ? 0 : pageAt(head, size) + 1);

/** A page is full when later entries can only be on the next. */
export const isFull = (page: number, head: number, size = pageSize): boolean =>
  rangeOf(page, size).last <= head;

/**
 * The name of a page: its number, and where something of it is no longer shown, a digest of what. So a page under one name never changes, and
 * what replaces it has another.
 */
export function pageName(page: number, hidden: readonly HiddenVersion[]): string {
  if (hidden.length === 0) return String(page);
  const text = hidden.map(({ seq, mark }) => `${seq} ${mark}`).join('\n');
  return `${page}-${hash('sha256', text, 'hex').slice(0, 12)}`;
}

/** The number of a page by its name; undefined where it is none of ours. */
export function pageNumber(name: string): number | undefined {
  const match = /^(0|[1-9]\d{0,9})(?:-[0-9a-f]{12})?$/.exec(name);
  return match ? Number(match[1]) : undefined;
}
