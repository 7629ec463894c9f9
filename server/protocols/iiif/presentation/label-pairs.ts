import { type FieldName, field } from '../../../../vocab/fields.ts';
import { interfaceLanguages, type LanguageMap } from '../../../../vocab/record/language-map.ts';
import { asksBeforePicture, labelKinds } from '../../../../vocab/terms/cultural-labels.ts';
import type { CulturalLabel } from '../../../archive/archive.ts';
import type { ItemView } from '../../../curation/view.ts';
import type { Pair } from './write-pairs.ts';

const contestedLabel: LanguageMap = {
  en: ['Contested'],
  fr: ['Contesté'],
  es: ['Impugnado'],
  ar: ['محل نزاع'],
  zh: ['有争议'],
  sw: ['Inapingwa'],
};
const labelsLabel: LanguageMap = {
  en: ['Cultural labels and notices'],
  fr: ['Étiquettes culturelles et avis'],
  es: ['Etiquetas culturales y avisos'],
  ar: ['الوسوم الثقافية والتنبيهات'],
  zh: ['文化标签与告示'],
  sw: ['Lebo za kitamaduni na matangazo'],
};
const adviceLabel: LanguageMap = {
  en: ['Before you look'],
  fr: ['Avant de regarder'],
  es: ['Antes de mirar'],
  ar: ['قبل أن تنظر'],
  zh: ['观看之前'],
  sw: ['Kabla ya kutazama'],
};

/** Whose picture it is. */
export const partnerLabel: LanguageMap = {
  en: ['Picture from'],
  fr: ['Image de'],
  es: ['Imagen de'],
  ar: ['الصورة من'],
  zh: ['图像来自'],
  sw: ['Picha kutoka'],
};

/** Language maps one after another, text by text. */
function together(maps: readonly LanguageMap[]): LanguageMap {
  const all: Record<string, string[]> = {};
  for (const map of maps)
    for (const [tag, texts] of Object.entries(map)) {
      const known = all[tag] ?? [];
      all[tag] = [...known, ...texts.filter((text) => !known.includes(text))];
    }
  return all;
}

/** A label as text: the words of those who gave it, then its name with the address that explains it. */
function labelText({ code, text }: CulturalLabel): LanguageMap {
  const kind = labelKinds.get(code);
  const name = [kind?.name ?? code, kind?.page].filter(Boolean).join(': ');
  return together([text ?? {}, { en: [name] }]);
}

/**
 * What viewers must show (Presentation API 3.0, requiredStatement: one for a manifest): the labels and notices on the item, and the
 * credit line. Labels never stand under `rights`, for they are no licences.
 */
export function requiredStatement(
  credit: Pair | undefined,
  labels: readonly CulturalLabel[] | undefined,
): Pair | undefined {
  if (!labels?.length) return credit;
  const value = together([...labels.map(labelText), ...(credit ? [credit.value] : [])]);
  return { label: labelsLabel, value };
}

/** Advice to read before the pictures, on a day; it stands on each canvas. */
export function viewingAdvice(labels: readonly CulturalLabel[] | undefined, today: string): Pair | undefined {
  const asking = (labels ?? []).filter((label) => asksBeforePicture(label, today));
  return asking.length ? { label: adviceLabel, value: together(asking.map(labelText)) } : undefined;
}

/** What is contested of what the item's records say, property by property, with the page that names the disputes. */
export function contestedPairs(view: ItemView, baseUrl: string): Pair[] {
  const fields = new Set(
    view.records.flatMap(({ contested = [] }) =>
      contested.map((id) => id.slice(0, id.lastIndexOf('-')) as FieldName),
    ),
  );
  if (fields.size === 0) return [];
  const value: LanguageMap = Object.fromEntries(
    interfaceLanguages.map((language) => [
      language,
      [...fields].map((name) => `${field(name).label[language]}: ${baseUrl}/item/${view.id}/history`),
    ]),
  );
  return [{ label: contestedLabel, value }];
}
