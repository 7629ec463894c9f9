import { html } from 'ghtml';
import { mappings as ready } from '../../../../ingest/mappings/choose-mapping.ts';
import { isLanguageTag, textFor } from '../../../../vocab/record/language-map.ts';
import { savedMappings } from '../../../archive/saved-mappings.ts';
import { findMapping } from '../../../deposit/find-mapping.ts';
import { beginSent } from '../../../protocols/api/deposits/begin-sent.ts';
import { actorFor } from '../../../protocols/session/who-asks.ts';
import { sentIdForm } from '../../../protocols/uploads/open-sent-files.ts';
import { assetHref, tusHref } from '../../layout/assets.ts';
import type { PartnerVisit } from '../shell/as-partner.ts';
import { keepFormFiles } from '../shell/receive-form.ts';
import { type Message, sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { fileField, formFields, type Option, showForm } from '../shell/show-form.ts';
import { askedOf, linkWithin, textOf } from '../shell/visit.ts';

const fault = (text: string, lang?: string): { message: Message; status: number } => ({
  status: 422,
  message: { kind: 'fault', text, ...(lang && { lang }) },
});

const idsIn = (text: string): string[] => [...new Set(text.split(/\s+/).filter((id) => sentIdForm.test(id)))];

/** The partner's collections by name. */
const collectionsOf = ({ ports, partner, reader }: PartnerVisit): Option[] =>
  ports.archive.reader
    .collections()
    .filter(({ partners }) => partners.includes(partner))
    .map(({ id, name }) => [id, textFor(name, reader.language) || id]);

function mappingOptions({ words, ports, partner }: PartnerVisit): Option[] {
  const own = savedMappings(ports.archive.db).list(partner);
  return [
    ['', words.mappingAuto],
    ...own.map(({ name }) => [name, name] as const),
    ...ready.map(({ name }) => [name, name] as const),
  ];
}

type Sent = { id: string; name: string };

/** Those files that are still here; others have been deposited, or have expired. */
async function stillHere({ ports, principal }: PartnerVisit, ids: readonly string[]): Promise<Sent[]> {
  const found = await Promise.all(ids.map((id) => ports.sent.pathOf(principal.id, id)));
  return found.flatMap((sent, at) => (sent ? [{ id: ids[at]!, name: sent.name }] : []));
}

/** Files that are here already, by name; their ids go with the form. */
function showSent({ words }: PartnerVisit, sent: readonly Sent[]): string {
  const names = sent.map(({ name }) => html`<li><bdi>${name}</bdi></li>`);
  return html`<div class="sent-files" id="sent-files" role="status"><p!${names.length ? '' : ' hidden'}>${words.alreadySent}</p><ul>!${names.join('')}</ul></div>`;
}

/** The form of a deposit; what was typed and sent stays in it. */
async function sendNewDeposit(
  visit: PartnerVisit,
  { ids, ...answer }: { ids: readonly string[]; message?: Message; status?: number },
): Promise<void> {
  const { words, principal, partner } = visit;
  if (!actorFor(principal, partner, 'deposit'))
    return sendWorkspacePage(visit, {
      title: words.newDeposit,
      status: 403,
      message: { kind: 'fault', text: words.mayNotDeposit },
      body: '',
    });
  const sent = await stillHere(visit, ids);
  const fields = formFields(visit, 'deposit');
  const collections = collectionsOf(visit);
  const says = { sending: words.sending, sent: words.sent, broke: words.lineBroke, failed: words.notSent };
  const form = showForm(visit, {
    name: 'deposit',
    action: '/workspace/deposits/new',
    files: true,
    hidden: { uploads: sent.map(({ id }) => id).join(' ') },
    fields: [
      fileField('source-file', words.sourceFile, { hint: words.sourceHint }),
      fileField('picture-files', words.pictureFiles, { more: ' multiple' }),
      // The name of the folder goes with its files, as rows name them (https://html.spec.whatwg.org, webkitdirectory in File and Directory Entries).
      fileField('picture-folder', words.pictureFolder, {
        hint: words.pictureFolderHint,
        more: ' multiple webkitdirectory',
      }),
      showSent(visit, sent),
      fields.select({
        name: 'collection',
        label: words.collection,
        options: collections.length > 1 ? [['', ''], ...collections] : collections,
        value: askedOf(visit, 'collection'),
      }),
      fields.select({
        name: 'mapping',
        label: words.mappingWord,
        options: mappingOptions(visit),
        value: askedOf(visit, 'mapping'),
      }),
      fields.text({
        name: 'language',
        label: words.textLanguage,
        hint: words.languageTagHint,
        ltr: true,
      }),
      fields.radios({
        name: 'extent',
        label: words.extentOfFile,
        options: [
          ['partial', words['extent.partial']],
          ['complete', words['extent.complete']],
        ],
        value: 'partial',
      }),
      fields.check({ name: 'overwrite', label: words.overwriteLabel }),
    ].join(''),
    button: words.lookAtRows,
  });
  sendWorkspacePage(visit, {
    title: words.newDeposit,
    lead: html`<p>${words.newDepositLead}</p>`,
    ...answer,
    styles: ['contributions.css'],
    scripts: [assetHref('send-files.js')],
    body: html`<div id="deposit-form" data-partner="${partner}" data-tus="${tusHref}" data-says="${JSON.stringify(says)}"!${answer.message ? ' data-answered' : ''}>!${form}</div>`,
  });
}

/** Takes the form: keeps its files, and begins a preview of them. What is wrong comes back with all that was typed and sent. */
export async function answerNewDeposit(visit: PartnerVisit): Promise<void> {
  const { words, typed, ports, partner, principal } = visit;
  const actor = actorFor(principal, partner, 'deposit');
  if (!actor) return sendNewDeposit(visit, { ids: [] });
  const kept = await keepFormFiles(visit);
  const before = idsIn(textOf(typed, 'uploads'));
  if ('fault' in kept) return sendNewDeposit(visit, { ids: before, ...fault(kept.fault) });
  const ids = [...before, ...kept.ids];
  const refuse = (text: string, lang?: string) => sendNewDeposit(visit, { ids, ...fault(text, lang) });

  const collection = textOf(typed, 'collection');
  const told = textOf(typed, 'mapping');
  const language = textOf(typed, 'language');
  const mapping = told === '' ? undefined : findMapping(ports.archive, { partner, told });
  if (ids.length === 0) return refuse(words.fileFirst);
  if (!ports.archive.reader.collection(collection)?.partners.includes(partner))
    return refuse(words.collectionFirst);
  if (told !== '' && !mapping) return refuse(words.mappingUnknown);
  if (language !== '' && !isLanguageTag(language)) return refuse(words.languageUnknown);

  const begun = await beginSent(ports, {
    ids,
    actor,
    fields: {
      partner,
      collection,
      ...(mapping && { mapping: mapping.name }),
      ...(language && { language }),
      mode: 'preview',
      complete: textOf(typed, 'extent') === 'complete',
      overwriteEdits: textOf(typed, 'overwrite') === 'yes',
    },
  });
  if ('fault' in begun) return refuse(`${begun.fault.reason} ${begun.fault.remedy}`, 'en');
  visit.res.redirect(303, linkWithin(visit, `/workspace/deposits/preview/${begun.upload.id}`));
}

/** The form, with a file that was sent before where the address names one. */
export const openNewDeposit = (visit: PartnerVisit): Promise<void> =>
  sendNewDeposit(visit, { ids: idsIn(askedOf(visit, 'file')) });
