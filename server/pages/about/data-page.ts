import { type Request, type Response, Router } from 'express';
import { html } from 'ghtml';
import { lossesOf, lossyModels } from '../../../vocab/crosswalks/losses.ts';
import { field, fieldNames } from '../../../vocab/fields.ts';
import { forms } from '../../protocols/linked-data/forms.ts';
import { assetHref } from '../layout/assets.ts';
import { renderPage } from '../layout/render-page.ts';
import { sendPage } from '../layout/send-page.ts';
import { type Reader, readerOf } from '../reader/reader.ts';
import { type DataExamples, dataExamples } from './data-examples.ts';
import { type DataWords, dataWordsIn } from './data-words.ts';

const english = (text: string): string => html`<p lang="en" dir="ltr">${text}</p>`;
const example = (name: string, code: string): string =>
  html`<figure class="code-example" lang="en" dir="ltr"><figcaption>${name}</figcaption><pre tabindex="0" aria-label="${name}"><code>${code}</code></pre></figure>`;

function formsTable(words: DataWords): string {
  const rows = forms.map(
    ({ form, type, profile, name }) =>
      html`<tr><th scope="row" lang="en">${name}</th><td dir="ltr"><code>${form === 'html' ? '' : `.${form}`}</code></td>
<td dir="ltr"><code>${type}${profile ? `;profile="${profile}"` : ''}</code></td></tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.forms}"><table><thead><tr><th scope="col">${words.form}</th>
<th scope="col">${words.ending}</th><th scope="col">${words.mediaType}</th></tr></thead><tbody>!${rows.join('')}</tbody></table></div>`;
}

/** What is lost on the way into each model, out of the same table that the tests count against. */
function lossesTable(reader: Reader, words: DataWords): string {
  const rows = fieldNames.flatMap((name) => {
    const losses = lossyModels.map((model) => lossesOf(model)[name] ?? '');
    if (losses.every((loss) => loss === '')) return [];
    return html`<tr><th scope="row">${field(name).label[reader.language]}</th>!${losses.map((loss) => html`<td lang="en" dir="ltr">${loss}</td>`).join('')}</tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.losses}"><table><thead><tr><th scope="col">${words.field}</th>
!${lossyModels.map((model) => html`<th scope="col" lang="en">${model}</th>`).join('')}</tr></thead><tbody>!${rows.join('')}</tbody></table></div>`;
}

function sections(reader: Reader, words: DataWords, examples: DataExamples): string {
  const section = (id: string, title: string, ...parts: string[]) =>
    html`<section id="${id}"><h2>${title}</h2>!${parts.join('')}</section>`;
  return [
    section(
      'forms',
      words.forms,
      english(
        'At /item/{id} and /item/{id}/record/{partner} the Accept header chooses the form, by q-values and by profile (the profile parameter, or Accept-Profile); an ending chooses it whatever Accept says. Link headers name every form, the partners and the licence (FAIR Signposting), and the time gate of the past (Memento). Each form has a strong entity tag.',
      ),
      formsTable(words),
    ),
    section(
      'agreement',
      words.agreement,
      english(
        'In an item’s Linked Art, Turtle and N-Triples, values that all who speak of them share, and those that one states and nobody contradicts, stand directly.',
      ),
      example('Linked Art', examples.agreed),
    ),
    section(
      'difference',
      words.difference,
      english(
        'Values that exclude one another are attributed: each stands in attributed_by as an attribute assignment (CIDOC CRM E13) with its partner, its time, the property that it would be, and the value; identified_by holds the address of the statement. What a thing shows and the text that it carries have documents of their own, at /item/{id}/visual and /item/{id}/text.',
      ),
      example('Linked Art', examples.differing),
      english(
        'All claims, agreed ones too, stand at /item/{id}/claims, each under its own address: the same E13 with tns:standing.',
      ),
      example('Turtle', examples.claims),
    ),
    section(
      'dispute',
      words.dispute,
      english(
        'While a dispute is open, the statement is contested: its standing says so, tns:contestedIn leads to the dispute, which is a prov:Activity with its sides, steps and outcome. The value stays as it is. A record’s own document marks it in attributed_by.',
      ),
    ),
    section(
      'record',
      words.record,
      english(
        'N-Quads and TriG hold a graph for each record, named by the record’s address; in the default graph PROV-O tells of the record: whose it is, when and by which deposit it came, and under which licence.',
      ),
      example('TriG', examples.trig),
    ),
    section(
      'exchange',
      words.exchange,
      english(
        'EDM in RDF/XML gives each partner’s record a provided object and an aggregation of its own (edm:dataProvider is the partner); in Turtle one object has a proxy for each partner, as Europeana keeps it.',
      ),
      example('EDM (Turtle)', examples.proxies),
      english(
        'LIDO and MODS give one document for each record: recordSource and recordContentSource are the partner. An item of several records is a lidoWrap or a modsCollection.',
      ),
      example('LIDO 1.1', examples.lido),
      example('MODS 3.8', examples.mods),
      english(
        'schema.org and Dublin Core have no place for who says what: all values stand side by side; in schema.org subjectOf names each record with its author.',
      ),
      example('schema.org', examples.schemaOrg),
      example('Dublin Core', examples.dublinCore),
    ),
    section(
      'harvest',
      words.harvest,
      english(
        'OAI-PMH (/oai) gives each partner’s record as oai_dc, edm, lido, mods, linked_art (JSON-LD as the text of an element) and claims. A record is given anew, too, when another partner’s record changes how its statements stand. Beside the metadata, about tells of labels and disputes. Sets are by partner, collection, type and language.',
      ),
      example('claims', examples.oaiClaims),
    ),
    section(
      'identifiers',
      words.identifiers,
      english(
        'The address of an item never changes: joined items redirect, a split revives them, withdrawn ones answer 410. Where the archive has a Name Assigning Authority Number, each item has an ARK, which leads to it. Where the archive moves, its former addresses are taken wherever an item is named, and stated as owl:sameAs.',
      ),
    ),
    section(
      'rights',
      words.rights,
      english(
        'Three rights are kept apart in every form that can: in the thing, in its pictures, and in the description. Descriptions are CC0 unless a record or its collection says otherwise.',
      ),
    ),
    section('losses', words.losses, lossesTable(reader, words)),
  ].join('\n');
}

/** The page about data: how each form tells who says what, with examples written at this moment. */
export function dataPageRouter({ baseUrl }: { baseUrl: string }): Router {
  const router = Router();
  const examples = dataExamples(baseUrl);
  router.get('/about/data', async (req: Request, res: Response) => {
    const reader = readerOf(req, { baseUrl });
    const words = dataWordsIn(reader.language);
    const body = html`<article class="prose data-guide"><h1>${words.title}</h1><p class="lead">${words.lead}</p>
!${sections(reader, words, await examples)}</article>`;
    const head = html`<link rel="stylesheet" href="${assetHref('data-guide.css')}">`;
    sendPage(res, {
      reader,
      html: renderPage({
        reader,
        title: words.title,
        description: words.lead,
        kind: 'about-page',
        head,
        body,
      }),
    });
  });
  return router;
}
