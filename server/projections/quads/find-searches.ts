import type { Edit } from './edit-text.ts';
import { isVariable, type Node, partsOf, triplesOf } from './syntax-tree.ts';

/**
 * A statement that stands for a search of texts: `?item <…/ns/search> "words"@en`, or with more said on either side,
 * `(?item ?rank) <…/ns/search> ("words"@en 50)`. It means the items that the search index finds, best first.
 */
export type TextSearch = {
  words: string;
  /** The reader's language; 'und' where none is said. */
  language: string;
  limit: number;
  item: string;
  rank: string | undefined;
  /** Where in the query's text the items are to be written. */
  at: number;
  /** What to take out of the text, and what to leave in its place. */
  removal: Edit;
};

/** Items that one search gives where its statement names no number, and the most that it may name. */
const DEFAULT_ITEMS = 1_000;
const MOST_ITEMS = 10_000;
const MOST_SEARCHES = 5;

type Misuse = { message: string; at: number };

/** A search that is not written as it has to be. `at`: where in the text. */
class Misused extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** The searches of a query, except those that are another endpoint's; `isSearch` knows the predicate, whose names may be short. */
export function findSearches(args: {
  root: object;
  text: string;
  isSearch: (name: { value: string; prefix?: string }) => boolean;
}): { searches: TextSearch[] } | Misuse {
  const { root, text, isSearch } = args;
  const searches: TextSearch[] = [];
  const stack: Node[] = [root as Node];
  try {
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node.type === 'pattern' && node.subType === 'service') continue;
      if (node.type === 'pattern' && node.subType === 'bgp')
        searches.push(...inPattern({ bgp: node, text, isSearch }));
      for (const part of partsOf(node)) stack.push(part);
    }
    const last = searches[MOST_SEARCHES];
    if (last) throw new Misused(`a query may search texts ${MOST_SEARCHES} times at most`, last.at);
  } catch (error) {
    if (error instanceof Misused) return { message: error.message, at: error.at };
    throw error;
  }
  return { searches };
}

function inPattern(args: { bgp: Node; text: string; isSearch: (name: never) => boolean }): TextSearch[] {
  const { bgp, text, isSearch } = args;
  const triples = triplesOf(bgp);
  return triples.flatMap((triple): TextSearch[] => {
    const { subject, predicate, object } = triple;
    if (predicate.type !== 'term' || predicate.subType !== 'namedNode') return [];
    if (!isSearch(predicate as never)) return [];
    const start = predicate.loc?.start ?? 0;
    const end = object.loc?.end;
    const twice = triples.some((other) => other !== triple && other.predicate.loc?.start === start);
    if (twice || end === undefined) throw new Misused('a search has one text: write it once for each', start);
    const { item, rank } = readSubject(subject, start);
    const removal = cutOut({ text, subject, start, end });
    if (rank !== undefined && removal.text !== '')
      throw new Misused('a search with a rank is a statement of its own: end it with a full stop', start);
    return [{ ...readObject(object, start), item, rank, at: bgp.loc?.start ?? removal.start, removal }];
  });
}

function readSubject(subject: Node, at: number): { item: string; rank: string | undefined } {
  const [item, rank, ...more] = subject.subType === 'list' ? membersOf(subject) : [subject];
  if (!isVariable(item) || (rank !== undefined && !isVariable(rank)) || more.length > 0)
    throw new Misused('a search is of ?item, or of (?item ?rank)', at);
  return { item: item.value!, rank: rank?.value };
}

function readObject(object: Node, at: number): { words: string; language: string; limit: number } {
  const [words, limit, ...more] = object.subType === 'list' ? membersOf(object) : [object];
  const isLiteral = (node: Node | undefined) => node?.type === 'term' && node.subType === 'literal';
  if (!isLiteral(words) || (limit !== undefined && !isLiteral(limit)) || more.length > 0)
    throw new Misused('a search is for "words", or for ("words" limit), as they stand', at);
  const most = limit === undefined ? DEFAULT_ITEMS : Number(limit.value);
  if (!Number.isInteger(most) || most < 1 || most > MOST_ITEMS)
    throw new Misused(`the limit of a search is a number from 1 to ${MOST_ITEMS}`, at);
  const { langOrIri } = words!;
  return {
    words: words!.value!,
    language: typeof langOrIri === 'string' ? langOrIri : 'und',
    limit: most,
  };
}

/** The members of a list as it is written, `(a b c)`. */
const membersOf = (list: Node): Node[] =>
  triplesOf(list)
    .filter(({ predicate }) => predicate.value?.endsWith('#first'))
    .map(({ object }) => object);

/**
 * A statement with all its punctuation: alone it goes whole; from a list of statements about one subject (`;`), predicate and object go.
 */
function cutOut(args: { text: string; subject: Node; start: number; end: number }): Edit {
  const { text, subject, start, end } = args;
  const space = /^(?:\s|#[^\n]*\n)*/;
  const after = (at: number) => at + space.exec(text.slice(at))![0].length;
  const semicolon = (at: number) => (text[after(at)] === ';' ? after(at) + 1 : undefined);
  if (typeof subject.loc?.start !== 'number') {
    // Not the first of its subject: the semicolon before it goes too.
    const before = text.lastIndexOf(';', start);
    return { start: before, end, text: ' ' };
  }
  let next = end;
  for (let past = semicolon(next); past !== undefined; past = semicolon(next)) next = past;
  const follows = text[after(next)];
  if (next !== end && follows !== '.' && follows !== '}') return { start, end: next, text: ' ' };
  return { start: subject.loc.start, end: follows === '.' ? after(next) + 1 : next, text: '' };
}
