import { html } from 'ghtml';
import { field } from '../../../../vocab/fields.ts';
import { textFor } from '../../../../vocab/record/language-map.ts';
import { statementId, statementsOf } from '../../../../vocab/record/statement.ts';
import { fileDispute } from '../../../acts/file-dispute.ts';
import { type Ground, grounds, type Subject } from '../../../curation/disputes/types.ts';
import { imagesOf } from '../../../curation/images-of.ts';
import { type ItemView, viewItem } from '../../../curation/view.ts';
import { partnerName } from '../../show/show-partner.ts';
import { refusalMessage, refusalStatus, sendMissing } from '../shell/answer-refusal.ts';
import type { PartnerVisit } from '../shell/as-partner.ts';
import { readWords } from '../shell/read-words.ts';
import { goOn, type Message, sendWorkspacePage } from '../shell/render-workspace-page.ts';
import { formFields, type Option, showForm } from '../shell/show-form.ts';
import { itemLink } from '../shell/show-things.ts';
import { askedOf, partnerView, type Typed, textOf, type Voice } from '../shell/visit.ts';
import { showSubject } from './show-subject.ts';

/** All of an item that can be contested, as choices: the item, each record, each statement, each picture. `own` is left out. */
export function subjectOptions(voice: Voice, view: ItemView, own?: string): Option[] {
  const { words, reader, ports } = voice;
  const language = reader.language;
  return [
    ['item', words['subject.item']],
    ...view.records
      .filter(({ partner }) => partner !== own)
      .flatMap((record): Option[] => {
        const who = partnerName(ports.archive.reader, record.partner, language);
        return [
          [`record:${record.name}`, `${who}: ${words['subject.record']}`],
          ...imagesOf(record).map(
            ({ id, media }): Option => [
              `image:${record.name}:${id}`,
              `${who}: ${words['subject.image']} ${textFor(media.alt, language)}`,
            ],
          ),
          ...statementsOf(record.content)
            .filter((statement) => statement.field !== 'media')
            .map(
              (statement): Option => [
                `statement:${record.name}:${statementId(statement)}`,
                `${who}: ${field(statement.field).label[language]}: ${brief(statement.value)}`,
              ],
            ),
        ];
      }),
  ];
}

/** A value in a few plain words, for a choice. */
function brief(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, 80);
  const texts = JSON.stringify(value, (key, part) => (key === 'id' || key === 'kind' ? undefined : part))
    .replace(/[[\]{}"]/g, ' ')
    .replace(/\s+/g, ' ');
  return texts.trim().slice(0, 80);
}

/** The subject that a choice or the address names. */
export function readSubject(item: string, choice: string): Subject | undefined {
  const [kind, record, id] = choice.split(':');
  if (kind === 'item') return { kind, item };
  if (kind === 'record' && record) return { kind, item, record };
  if (kind === 'statement' && record && id) return { kind, item, record, statement: id };
  if (kind === 'image' && record && id) return { kind, item, record, image: id };
  return undefined;
}

/** The choice that the parameters `record`, `statement` and `image` of an address stand for. */
export function choiceOf(asked: (name: string) => string): string {
  const record = asked('record');
  if (record && asked('statement')) return `statement:${record}:${asked('statement')}`;
  if (record && asked('image')) return `image:${record}:${asked('image')}`;
  return record ? `record:${record}` : 'item';
}

/** The fields of a contest or request, shared by partners and others. */
export const groundFields = (voice: Voice, form: string): string => {
  const { words } = voice;
  const fields = formFields(voice, form);
  return [
    fields.radios({
      name: 'ground',
      label: words.ground,
      required: true,
      options: grounds.map((ground) => [ground, words[`ground.${ground}`]] as const),
    }),
    fields.words({
      name: 'reasons',
      label: words.reasons,
      hint: words.contestReasonsHint,
      required: true,
      rows: 6,
    }),
    fields.words({ name: 'evidence', label: words.evidence, hint: words.evidenceHint, rows: 3 }),
    fields.text({ name: 'url', label: words.evidenceAddress, type: 'url', ltr: true }),
  ].join('');
};

/** Ground, reasons and evidence as such a form sends them. */
export function readGround(typed: Typed) {
  const text = readWords(typed, 'evidence');
  const url = textOf(typed, 'url');
  const piece = text ?? (url ? { und: [url] } : undefined);
  return {
    ground: textOf(typed, 'ground') as Ground,
    reasons: readWords(typed, 'reasons') ?? {},
    ...(piece && { evidence: [{ text: piece, ...(url && { url }) }] }),
  };
}

function sendForm(visit: PartnerVisit, item: string, answer: { message?: Message; status?: number } = {}) {
  const { words, ports } = visit;
  const state = ports.archive.reader.item(item);
  const view = state && viewItem(state, partnerView(visit));
  if (!view) return sendMissing(visit);
  const choice = choiceOf((name) => askedOf(visit, name));
  const options = subjectOptions(visit, view, visit.partner);
  const chosen = options.some(([value]) => value === choice) ? choice : 'item';
  const fields = formFields(visit, 'contest');
  sendWorkspacePage(visit, {
    title: words.contestTitle,
    ...answer,
    lead: html`<p>${words.contestLead}</p>`,
    body:
      html`<p>${words.item}: !${itemLink(visit, view.id)}</p>` +
      (chosen === 'item' ? '' : showSubject(visit, readSubject(view.id, chosen)!, partnerView(visit))) +
      showForm(visit, {
        name: 'contest',
        action: '/workspace/contest',
        hidden: { item: view.id },
        fields:
          fields.select({ name: 'subject', label: words.whatIsContested, options, value: chosen }) +
          groundFields(visit, 'contest'),
        button: words.contestButton,
      }),
  });
}

export const sendContestForm = (visit: PartnerVisit): void => sendForm(visit, askedOf(visit, 'item'));

/** Files what the form says, or shows it again with what is wrong. */
export function takeContest(visit: PartnerVisit) {
  const { typed, ports, actor, time, words } = visit;
  const item = textOf(typed, 'item');
  const subject = readSubject(item, textOf(typed, 'subject'));
  const ground = grounds.find((name) => name === textOf(typed, 'ground'));
  if (!subject || !ground)
    return sendForm(visit, item, { status: 422, message: { kind: 'fault', text: words.chooseGround } });
  const outcome = fileDispute(ports.archive, { subject, ...readGround(typed), actor, time });
  if (outcome.outcome === 'done') return goOn(visit, `/workspace/disputes/${outcome.number}`, 'done.filed');
  if (outcome.why === 'unknown') return sendMissing(visit);
  return sendForm(visit, item, { status: refusalStatus(outcome), message: refusalMessage(outcome) });
}
