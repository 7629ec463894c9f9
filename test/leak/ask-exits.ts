import { type Ask, type Exit, exits, type Subject } from './exits.ts';
import type { Canary } from './place-canaries.ts';

/** Who asks: the public, or a partner who has nothing to do with what is hidden, by key. */
export type Asker = {
  name: 'public' | 'unrelated';
  base: string;
  key?: string;
  /** For the pages of people, which know no keys: the session, and the token of its forms. */
  session?: { cookie: string; token: string };
};

const ofPeople = /^\/(?:workspace|about\/charter|request)/;

/** `asked`: the whole question, which an answer may repeat. */
export type Answer = {
  asked: string;
  path: string;
  route: string;
  status: number;
  text: string;
  headers: Record<string, string>;
};

/** Answers asked for at a time: a client may have four queries running. */
const lanes = 4;
/** What differs between two answers to the same question. */
const passing = /^(?:date|connection|keep-alive|transfer-encoding|server-timing|content-length|ratelimit.*)$/;

async function ask(
  { base, key, session }: Asker,
  { path, accept, form, json, method = 'GET' }: Ask,
): Promise<Omit<Answer, 'route'>> {
  const url = base.replace(/\/$/, '') + path.replaceAll('%3C~%2F', encodeURIComponent(`<${base}`));
  const answer = await fetch(url, {
    redirect: 'manual',
    method,
    headers: {
      accept: accept ?? '*/*',
      ...(session && ofPeople.test(path)
        ? { cookie: session.cookie, 'sec-fetch-site': 'same-origin' }
        : key && { authorization: `Bearer ${key}` }),
      ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
    },
    ...(form !== undefined && {
      method: 'POST',
      body: session && ofPeople.test(path) ? `form_token=${session.token}&${form}` : form,
    }),
    ...(json !== undefined && { body: JSON.stringify(json) }),
    signal: AbortSignal.timeout(20_000),
  });
  // Byte for byte, so that a picture's bytes are looked through as well.
  const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !passing.test(name)));
  const asked = [method, path, accept, form, json === undefined ? '' : JSON.stringify(json)].join(' ');
  return { path, asked, status: answer.status, text, headers };
}

/** Asks all, a few at a time, and gives the answers in their order. */
export async function askAll(asker: Asker, asks: readonly (Ask & { route: string })[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const work = async () => {
    while (next < asks.length) {
      const at = next++;
      const one = asks[at]!;
      answers[at] = { route: one.route, ...(await ask(asker, one)) };
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return answers;
}

const routes = Object.entries(exits) as [string, Exit][];

/** All that may be asked about one thing. */
export const asksAbout = (subject: Subject) =>
  routes.flatMap(([route, exit]) => (exit.about?.(subject) ?? []).map((one) => ({ route, ...one })));

/** All that a stranger may try to do to one thing. */
export const actsOn = (subject: Subject) =>
  routes.flatMap(([route, exit]) => (exit.acts?.(subject) ?? []).map((one) => ({ route, ...one })));

/** All that tells of everything. */
export const asksOverall = () =>
  routes.flatMap(([route, exit]) => (exit.overall?.() ?? []).map((one) => ({ route, ...one })));

/** Follows OAI-PMH lists and pages to their end would take long: the archive of this test fits on one page each. */
export const isOwn = (route: string): boolean => exits[route]?.own === true;

/** What in an answer gives a canary away, or undefined. What the question itself says is no leak. */
export function findTrace(answer: Answer, canary: Canary): string | undefined {
  const all = `${Object.values(answer.headers).join('\n')}\n${answer.text}`;
  const lower = all.toLowerCase();
  const path = answer.asked;
  if (!path.toLowerCase().includes(canary.word) && lower.includes(canary.word)) return canary.word;
  if (!path.includes(canary.image) && all.includes(canary.image)) return `image ${canary.image}`;
  if (all.includes(canary.file.slice(0, 20))) return 'the file’s digest';
  if (canary.secret && !path.includes(canary.item) && all.includes(canary.item)) return `item ${canary.item}`;
  const trace = canary.traces.find((t) => !path.includes(t) && all.includes(t));
  return trace && `a hash, ${trace}`;
}

/** A text without what it says of a subject, so that it compares with one about something that never was. */
export function unnamed(text: string, subject: Subject, path: string): string {
  const { word, item, image, statement, terms } = subject;
  const typo = `${word.slice(0, 4)}y${word.slice(5)}`;
  const names = { word, upper: word.toUpperCase(), typo, item, image, statement };
  let all = text;
  for (const [name, value] of Object.entries(names)) all = all.replaceAll(value, `#${name}`);
  for (const [index, term] of terms.entries()) all = all.replaceAll(term.split('/')[1]!, `#term${index}`);
  // The beginning of the word, where it alone was asked for.
  const short = /[?&]q=([^&]*)(?:&|$)/.exec(path)?.[1];
  return short && short.length < 8 && word.startsWith(short)
    ? all.replaceAll(short, `#first${short.length}`)
    : all;
}

/** An answer without what its question said. */
export const withoutSubject = ({ status, headers, text, path }: Answer, subject: Subject): string =>
  unnamed(
    `${status}\n${Object.entries(headers).sort().join('\n')}\n${text}`.replace(
      /<responseDate>[^<]*|^etag,.*$|form_token" value="[^"]*"|tessera\.visitor=[\w-]*/gm,
      '',
    ),
    subject,
    path,
  );

/** What was asked, whatever it was about. */
export const questionOf = ({ route, asked, path }: Answer, subject: Subject): string =>
  `${route} ${unnamed(asked, subject, path)}`;
