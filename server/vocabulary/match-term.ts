import type { FieldName } from '../../vocab/fields.ts';
import type { LanguageMap } from '../../vocab/record/language-map.ts';
import { normaliseText } from '../../vocab/record/statement.ts';
import type { LabelHit, LoadedScheme, VocabularyReader } from '../archive/vocabulary-reader.ts';

/**
 * A concept that a term may mean. `score`: 0 to 1, to order by. `because`: its label is the term's, and so is another concept's (`homonym`);
 * the label is another language's, or the term states none (`language`); the term's own labels say different things (`labels`).
 */
export type Candidate = {
  concept: string;
  scheme: string;
  label: string;
  language: string;
  score: number;
  because: 'homonym' | 'language' | 'labels';
};

/** What the schemes say of a term. */
export type TermMatch =
  | { kind: 'matched'; concept: string; scheme: string }
  | { kind: 'candidates'; candidates: Candidate[] }
  | { kind: 'none' };

const mostCandidates = 10;

const primary = (tag: string): string => tag.split('-')[0]!.toLowerCase();

/** How near a label is to a term's: the language counts most, then whether it is the preferred one. */
function scoreOf(hit: LabelHit, tag: string): number {
  const language = primary(hit.language) === primary(tag) ? 0.9 : primary(tag) === 'und' ? 0.7 : 0.5;
  return language - (hit.preferred ? 0 : 0.1);
}

type Hit = LabelHit & { score: number; same: boolean };

function hitsOf(
  reader: Pick<VocabularyReader, 'labelled'>,
  label: LanguageMap,
  schemes: ReadonlySet<string>,
): Hit[][] {
  return Object.entries(label).flatMap(([tag, texts]) =>
    texts.map((text) =>
      reader
        .labelled(normaliseText(text))
        .filter(({ scheme }) => schemes.has(scheme))
        .map((hit) => ({
          ...hit,
          score: scoreOf(hit, tag),
          same: primary(tag) !== 'und' && primary(hit.language) === primary(tag),
        })),
    ),
  );
}

/** The one concept of a scheme that every label of the term which the scheme knows in its language names, or whether there is doubt. */
function certainIn(scheme: string, hits: readonly Hit[][]): { concept: string } | 'doubt' | undefined {
  let meant: Set<string> | undefined;
  for (const ofLabel of hits) {
    const named = new Set(
      ofLabel.filter((hit) => hit.same && hit.scheme === scheme).map(({ concept }) => concept),
    );
    if (named.size === 0) continue;
    meant = meant ? meant.intersection(named) : named;
  }
  if (!meant) return undefined;
  const [concept] = meant;
  return meant.size === 1 ? { concept: concept! } : 'doubt';
}

/**
 * The concept that a term of a field means, if that is beyond doubt: a label of the same language and the same normalised text
 * (`normaliseText`), of one concept alone. Schemes are asked in their order, and the first that knows the term in its language
 * decides, so that two schemes' words for one thing are no homonyms. All else is for a curator: candidates, the likeliest first.
 */
export function matchTerm(
  reader: Pick<VocabularyReader, 'labelled'>,
  { field, label, schemes }: { field: FieldName; label: LanguageMap; schemes: readonly LoadedScheme[] },
): TermMatch {
  const fitting = schemes.filter(({ fields }) => fields.includes(field));
  if (fitting.length === 0) return { kind: 'none' };
  const hits = hitsOf(reader, label, new Set(fitting.map(({ scheme }) => scheme)));
  let doubt = false;
  for (const { scheme } of fitting) {
    const certain = certainIn(scheme, hits);
    if (certain === 'doubt') doubt = true;
    if (certain === 'doubt') break;
    if (certain) return { kind: 'matched', scheme, concept: certain.concept };
  }
  const best = new Map<string, Hit>();
  for (const hit of hits.flat())
    if (hit.score > (best.get(hit.concept)?.score ?? 0)) best.set(hit.concept, hit);
  if (best.size === 0) return { kind: 'none' };
  const agreeing = hits.some(
    (ofLabel) => new Set(ofLabel.filter((h) => h.same).map((h) => h.concept)).size > 1,
  );
  const candidates = [...best.values()]
    .sort((a, b) => b.score - a.score || (a.concept < b.concept ? -1 : 1))
    .slice(0, mostCandidates)
    .map(({ concept, scheme, text, language, score, same }): Candidate => {
      const because = !same ? 'language' : doubt && !agreeing ? 'labels' : 'homonym';
      return { concept, scheme, label: text, language, score: Math.round(score * 100) / 100, because };
    });
  return { kind: 'candidates', candidates };
}
