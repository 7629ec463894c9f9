import type { Router } from 'express';
import { html } from 'ghtml';
import { depositEntry } from '../deposits/deposit-routes.ts';
import { disputeEntry } from '../disputes/dispute-routes.ts';
import { disputesOf } from '../disputes/find-disputes.ts';
import { awaitsVote, openProposals } from '../proposals/find-proposals.ts';
import { proposalEntry } from '../proposals/proposal-routes.ts';
import type { AsPartner, AsPerson } from '../shell/as-partner.ts';
import { goOn, sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { showForm } from '../shell/show-form.ts';
import { nextLink, section, showList } from '../shell/show-things.ts';
import { askedOf, linkWithin, numberOf, textOf, type Visit } from '../shell/visit.ts';
import { showNotice } from './notices.ts';

const noticesShown = 25;

/** What is new, unread first: newest of each first. */
function showInbox(visit: Visit, partner: string, limit: number): string {
  const notices = visit.ports.archive.curation.inbox(partner, Number.MAX_SAFE_INTEGER, 100);
  const sorted = [...notices.filter(({ read }) => !read), ...notices.filter(({ read }) => read)].slice(
    0,
    limit,
  );
  return showList(
    sorted.map((notice) => showNotice(visit, notice)),
    visit.words.inboxEmpty,
  );
}

function charterAsk(visit: Visit, partner: string): string {
  const { words, role, ports } = visit;
  if (role !== 'steward' || ports.archive.reader.partner(partner)?.charter) return '';
  return html`<p class="note">${words.charterAsk} <a href="${linkWithin(visit, '/about/charter')}">${words.charterTitle}</a></p>`;
}

function sendHome(visit: Visit) {
  const { words, partner, principal, ports } = visit;
  if (partner === undefined) {
    const body = principal.operator
      ? html`<p><a class="button" href="${linkWithin(visit, '/workspace/operator')}">${words.operator}</a></p>`
      : '';
    return sendWorkspacePage(visit, { title: words.title, lead: html`<p>${words.noPartner}</p>`, body });
  }
  const open = openProposals(visit);
  const entries = (list: typeof open) => list.slice(0, 10).map((proposal) => proposalEntry(visit, proposal));
  const disputes = disputesOf(visit, true).slice(0, 10);
  sendWorkspacePage(visit, {
    title: words.title,
    body: [
      charterAsk(visit, partner),
      html`<div class="boards">`,
      section(
        'waiting',
        words.waitingForYou,
        showList(entries(open.filter((p) => awaitsVote(visit, p))), words.nothingWaits),
      ),
      section(
        'inbox',
        words.inbox,
        showInbox(visit, partner, 8) +
          html`<p class="more"><a href="${linkWithin(visit, '/workspace/inbox')}">${words.wholeInbox}</a></p>`,
      ),
      section(
        'own',
        words.yourProposals,
        showList(entries(open.filter((p) => p.partner === partner)), words.none),
      ),
      section(
        'disputes',
        words.disputes,
        showList(
          disputes.map((seen) => disputeEntry(visit, seen)),
          words.none,
        ),
      ),
      section(
        'deposits',
        words.lastDeposits,
        showList(
          ports.archive.curation
            .deposits(partner, Number.MAX_SAFE_INTEGER, 5)
            .map((d) => depositEntry(visit, d)),
          words.none,
        ),
      ),
      '</div>',
    ].join(''),
  });
}

function sendInbox(visit: Visit & { partner: string }) {
  const { words, partner, ports } = visit;
  const before = numberOf(askedOf(visit, 'before'));
  if (before === undefined) {
    const newest = ports.archive.curation.inbox(partner, Number.MAX_SAFE_INTEGER, 100);
    const upTo = newest[0]?.id;
    const read =
      upTo === undefined || !ports.archive.curation.unread(partner)
        ? ''
        : showForm(visit, {
            name: 'read',
            action: '/workspace/inbox',
            hidden: { upTo: String(upTo) },
            button: words.markRead,
            weight: 'plain',
          });
    const rest =
      newest.length === 100 ? nextLink(visit, '/workspace/inbox', { before: newest.at(-1)!.id }) : '';
    return sendWorkspacePage(visit, {
      title: words.inbox,
      body: read + showInbox(visit, partner, 100) + rest,
    });
  }
  const page = ports.archive.curation.inbox(partner, before, noticesShown);
  const rest =
    page.length === noticesShown ? nextLink(visit, '/workspace/inbox', { before: page.at(-1)!.id }) : '';
  return sendWorkspacePage(visit, {
    title: words.inbox,
    body:
      showList(
        page.map((notice) => showNotice(visit, notice)),
        words.inboxEmpty,
      ) + rest,
  });
}

/** The overview, and the inbox of the partner: its people share it. */
export function homeRoutes(
  router: Router,
  { asPartner, asPerson }: { asPartner: AsPartner; asPerson: AsPerson },
) {
  router.get('/', asPerson(sendHome));
  router.get('/inbox', asPartner(sendInbox));
  router.post(
    '/inbox',
    asPartner((visit) => {
      const { ports, partner, typed, time } = visit;
      const upTo = numberOf(textOf(typed, 'upTo'));
      if (upTo !== undefined) ports.archive.writer.transact((tx) => tx.noticesRead(partner, upTo, time));
      return goOn(visit, '/workspace/inbox', 'done.read');
    }),
  );
}
