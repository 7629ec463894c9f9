import request from 'supertest';
import type { OaiWorld } from './oai-world.ts';

/** What tests look at in an answer. */
export type Answer = {
  xml: string;
  codes: string[];
  identifiers: string[];
  deleted: string[];
  /** The text of the resumption token, undefined where the element is absent. */
  token: string | undefined;
  cursor: number | undefined;
  total: number | undefined;
  /** The attributes of the element `request`. */
  request: string;
};

const all = (xml: string, pattern: RegExp): string[] => [...xml.matchAll(pattern)].map((match) => match[1]!);
const number = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

export function readAnswer(xml: string): Answer {
  const resumption = /<resumptionToken([^>]*)>([^<]*)<\/resumptionToken>/.exec(xml);
  return {
    xml,
    codes: all(xml, /<error code="(\w+)">/g),
    identifiers: all(xml, /<header[^>]*><identifier>([^<]+)</g),
    deleted: all(xml, /<header status="deleted"><identifier>([^<]+)</g),
    token: resumption?.[2],
    cursor: number(/cursor="(\d+)"/.exec(resumption?.[1] ?? '')?.[1]),
    total: number(/completeListSize="(\d+)"/.exec(resumption?.[1] ?? '')?.[1]),
    request: /<request([^>]*)>/.exec(xml)?.[1] ?? '',
  };
}

/** Asks by GET; `query` is taken as it stands. */
export async function ask({ app }: OaiWorld, query: string): Promise<Answer> {
  const response = await request(app).get(`/oai?${query}`).buffer(true).expect(200);
  return readAnswer(response.text);
}

/** Follows the tokens of a list to its end; `between` runs after each page. */
export async function harvest(
  world: OaiWorld,
  query: string,
  between: (page: number) => void = () => {},
): Promise<Answer[]> {
  const verb = new URLSearchParams(query).get('verb');
  const pages = [await ask(world, query)];
  for (let token = pages[0]!.token; token; token = pages.at(-1)!.token) {
    between(pages.length);
    pages.push(await ask(world, `verb=${verb}&resumptionToken=${encodeURIComponent(token)}`));
  }
  return pages;
}
