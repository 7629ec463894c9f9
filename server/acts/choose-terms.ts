import type { FieldName } from '../../vocab/fields.ts';
import type { Archive } from '../archive/open-archive.ts';
import { vocabularyChoices } from '../archive/vocabulary-choices.ts';
import { vocabularyReader } from '../archive/vocabulary-reader.ts';
import type { Actor } from '../curation/decide.ts';
import { type Outcome, refuse, unknown } from './outcome.ts';

/** What a term of the partner's means from now on: a concept, or (`null`) none of those offered; or the choice is forgotten. */
export type TermDecision =
  | { field: FieldName; key: string; concept: string | null }
  | { field: FieldName; key: string; forget: true };

/**
 * Remembers for a partner what its words mean, or forgets it; a curator or a steward of that partner chooses. Counts for rows that are looked at or taken from now
 * on, and for no other partner's; records that are there stay as they are.
 */
export function chooseTerms(
  { writer, reader, db }: Pick<Archive, 'writer' | 'reader' | 'db'>,
  { choices, actor, time }: { choices: readonly TermDecision[]; actor: Actor; time: string },
): Outcome<{ chosen: number; forgotten: number }> {
  const { partner } = actor;
  const concepts = vocabularyReader(db);
  const kept = vocabularyChoices(db);
  return writer.attempt((tx): Outcome<{ chosen: number; forgotten: number }> => {
    if (!reader.partner(partner)) return unknown('such partner');
    if (actor.role === 'reader')
      return refuse(
        'forbidden',
        'A reader looks and changes nothing.',
        'Ask a steward of your institution for another role.',
      );
    let chosen = 0;
    for (const choice of choices) {
      const { field, key } = choice;
      if ('forget' in choice) {
        kept.forget({ partner, field, key });
        continue;
      }
      const { concept } = choice;
      if (concept !== null && !concepts.named(concept))
        return refuse(
          'invalid',
          `There is no concept ${concept} in the vocabularies that are loaded.`,
          'Choose one of the candidates, or load the scheme that holds it.',
        );
      kept.choose({ partner, field, key }, { concept: concept ?? undefined, actor: actor.id, time });
      chosen += 1;
    }
    const subject = `partner/${partner}`;
    tx.log({ time, actor: actor.id, kind: 'terms.chosen', subject, payload: { partner, choices } });
    return { outcome: 'done', chosen, forgotten: choices.length - chosen };
  });
}
