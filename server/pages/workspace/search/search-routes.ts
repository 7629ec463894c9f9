import type { Router } from 'express';
import { html } from 'ghtml';
import type { RecordContent } from '../../../../vocab/fields.ts';
import type { RevisionEntry } from '../../../archive/curation-reader.ts';
import { seenContent } from '../../../curation/seen-content.ts';
import { viewItem } from '../../../curation/view.ts';
import { fill } from '../../words/fill.ts';
import { takesPart } from '../proposals/find-proposals.ts';
import type { AsPartner, PartnerVisit } from '../shell/as-partner.ts';
import { sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { nextLink, showList, showParties, showTitle } from '../shell/show-things.ts';
import { askedOf, linkWithin, numberOf, partnerView } from '../shell/visit.ts';

const shown = 25;
/** Records that are looked at for one page: many may hold the text in what is kept from this partner. */
const most = 1000;

/** What the partner may see of a record that was found; a hit in what is kept from them is none. */
function visible(visit: PartnerVisit, found: RevisionEntry): RecordContent | undefined {
  const { archive } = visit.ports;
  if (found.partner === visit.partner) return found.content;
  const viewer = partnerView(visit);
  const item = archive.reader.item(found.item);
  if (found.state === 'proposed' && found.proposal !== undefined) {
    const proposal = archive.curation.proposal(found.proposal);
    if (proposal && takesPart(proposal, visit.partner)) return seenContent(item, found, viewer)?.content;
  }
  const view = item && viewItem(item, viewer);
  return view?.records.find(({ name }) => name === found.name)?.content;
}

function search(visit: PartnerVisit): void {
  const { words, ports, partner } = visit;
  const q = askedOf(visit, 'q').normalize('NFC');
  const collections = ports.archive.reader
    .collections()
    .flatMap(({ id, partners }) => (partners.includes(partner) ? id : []));
  let after = numberOf(askedOf(visit, 'after')) ?? 0;
  const entries: string[] = [];
  let more = false;
  for (let seen = 0; q !== '' && seen < most; seen += shown) {
    const batch = ports.archive.curation.searchWorkspace({ collections, text: q, after, limit: shown });
    for (const found of batch) {
      if (entries.length === shown) {
        more = true;
        break;
      }
      after = found.record;
      const content = visible(visit, found);
      if (!content || !JSON.stringify(content).toLowerCase().includes(q.toLowerCase())) continue;
      const to =
        found.state === 'proposed' && found.proposal !== undefined && found.partner !== partner
          ? `/workspace/proposals/${found.proposal}`
          : `/workspace/items/${encodeURIComponent(found.item)}`;
      entries.push(
        html`<a href="${linkWithin(visit, to)}">!${showTitle(visit, content)}</a> <span class="minor">!${showParties(visit, [found.partner])} · <bdi>${found.sourceId}</bdi> · ${words[`revision.${found.state}`]}</span>`,
      );
    }
    if (more || batch.length < shown) break;
  }
  sendWorkspacePage(visit, {
    title: words.searchTitle,
    lead: html`<p>${words.searchLead}</p>`,
    body: html`<div aria-live="polite">!${q ? html`<p>${fill(words.searchedFor, { q })}</p>!${showList(entries, words.nothingFound)}` : ''}</div>!${more ? nextLink(visit, '/workspace/search', { q, after }) : ''}`,
  });
}

/** Searching drafts and restricted records: in the archive itself, never in the public index. */
export function searchRoutes(router: Router, asPartner: AsPartner): void {
  router.get('/search', asPartner(search));
}
