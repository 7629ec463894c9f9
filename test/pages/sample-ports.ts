import type { Card, FacetValue, PageQuery, PageResult, PagesPorts } from '../../server/pages/ports.ts';
import { makeReader } from '../../server/pages/reader/reader.ts';
import { cardOf } from '../../server/pages/start/start-items.ts';
import type { InterfaceLanguage } from '../../vocab/record/language-map.ts';
import { textFor } from '../../vocab/record/language-map.ts';
import {
  cloth,
  print,
  sampleArchive,
  sampleImages,
  samplePartners,
  sampleView,
  song,
} from './sample-views.ts';

const shown = [cloth, song, print];

/** Search over the samples: words in titles, and the facets of kind and partner. */
function search(ports: PagesPorts, query: PageQuery): PageResult {
  const reader = makeReader({ language: query.lang as InterfaceLanguage, baseUrl: ports.baseUrl });
  const cards = shown.map((item) => cardOf(ports, reader, sampleView(item)));
  const natureOf = (card: Card) => (card.id === 'song1' ? 'intangible' : 'tangible');
  const chosen = (name: string, values: string[]) =>
    !query.facets[name] || query.facets[name].some((value) => values.includes(value));
  const found = cards.filter(
    (card) =>
      card.title.toLowerCase().includes(query.q.toLowerCase()) &&
      chosen('nature', [natureOf(card)]) &&
      chosen(
        'partner',
        card.partners.map((partner) => partner.id),
      ),
  );
  const nature: FacetValue[] = ['tangible', 'intangible'].map((value) => ({
    value,
    label: value,
    count: found.filter((card) => natureOf(card) === value).length,
  }));
  const partner = samplePartners.map(({ id, name }) => ({
    value: id,
    label: textFor(name, query.lang),
    labelLanguage: Object.keys(name)[0]!,
    count: found.filter((card) => card.partners.some((one) => one.id === id)).length,
  }));
  return {
    total: found.length,
    items: found,
    facets: { nature, partner },
    page: query.page,
    size: query.size,
  };
}

/** The pages' ports over the samples. `baseUrl` ends with a slash. The word "down" stands for a search that is not ready. */
export function samplePorts(baseUrl: string): PagesPorts {
  const ports: PagesPorts = {
    archive: sampleArchive,
    imagesOf: sampleImages,
    counts: () => ({ items: 3, records: 6, partners: 5, languages: 6 }),
    baseUrl,
    search: async (query) => (query.q === 'down' ? undefined : search(ports, query)),
  };
  return ports;
}
