import type { Concept } from '../../vocab/record/record.ts';
import type { SpeaksOf } from '../../vocab/speaks-of.ts';
import type { RowDraft } from '../ingest.ts';

/** What drafts bring again and again goes over once, and is named by number: who takes them knows it by its object. */
type Packed = { outcome: RowDraft; concepts?: number[]; speaksOf?: number };
type Parcel = { shared: (Concept | SpeaksOf)[]; first: number; drafts: Packed[] };

/** Shared things that are remembered; what was sent before these is sent again. */
const remembered = 50_000;

/** Packs outcomes into texts for another thread. What was read but not checked stays behind where the checked content goes over. */
export function packer(): (outcomes: readonly RowDraft[]) => string {
  const numbers = new WeakMap<object, number>();
  let next = 0;
  return (outcomes) => {
    const shared: (Concept | SpeaksOf)[] = [];
    const first = next;
    const numberOf = (thing: Concept | SpeaksOf): number => {
      const known = numbers.get(thing);
      if (known !== undefined && known >= first - remembered) return known;
      shared.push(thing);
      numbers.set(thing, next);
      return next++;
    };
    const drafts = outcomes.map((outcome): Packed => {
      if (!outcome.draft) return { outcome };
      const { concepts, speaksOf, ...draft } = outcome.draft;
      const slim = outcome.content ? { ...draft, content: {} } : draft;
      return {
        outcome: { ...outcome, draft: slim },
        ...(concepts && { concepts: concepts.map(numberOf) }),
        ...(speaksOf && { speaksOf: numberOf(speaksOf) }),
      };
    });
    return JSON.stringify({ shared, first, drafts } satisfies Parcel);
  };
}

/** The outcomes of parcels, in the order in which they were packed; one object for what several drafts share. */
export function unpacker(): (parcel: string) => RowDraft[] {
  const things = new Map<number, Concept | SpeaksOf>();
  return (parcel) => {
    const { shared, first, drafts } = JSON.parse(parcel) as Parcel;
    for (const [at, thing] of shared.entries()) {
      things.set(first + at, thing);
      things.delete(first + at - 2 * remembered);
    }
    return drafts.map(({ outcome, concepts, speaksOf }) => {
      const { draft } = outcome;
      if (draft && concepts) draft.concepts = concepts.map((number) => things.get(number) as Concept);
      if (draft && speaksOf !== undefined) draft.speaksOf = things.get(speaksOf) as SpeaksOf;
      return outcome;
    });
  };
}
