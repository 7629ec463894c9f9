import { edtfBounds } from '../../vocab/edtf.ts';
import type { RecordContent } from '../../vocab/fields.ts';
import { foldedCreators, foldedTitles, foldWords, titleKeys } from '../../vocab/record/title-keys.ts';
import type { Transaction } from '../archive/writer.ts';
import type { ItemView, RecordView } from '../curation/view.ts';
import type { Offer } from './row-preview.ts';
import { recordsOfOthers } from './view-items.ts';

/** Items looked at for one key: a title that more of others' things have says next to nothing. */
const mostAlike = 20;
const mostOffers = 5;
/** Below this nothing is offered: a title alone is no reason. */
const least = 0.5;
const remembered = 20_000;

/** Finds items that may be the same as a row, by what partners' titles are indexed by. Answers are remembered: `Untitled` is asked for once. */
export function itemFinder(partner: string): (tx: Transaction, content: RecordContent) => string[] {
  const known = new Map<number, string[]>();
  const ask = (tx: Transaction, key: number): string[] => {
    const before = known.get(key);
    if (before) return before;
    const items = tx.itemsTitled(key, partner);
    if (known.size >= remembered) known.clear();
    const few = items.length > mostAlike ? [] : items;
    known.set(key, few);
    return few;
  };
  return (tx, content) => {
    const { made, titled } = titleKeys(content);
    return [...new Set([...made, ...titled].flatMap((key) => ask(tx, key)))].slice(0, mostAlike);
  };
}

const spans = ({ date }: RecordContent) =>
  (date ?? []).flatMap(({ edtf }) => {
    const bounds = edtf === undefined ? undefined : edtfBounds(edtf);
    return bounds?.begin && bounds.end ? [{ begin: bounds.begin, end: bounds.end }] : [];
  });
const places = ({ place, location }: RecordContent): string[] =>
  [...(place ?? []), ...(location ?? [])].flatMap(({ id, label }) => [
    ...(id === undefined ? [] : [id]),
    ...Object.values(label).flat().map(foldWords),
  ]);

/** Whether two lists agree: they share something, say different things, or one of them says nothing. */
function agreement(one: readonly string[], other: readonly string[]): 'same' | 'other' | 'unknown' {
  if (one.length === 0 || other.length === 0) return 'unknown';
  return one.some((value) => other.includes(value)) ? 'same' : 'other';
}

function datesAgree(one: RecordContent, other: RecordContent): 'same' | 'other' | 'unknown' {
  const [ours, theirs] = [spans(one), spans(other)];
  if (ours.length === 0 || theirs.length === 0) return 'unknown';
  return ours.some((a) => theirs.some((b) => a.begin <= b.end && b.begin <= a.end)) ? 'same' : 'other';
}

/** How much speaks for two records being of one thing: the title first, then maker, date and place; another maker or date speaks against it. */
function scoreAlike(one: RecordContent, other: RecordContent): Pick<Offer, 'score' | 'because'> | undefined {
  if (agreement(foldedTitles(one), foldedTitles(other)) !== 'same') return undefined;
  const because: Offer['because'] = ['title'];
  let score = 0.35;
  const weigh = (says: 'same' | 'other' | 'unknown', reason: Offer['because'][number], weight: number) => {
    if (says === 'same') {
      score += weight;
      because.push(reason);
    } else if (says === 'other' && reason !== 'place') score -= weight;
  };
  weigh(agreement(foldedCreators(one), foldedCreators(other)), 'creator', 0.3);
  weigh(datesAgree(one, other), 'date', 0.2);
  weigh(agreement(places(one), places(other)), 'place', 0.15);
  score = Math.round(score * 100) / 100;
  return score >= least ? { score, because } : undefined;
}

function best(records: readonly RecordView[], content: RecordContent) {
  const scored = records.flatMap((record) => scoreAlike(content, record.content) ?? []);
  return scored.sort((a, b) => b.score - a.score)[0];
}

/**
 * The items to offer for a row, the likeliest first: those that bear its identifiers (`alike`), and those of the same title and maker, date or place. `viewOf`
 * gives an item as the partner may see it; what is not seen is no reason. Pure.
 */
export function offersFor({
  content,
  partner,
  alike,
  titled,
  viewOf,
}: {
  content: RecordContent;
  partner: string;
  alike: readonly string[];
  titled: readonly string[];
  viewOf: (item: string) => ItemView | undefined;
}): Offer[] {
  const offers = [...new Set([...alike, ...titled])].flatMap((item): Offer[] => {
    const records = recordsOfOthers(viewOf(item), partner);
    const [first] = records;
    if (!first) return [];
    const identified = alike.includes(item);
    const scored = best(records, content);
    if (!identified && !scored) return [];
    return [
      {
        item,
        score: identified ? Math.max(0.9, scored?.score ?? 0) : scored!.score,
        because: [...(identified ? (['identifier'] as const) : []), ...(scored?.because ?? [])],
        title: first.content.title ?? {},
        partners: [...new Set(records.map((record) => record.partner))],
      },
    ];
  });
  return offers.sort((a, b) => b.score - a.score || (a.item < b.item ? -1 : 1)).slice(0, mostOffers);
}
