import { textFor, textsFor } from '../../../vocab/record/language-map.ts';
import type { DateValue, Term } from '../../../vocab/record/record.ts';
import { statementsOf } from '../../../vocab/record/statement.ts';
import { asksBeforePicture } from '../../../vocab/terms/cultural-labels.ts';
import { compareStatements } from '../../curation/compare-statements.ts';
import { leadingRecord } from '../../curation/leading-record.ts';
import { type ItemView, thePublic, viewItem } from '../../curation/view.ts';
import type { Card, PagesPorts } from '../ports.ts';
import type { Reader } from '../reader/reader.ts';
import { servicePath } from '../show/service-path.ts';
import { readableEdtf } from '../show/show-date.ts';
import { namedPartner } from '../show/show-partner.ts';

/** What the public sees of some items, in the order given; what is gone or not public is left out. */
export function publicViews(ports: PagesPorts, ids: readonly string[]): ItemView[] {
  const byId = new Map(ports.archive.items(ids).map((item) => [item.id, item]));
  return ids.flatMap((id) => {
    const item = byId.get(id);
    const view = item && viewItem(item, thePublic);
    return view ? [view] : [];
  });
}

/** A card made from the archive itself, where no search result is at hand. */
export function cardOf(ports: PagesPorts, reader: Reader, view: ItemView): Card {
  const { language } = reader;
  const leading = leadingRecord(view, language);
  const title = leading.content.title && textsFor(leading.content.title, language);
  const said = statementsOf(leading.content);
  const type = said.find((one) => one.field === 'type')?.value as Term | undefined;
  const date = said.find((one) => one.field === 'date')?.value as DateValue | undefined;
  const when =
    (date?.display && textFor(date.display, language)) || (date?.edtf && readableEdtf(reader, date.edtf));
  const partner = (id: string) => namedPartner(ports.archive, id, language);
  const today = new Date().toISOString();
  const advice = view.labels?.some((label) => asksBeforePicture(label, today)) ?? false;
  return {
    id: view.id,
    title: title?.texts[0] ?? view.id,
    titleLanguage: title?.tag ?? 'und',
    ...(advice && { advice: true as const }),
    images: (advice ? [] : ports.imagesOf(view))
      .filter((image) => image.ready)
      .map((image) => ({ service: servicePath(image.id), alt: image.alt })),
    ...(type && { type: textFor(type.label, language) }),
    ...(when && { date: when }),
    partners: [...new Set(view.records.map((record) => record.partner))].map(partner),
    leads: partner(leading.partner),
  };
}

const differences = (view: ItemView): number =>
  compareStatements(view.records).filter(({ standing }) => ['differing', 'contested'].includes(standing))
    .length;

/** Items for the start page. `differing`: those of several partners, the ones whose accounts differ first. */
export async function startItems(
  ports: PagesPorts,
  reader: Reader,
): Promise<{ pictured: Card[]; differing: ItemView[] }> {
  const highlights = ports.highlights?.();
  if (highlights) {
    const shared = publicViews(ports, highlights.shared);
    return {
      pictured: publicViews(ports, highlights.pictured)
        .map((view) => cardOf(ports, reader, view))
        .filter((card) => card.images.length > 0),
      differing: shared.toSorted((a, b) => differences(b) - differences(a)),
    };
  }
  const found = await ports.search({ q: '', facets: {}, page: 1, size: 60, lang: reader.language });
  const cards = found?.items ?? [];
  const shared = cards.filter((card) => card.partners.length > 1).map((card) => card.id);
  return {
    pictured: cards.filter((card) => card.images.length > 0),
    differing: publicViews(ports, shared).toSorted((a, b) => differences(b) - differences(a)),
  };
}
