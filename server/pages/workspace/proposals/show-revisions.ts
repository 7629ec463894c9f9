import { html } from 'ghtml';
import type { Proposal, RevisionEntry } from '../../../archive/curation-reader.ts';
import { seenContent } from '../../../curation/seen-content.ts';
import { showMoment } from '../../show/show-date.ts';
import { fill } from '../../words/fill.ts';
import { formFields, showForm } from '../shell/show-form.ts';
import { itemLink, showParties, showTitle } from '../shell/show-things.ts';
import { partnerView, type Visit } from '../shell/visit.ts';
import { mayVote } from './may-vote.ts';
import { showDifferences } from './show-differences.ts';

/** Revisions a page: few enough to read, and quick with thousands in a proposal. */
export const revisionsShown = 10;

/** One revision of a proposal: what it would change, what was said of it, and the vote on it alone. */
function showRevision(visit: Visit, proposal: Proposal, revision: RevisionEntry): string {
  const { words, ports, reader } = visit;
  const viewer = partnerView(visit);
  const item = ports.archive.reader.item(revision.item);
  const seen = seenContent(item, revision, viewer);
  const state = html`<span class="state ${revision.state}">${words[`revision.${revision.state}`]}</span>`;
  const id = `revision-${revision.id}`;
  if (!seen)
    return html`<section class="revision" id="${id}"><h3 dir="ltr">${revision.sourceId}</h3><p>!${state} ${words.heldFromYou}</p></section>`;
  const record = item?.records.find(({ name }) => name === revision.name);
  const old = record && record.revision !== revision.number ? record.content : {};
  const seenOld = seenContent(item, { ...revision, content: old }, viewer);
  const withdrawn = Object.keys(revision.content).length === 0;
  const votes = ports.archive.curation
    .votesOn(proposal.id, revision.id)
    .filter((vote) => vote.revision === revision.id);
  const said = votes.map(
    (vote) =>
      html`<li>!${showParties(visit, [vote.partner])}: ${words[`vote.${vote.vote}`]}!${showReason(vote.reason)}</li>`,
  );
  const form = `vote-${revision.id}`;
  const able = revision.state === 'proposed' ? mayVote(visit, proposal) : [];
  return html`<section class="revision" id="${id}"><h3>!${showTitle(visit, withdrawn ? old : seen.content)}</h3>
<p class="minor">!${state} !${itemLink(visit, revision.item)} · <bdi>${revision.sourceId}</bdi> · ${fill(words.revisionNumber, { n: revision.number })} · !${showMoment(reader, revision.time)}</p>!${
    withdrawn ? html`<p>${words.wouldWithdraw}</p>` : ''
  }!${seen.held ? html`<p>${words.partHeldFromYou}</p>` : ''}!${
    withdrawn
      ? ''
      : showDifferences(visit, {
          old: seenOld?.content ?? {},
          content: seen.content,
          caption: fill(words.changesOf, { id: revision.sourceId }),
        })
  }!${said.length ? `<ul class="entries">${said.join('')}</ul>` : ''}!${
    able.length
      ? html`<details class="vote"!${visit.typed.form === form ? ' open' : ''}><summary>${words.voteOnThis}</summary>!${showForm(
          visit,
          {
            name: form,
            action: `/workspace/proposals/${proposal.id}/votes`,
            hidden: { revision: String(revision.id) },
            fields: voteFields(visit, form, able),
            button: words.voteButton,
          },
        )}</details>`
      : ''
  }</section>`;
}

/** Reasons in their own language, as HTML; nothing where there are none. */
export const showReason = (reason: { readonly [tag: string]: readonly string[] } | undefined): string =>
  Object.entries(reason ?? {})
    .flatMap(([tag, texts]) =>
      texts.map(
        (text) => html`<blockquote lang="${tag === 'und' ? '' : tag}" dir="auto">${text}</blockquote>`,
      ),
    )
    .join('');

export function voteFields(
  visit: Visit,
  form: string,
  able: readonly ('approve' | 'return' | 'veto')[],
): string {
  const { words } = visit;
  const fields = formFields(visit, form);
  return `${fields.radios({
    name: 'vote',
    label: words.yourVote,
    required: true,
    options: able.map((kind) => [kind, words[`vote.${kind}`]] as const),
  })}${fields.words({ name: 'reason', label: words.reasons, hint: words.reasonsHint })}`;
}

/** The revisions of a proposal from a place on, with the way to the rest. */
export const showRevisions = (
  visit: Visit,
  proposal: Proposal,
  revisions: readonly RevisionEntry[],
): string => revisions.map((revision) => showRevision(visit, proposal, revision)).join('');
