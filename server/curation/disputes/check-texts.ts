import { checkTexts } from '../../../vocab/check-texts.ts';
import type { Problem } from '../../../vocab/problem.ts';
import type { LanguageMap } from '../../../vocab/record/language-map.ts';
import { type Refusal, refuse } from './trail.ts';
import type { Evidence } from './types.ts';

const longest = 20_000;
const mostEvidence = 20;

/** Text as it is kept (trimmed, NFC), undefined where there is none, or why it is refused. `what` names it in messages. */
export function checkWords(
  words: LanguageMap | undefined,
  what: string,
): { words: LanguageMap | undefined } | Refusal {
  if (words === undefined) return { words: undefined };
  const problems: Problem[] = [];
  const checked = checkTexts(words, what, problems);
  const error = problems.find(({ severity }) => severity === 'error');
  if (error) return refuse(`${error.path}: ${error.message}`, error.remedy);
  const length = Object.values(checked ?? {})
    .flat()
    .reduce((sum, text) => sum + text.length, 0);
  if (length > longest)
    return refuse(
      `${what}: the text has ${length} characters; ${longest} are allowed.`,
      'Shorten it, and give the rest as evidence by its address.',
    );
  return { words: checked };
}

/** Text that must be there. */
export function requireWords(words: LanguageMap | undefined, what: string): { words: LanguageMap } | Refusal {
  const checked = checkWords(words, what);
  if ('outcome' in checked) return checked;
  if (checked.words) return { words: checked.words };
  return refuse(`${what}: there is no text.`, 'Say it in at least one language; others will judge by it.');
}

/** Web addresses alone, without a name and password in them: they are shown to the public as links. */
function isWebAddress(url: string): boolean {
  const parsed = URL.parse(url);
  return (
    parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.username === '' && parsed.password === ''
  );
}

/** Evidence as it is kept, or why it is refused. Addresses are never fetched. */
export function checkEvidence(
  evidence: readonly Evidence[] = [],
): { evidence: readonly Evidence[] } | Refusal {
  if (evidence.length > mostEvidence)
    return refuse(
      `There are ${evidence.length} pieces of evidence; ${mostEvidence} are allowed.`,
      'Choose the strongest.',
    );
  const kept: Evidence[] = [];
  for (const [n, { text, url }] of evidence.entries()) {
    const checked = requireWords(text, `evidence[${n}].text`);
    if ('outcome' in checked) return checked;
    if (url !== undefined && !isWebAddress(url))
      return refuse(
        `evidence[${n}].url: “${url.slice(0, 80)}” is no web address.`,
        'Give an address that begins with https:// or http://, or describe the source in the text.',
      );
    kept.push({ text: checked.words, ...(url !== undefined && { url: URL.parse(url)!.href }) });
  }
  return { evidence: kept };
}
