import { type InterfaceLanguage, interfaceLanguages, textFor } from '../../../vocab/record/language-map.ts';
import { rightsName } from '../../../vocab/rights.ts';
import type { ArchiveReader } from '../../archive/archive.ts';
import type { FacetName } from '../../projections/search/facet-names.ts';
import type { FacetCount } from '../../projections/search/search-index.ts';

/** What names partners and collections. */
export type Names = Pick<ArchiveReader, 'partner' | 'collection'>;

const natures: Record<string, Record<InterfaceLanguage, string>> = {
  tangible: { en: 'Objects', fr: 'Objets', es: 'Objetos', ar: 'قطع مادية', zh: '物质遗产', sw: 'Vitu' },
  intangible: {
    en: 'Living heritage',
    fr: 'Patrimoine vivant',
    es: 'Patrimonio vivo',
    ar: 'تراث حيّ',
    zh: '非物质遗产',
    sw: 'Urithi hai',
  },
};

const languageNames = new Map<string, Intl.DisplayNames>();

function languageName(tag: string, reader: string): string {
  const primary = reader.split('-')[0]!;
  const key = (interfaceLanguages as readonly string[]).includes(primary) ? primary : 'en';
  const names = languageNames.get(key) ?? new Intl.DisplayNames([key], { type: 'language' });
  languageNames.set(key, names);
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** What a value of a facet is called for a reader of `language`; the value itself where nothing names it. */
export function facetLabel(options: {
  facet: FacetName;
  count: FacetCount;
  names: Names;
  language: string;
}): string {
  const { facet, count, names, language } = options;
  const { value, label } = count;
  switch (facet) {
    case 'partner':
      return textFor(names.partner(value)?.name, language) || value;
    case 'collection':
      return textFor(names.collection(value)?.name, language) || value;
    case 'nature':
      return textFor(
        Object.fromEntries(Object.entries(natures[value] ?? {}).map(([tag, text]) => [tag, [text]])),
        language,
      );
    case 'language':
    case 'describedIn':
      return languageName(value, language);
    case 'rights':
    case 'mediaRights':
      return URL.canParse(value) ? rightsName(value) : value;
    default:
      return label?.text || value;
  }
}
