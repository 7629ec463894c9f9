import type { Router } from 'express';
import { html } from 'ghtml';
import { mappings as ready } from '../../../../ingest/mappings/choose-mapping.ts';
import { savedMappings } from '../../../archive/saved-mappings.ts';
import { mappingNameForm } from '../../../deposit/find-mapping.ts';
import { putMappingAside, saveMapping } from '../../../deposit/save-mapping.ts';
import { actorFor } from '../../../protocols/session/who-asks.ts';
import { showMoment } from '../../show/show-date.ts';
import { fill } from '../../words/fill.ts';
import { refusalMessage, refusalStatus, sendMissing } from '../shell/answer-refusal.ts';
import type { AsPartner, PartnerVisit } from '../shell/as-partner.ts';
import { keepFormFiles } from '../shell/receive-form.ts';
import { goOn, type Message, sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { fileField, showForm } from '../shell/show-form.ts';
import { personName, section, showList } from '../shell/show-things.ts';
import { askedOf, linkWithin, numberOf, textOf } from '../shell/visit.ts';
import { beginEditing, readEdited, renamed } from './editor-state.ts';
import { findSample, type SampleFile } from './find-sample.ts';
import { readSample } from './read-sample.ts';
import { type Editing, sendEditor } from './send-editor.ts';

const editPath = '/workspace/mappings/edit';
const yamlType = 'application/yaml; charset=utf-8';

function sendList(visit: PartnerVisit, answer: { message?: Message; status?: number } = {}): void {
  const { words, ports, partner, reader } = visit;
  const own = savedMappings(ports.archive.db)
    .list(partner)
    .map(
      ({ name, revision, time, actor }) =>
        html`<a href="${linkWithin(visit, `/workspace/mappings/${encodeURIComponent(name)}`)}"><bdi>${name}</bdi></a> <span class="minor">${fill(words.revisionShort, { n: revision })} · !${showMoment(reader, time)} · <span dir="auto">${personName(visit, actor)}</span></span>`,
    );
  const general = ready.map(
    ({ name }) => html`<a href="${linkWithin(visit, editPath, { from: name })}"><bdi>${name}</bdi></a>`,
  );
  const begin = showForm(visit, {
    name: 'sample',
    action: '/workspace/mappings/sample',
    files: true,
    fields: fileField('sample-file', words.file, { hint: words.sampleHint, more: ' required' }),
    button: words.lookAtFile,
  });
  sendWorkspacePage(visit, {
    title: words.mappings,
    lead: html`<p>${words.mappingsLead}</p>`,
    styles: ['contributions.css'],
    ...answer,
    body: [
      actorFor(visit.principal, partner, 'deposit') ? section('new', words.newMapping, begin) : '',
      section('own', words.ownMappings, showList(own, words.none)),
      section('ready', words.readyMappings, showList(general, words.none, 'entries plain-names')),
    ].join(''),
  });
}

async function sampleOf(file: SampleFile | undefined): Promise<Editing['sample']> {
  return file && readSample(file);
}

async function openEditor(visit: PartnerVisit): Promise<void> {
  const file = await findSample(visit, askedOf(visit, 'file'));
  const gone = askedOf(visit, 'file') !== '' && !file;
  const sample = await sampleOf(file);
  const from = askedOf(visit, 'from');
  const edited = beginEditing(visit, { from, sample });
  const saved = savedMappings(visit.ports.archive.db).get(visit.partner, from.split('#')[0]!);
  const name = saved?.name ?? '';
  await sendEditor(
    visit,
    { edited, as: edited.mapping ? 'rows' : 'yaml', file, sample, name },
    gone ? { message: { kind: 'fault', text: visit.words.sampleGone } } : {},
  );
}

/** Answers what a button of the editor asks. Nothing but `save` leaves a trace. */
async function answerEditor(visit: PartnerVisit): Promise<void> {
  const { words, typed, ports, actor, time, res } = visit;
  const as = textOf(typed, 'as') === 'yaml' ? 'yaml' : 'rows';
  const act = textOf(typed, 'act');
  const name = textOf(typed, 'name').normalize('NFC');
  const read = readEdited(typed, { unread: 'not used', as });
  // What is made of rows is called as it is kept; what was written by hand stays as written.
  const edited = as === 'rows' && mappingNameForm.test(name) ? renamed(read, name) : read;
  const file = await findSample(visit, textOf(typed, 'file'));
  const editing: Editing = {
    edited,
    as: act === 'yaml' ? 'yaml' : act === 'rows' ? 'rows' : as,
    file,
    sample: await sampleOf(file),
    name,
  };
  if (act === 'download') {
    res.attachment(`${mappingNameForm.test(name) ? name : 'mapping'}.yaml`);
    res.type(yamlType).send(edited.text);
    return;
  }
  if (act !== 'save' || edited.faults.length)
    return sendEditor(visit, editing, edited.faults.length ? { status: 422 } : {});
  const outcome = saveMapping(ports.archive, { name: editing.name, text: edited.text, actor, time });
  if (outcome.outcome === 'refused')
    return sendEditor(visit, editing, {
      status: refusalStatus(outcome),
      message: refusalMessage(outcome),
    });
  if (!file)
    return goOn(visit, `/workspace/mappings/${encodeURIComponent(outcome.name)}`, 'done.mappingSaved');
  return sendEditor(visit, editing, { message: { kind: 'done', text: words['done.mappingSaved'] } });
}

function sendMapping(visit: PartnerVisit, answer: { message?: Message; status?: number } = {}): void {
  const { words, ports, partner, reader } = visit;
  const name = String(visit.req.params.name);
  const revisions = savedMappings(ports.archive.db).revisions(partner, name);
  const [newest] = revisions;
  if (!newest) {
    sendMissing(visit);
    return;
  }
  const list = revisions.map(({ revision, text, time, actor }) => {
    const label = fill(words.revisionShort, { n: revision });
    const path = `/workspace/mappings/${encodeURIComponent(name)}/${revision}.yaml`;
    const what =
      text === undefined
        ? html`${label}: ${words.putAside}`
        : html`<a href="${linkWithin(visit, path)}">${label}</a> · <a href="${linkWithin(visit, editPath, { from: `${name}#${revision}` })}">${words.editThis}</a>`;
    return html`!${what} <span class="minor">!${showMoment(reader, time)} · <span dir="auto">${personName(visit, actor)}</span></span>`;
  });
  const aside =
    newest.text === undefined || visit.role === 'reader'
      ? ''
      : section(
          'aside',
          words.putAside,
          html`<p>${words.putAsideText}</p>` +
            showForm(visit, {
              name: 'aside',
              action: `/workspace/mappings/${encodeURIComponent(name)}/aside`,
              button: words.putAside,
              weight: 'grave',
            }),
        );
  sendWorkspacePage(visit, {
    title: `${words.mappingWord}: ${name}`,
    styles: ['contributions.css'],
    ...answer,
    body: [
      newest.text === undefined ? '' : html`<pre class="yaml" dir="ltr" tabindex="0">${newest.text}</pre>`,
      section('revisions', words.revisionsTitle, showList(list, words.none)),
      aside,
    ].join(''),
  });
}

/** The mappings of the partner: made from a file with the outcome beside them, kept by name, put aside. */
export function mappingRoutes(router: Router, asPartner: AsPartner): void {
  router.get(
    '/mappings',
    asPartner((visit) => sendList(visit)),
  );
  router.post(
    '/mappings/sample',
    asPartner(async (visit) => {
      const kept = await keepFormFiles(visit);
      const { words } = visit;
      const fault = 'fault' in kept ? kept.fault : kept.ids.length ? undefined : words.fileFirst;
      if (fault !== undefined || 'fault' in kept)
        return sendList(visit, { status: 422, message: { kind: 'fault', text: fault ?? '' } });
      return visit.res.redirect(303, linkWithin(visit, editPath, { file: kept.ids[0]! }));
    }),
  );
  router.get('/mappings/edit', asPartner(openEditor));
  router.post('/mappings/edit', asPartner(answerEditor));
  router.get(
    '/mappings/:name',
    asPartner((visit) => sendMapping(visit)),
  );
  router.get(
    '/mappings/:name/:revision.yaml',
    asPartner((visit) => {
      const { ports, partner, req, res } = visit;
      const { name, revision } = req.params as { name: string; revision: string };
      const text = savedMappings(ports.archive.db).get(partner, name, numberOf(revision) ?? 0)?.text;
      if (text === undefined) return sendMissing(visit);
      res.set('Cache-Control', 'private, no-store').attachment(`${name}.yaml`).type(yamlType).send(text);
    }),
  );
  router.post(
    '/mappings/:name/aside',
    asPartner((visit) => {
      const { ports, actor, time } = visit;
      const outcome = putMappingAside(ports.archive, { name: String(visit.req.params.name), actor, time });
      if (outcome.outcome === 'done') return goOn(visit, '/workspace/mappings', 'done.mappingAside');
      return sendMapping(visit, { status: refusalStatus(outcome), message: refusalMessage(outcome) });
    }),
  );
}
