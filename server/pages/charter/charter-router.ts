import express, { type Request, type Response, Router } from 'express';
import { html } from 'ghtml';
import type { Accounts } from '../../accounts/accounts.ts';
import { acceptCharter } from '../../acts/accept-charter.ts';
import type { Archive } from '../../archive/open-archive.ts';
import type { FormGuard } from '../../http/form-guard.ts';
import { principalOf } from '../../protocols/session/who-asks.ts';
import { assetHref } from '../layout/assets.ts';
import { mark } from '../layout/mark.ts';
import { renderPage } from '../layout/render-page.ts';
import { sendPage } from '../layout/send-page.ts';
import { linkTo } from '../reader/link-to.ts';
import { readerOf } from '../reader/reader.ts';
import { showMoment } from '../show/show-date.ts';
import { partnerLink } from '../show/show-partner.ts';
import { refusalMessage, refusalStatus, sendMissing } from '../workspace/shell/answer-refusal.ts';
import { type Message, showMessage } from '../workspace/shell/render-workspace-page.ts';
import { formFields, showForm } from '../workspace/shell/show-form.ts';
import { type Typed, textOf, type Voice } from '../workspace/shell/visit.ts';
import { workspaceWordsIn } from '../workspace/words/workspace-words.ts';
import { charterIn } from './charter-texts.ts';

export type CharterPorts = {
  archive: Archive;
  accounts: Pick<Accounts, 'person'>;
  guard: FormGuard;
  baseUrl: string;
  now?: () => string;
};

/** The partners for which whoever is there could accept: those whose steward they are, and that have not yet. */
const couldAccept = (ports: CharterPorts, res: Response): string[] => {
  const principal = principalOf(res);
  if (principal?.kind !== 'person') return [];
  return principal.memberships.flatMap(({ partner, role }) =>
    role === 'steward' && !ports.archive.reader.partner(partner)?.charter ? partner : [],
  );
};

function showAccepted(ports: CharterPorts, { reader, words }: Voice): string {
  const accepted = ports.archive.reader.partners().filter(({ charter }) => charter);
  if (accepted.length === 0) return html`<p class="none">${words.charterNobody}</p>`;
  const entries = accepted.map(
    ({ id, charter }) =>
      html`<li>!${partnerLink(reader, ports.archive.reader, id)}: <span dir="auto">${charter!.name}</span>, !${showMoment(reader, charter!.time)}</li>`,
  );
  return html`<ul class="entries">!${entries.join('')}</ul>`;
}

/** The archive's ethical charter and rules of recourse, to be mounted at `/about/charter`: anyone reads them, partners' stewards accept them by name. */
export function charterRouter(ports: CharterPorts): Router {
  const router = Router();
  router.use(express.urlencoded({ extended: false, limit: '16kb' }));

  function send(req: Request, res: Response, answer: { message?: Message; status?: number } = {}): void {
    const reader = readerOf(req, ports);
    const words = workspaceWordsIn(reader.language);
    const partners = couldAccept(ports, res);
    const voice: Voice = {
      ports,
      reader,
      words,
      // Only a form needs a token, and only a steward sees one: readers get no cookie.
      token: partners.length ? ports.guard.token(req, res) : '',
      typed: (req.body ?? {}) as Typed,
      time: ports.now?.() ?? new Date().toISOString(),
    };
    const charter = charterIn(reader.language);
    const sections = charter.sections.map(
      ({ title, points }) =>
        html`<section><h2>${title}</h2><ol>!${points.map((point) => html`<li>${point}</li>`).join('')}</ol></section>`,
    );
    const name = ports.accounts.person(principalOf(res)?.id ?? '')?.name;
    const accept = partners.map((partner) => {
      const form = `accept-${partner}`;
      const fields = formFields(voice, form);
      return html`<h3>!${partnerLink(reader, ports.archive.reader, partner)}</h3>!${showForm(voice, {
        name: form,
        action: '/about/charter',
        hidden: { partner },
        fields:
          fields.text({
            name: 'name',
            label: words.charterName,
            hint: words.charterNameHint,
            value: name,
            required: true,
          }) + fields.check({ name: 'confirm', label: words.charterConfirm, required: true }),
        button: words.charterAccept,
      })}`;
    });
    const done: Message | undefined =
      req.query.done === 'yes' ? { kind: 'done', text: words['done.accepted'] } : undefined;
    sendPage(res, {
      reader,
      status: answer.status ?? 200,
      html: renderPage({
        reader,
        title: words.charterTitle,
        description: charter.lead,
        kind: 'charter-page',
        head: html`<link rel="stylesheet" href="${assetHref('workspace.css')}">`,
        body: html`<article class="prose charter"><div class="prose-mark">!${mark}</div><h1>${words.charterTitle}</h1>!${showMessage(answer.message ?? done)}<p class="lead">${charter.lead}</p>!${sections.join('')}
<p class="more"><a class="button" href="${linkTo(reader, '/request')}">${words.requestTitle}</a></p>
<section id="accepted"><h2>${words.charterAccepted}</h2>!${showAccepted(ports, voice)}!${accept.join('')}</section></article>`,
      }),
      ...(principalOf(res) && { headers: { 'Cache-Control': 'private, no-store' } }),
    });
  }

  router.get('/', (req, res) => send(req, res));
  router.post('/', (req, res) => {
    const typed = (req.body ?? {}) as Typed;
    const reader = readerOf(req, ports);
    const words = workspaceWordsIn(reader.language);
    const partner = textOf(typed, 'partner');
    const principal = principalOf(res);
    const membership = principal?.memberships.find((one) => one.partner === partner);
    if (principal?.kind !== 'person' || !membership) return sendMissing({ res, reader });
    if (ports.guard.faultOf(req))
      return send(req, res, { status: 403, message: { kind: 'fault', text: words.formStale } });
    if (textOf(typed, 'confirm') !== 'yes')
      return send(req, res, { status: 422, message: { kind: 'fault', text: words.confirmFirst } });
    const outcome = acceptCharter(ports.archive, {
      name: textOf(typed, 'name'),
      actor: { id: principal.id, partner, role: membership.role },
      time: ports.now?.() ?? new Date().toISOString(),
    });
    if (outcome.outcome === 'refused')
      return send(req, res, { status: refusalStatus(outcome), message: refusalMessage(outcome) });
    return res.redirect(303, linkTo(reader, '/about/charter', { done: 'yes' }));
  });
  return router;
}
