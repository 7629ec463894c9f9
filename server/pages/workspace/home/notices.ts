import { html } from 'ghtml';
import type { Notice } from '../../../archive/curation-reader.ts';
import { showMoment } from '../../show/show-date.ts';
import { plainName } from '../authorities/see-authority.ts';
import { itemLink, showCollection, showParties } from '../shell/show-things.ts';
import { linkWithin, type Visit } from '../shell/visit.ts';
import { wordFor } from '../words/workspace-words.ts';

/** Where a notice leads: proposals, disputes, items, deposits and the like have pages of these names. */
function linkOf(visit: Visit, subject: string): string | undefined {
  const [kind, id] = subject.split('/');
  const pages: Record<string, string> = {
    proposal: '/workspace/proposals',
    dispute: '/workspace/disputes',
    item: '/workspace/items',
    deposit: '/workspace/deposits',
    collection: '/workspace/collections',
    agent: '/workspace/authorities/agent',
    place: '/workspace/authorities/place',
  };
  if (kind === 'erasure') return linkWithin(visit, '/workspace/operator');
  return kind && id && pages[kind]
    ? linkWithin(visit, `${pages[kind]}/${encodeURIComponent(id)}`)
    : undefined;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A notice in words: what happened, to what, by whom. Unknown kinds show as they are named. */
export function showNotice(visit: Visit, notice: Notice): string {
  const { words, reader } = visit;
  const { kind, subject, detail, time, read } = notice;
  const [family, step] = [kind.slice(0, kind.indexOf('.')), kind.slice(kind.indexOf('.') + 1)];
  const said = family === 'dispute' ? wordFor(words, 'step', step) : wordFor(words, 'notice', kind);
  const link = linkOf(visit, subject);
  const number = family === 'authority' ? plainName(visit, subject) : subject.slice(subject.indexOf('/') + 1);
  const about = `${wordFor(words, 'about', family)} ${number}`;
  const [partner, collection, item] = [text(detail.partner), text(detail.collection), text(detail.item)];
  const outcome = text(detail.outcome);
  return html`!${read ? '' : html`<span class="state unread">${words.unread}</span> `}!${link ? html`<a href="${link}">${about}</a>` : html`${about}`}: ${said}!${outcome && family === 'dispute' ? html` · ${wordFor(words, 'judged', outcome)}` : ''} <span class="minor">!${[
    partner && showParties(visit, [partner]),
    collection && showCollection(visit, collection),
    item && itemLink(visit, item),
    showMoment(reader, time),
  ]
    .filter(Boolean)
    .join(' · ')}</span>`;
}
