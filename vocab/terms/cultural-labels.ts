import type { LanguageMap } from '../record/language-map.ts';

/** `tk`, `bc`: Traditional Knowledge and Biocultural Labels; `notice`: for institutions; `advice`: to read before looking. */
export const labelSchemes = ['tk', 'bc', 'notice', 'advice'] as const;
export type LabelScheme = (typeof labelSchemes)[number];

export type LabelKind = { scheme: LabelScheme; name: string; page?: string };

const label = (scheme: 'tk' | 'bc', slug: string, name: string): [string, LabelKind] => [
  `${scheme}-${slug}`,
  { scheme, name, page: `https://localcontexts.org/label/${scheme}-${slug}/` },
];
const notice = (slug: string, name: string): [string, LabelKind] => [
  slug,
  { scheme: 'notice', name, page: `https://localcontexts.org/notice/${slug.replaceAll('_', '-')}/` },
];
const advice = (slug: string, name: string): [string, LabelKind] => [slug, { scheme: 'advice', name }];

/** The labels and notices of Local Contexts (https://localcontexts.org/), by the last part of their address, and advice of our own. */
export const labelKinds: ReadonlyMap<string, LabelKind> = new Map([
  label('tk', 'attribution', 'TK Attribution'),
  label('tk', 'clan', 'TK Clan'),
  label('tk', 'family', 'TK Family'),
  label('tk', 'multiple-communities', 'TK Multiple Communities'),
  label('tk', 'community-voice', 'TK Community Voice'),
  label('tk', 'creative', 'TK Creative'),
  label('tk', 'verified', 'TK Verified'),
  label('tk', 'non-verified', 'TK Non-Verified'),
  label('tk', 'seasonal', 'TK Seasonal'),
  label('tk', 'women-general', 'TK Women General'),
  label('tk', 'men-general', 'TK Men General'),
  label('tk', 'men-restricted', 'TK Men Restricted'),
  label('tk', 'women-restricted', 'TK Women Restricted'),
  label('tk', 'culturally-sensitive', 'TK Culturally Sensitive'),
  label('tk', 'secret-sacred', 'TK Secret / Sacred'),
  label('tk', 'commercial', 'TK Open to Commercialization'),
  label('tk', 'non-commercial', 'TK Non-Commercial'),
  label('tk', 'community-use-only', 'TK Community Use Only'),
  label('tk', 'outreach', 'TK Outreach'),
  label('tk', 'open-to-collaboration', 'TK Open to Collaboration'),
  label('bc', 'provenance', 'BC Provenance'),
  label('bc', 'multiple-communities', 'BC Multiple Communities'),
  label('bc', 'clan', 'BC Clan'),
  label('bc', 'consent-verified', 'BC Consent Verified'),
  label('bc', 'consent-non-verified', 'BC Consent Non-Verified'),
  label('bc', 'research', 'BC Research Use'),
  label('bc', 'open-to-collaboration', 'BC Open to Collaboration'),
  label('bc', 'open-to-commercialization', 'BC Open to Commercialization'),
  label('bc', 'outreach', 'BC Outreach'),
  label('bc', 'non-commercial', 'BC Non-Commercial'),
  notice('traditional_knowledge', 'Traditional Knowledge Notice'),
  notice('biocultural', 'Biocultural Notice'),
  notice('attribution_incomplete', 'Attribution Incomplete Notice'),
  notice('open_to_collaborate', 'Open to Collaborate Notice'),
  advice('viewing', 'Viewing advice'),
  advice('seasonal', 'Seasonal advice'),
]);

/** Codes whose text a page shows before the picture, so that a visitor chooses to look. */
const beforePicture = new Set([
  'viewing',
  'seasonal',
  'tk-seasonal',
  'tk-culturally-sensitive',
  'tk-secret-sacred',
  'tk-men-restricted',
  'tk-women-restricted',
]);

const dayForm = /^--(\d\d)-(\d\d)$/;

/** Whether a text such as `--02-29` is a day of some year (XML Schema gMonthDay). */
const isDay = (text: string): boolean => {
  const [, month, day] = dayForm.exec(text) ?? [];
  if (month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(2024, Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
};

/** Whether a day (ISO 8601) lies in a season, which may run across the end of the year. */
export function inSeason(season: { from: string; to: string }, date: string): boolean {
  const today = `--${date.slice(5, 10)}`;
  const { from, to } = season;
  return from <= to ? from <= today && today <= to : today >= from || today <= to;
}

/** Whether a label asks to be read before a picture is shown, on a day. */
export const asksBeforePicture = (
  { code, season }: { code: string; season?: { from: string; to: string } },
  date: string,
): boolean => beforePicture.has(code) && (season === undefined || inSeason(season, date));

/** What is wrong with a label that a partner of a kind would give, or undefined. */
export function labelFault(
  label: { scheme: LabelScheme; code: string; text?: LanguageMap; season?: { from: string; to: string } },
  partnerKind: string,
): { reason: string; remedy: string } | undefined {
  const { scheme, code, text, season } = label;
  if (labelKinds.get(code)?.scheme !== scheme)
    return {
      reason: `“${code}” is no label of the kind “${scheme}”.`,
      remedy: `Use one of: ${[...labelKinds].flatMap(([name, kind]) => (kind.scheme === scheme ? name : [])).join(', ')}.`,
    };
  const community = partnerKind === 'community';
  if ((scheme === 'tk' || scheme === 'bc') && !community)
    return {
      reason: 'Labels are given by communities alone.',
      remedy: 'Use a Notice, and invite the community.',
    };
  if (scheme === 'notice' && community)
    return { reason: 'Notices are for institutions.', remedy: 'Give a Label, in your own words.' };
  if (scheme === 'advice' && !Object.values(text ?? {}).some((texts) => texts.some((t) => t.trim() !== '')))
    return { reason: 'Advice needs its words.', remedy: 'Write what a visitor should know before looking.' };
  if (season && !(isDay(season.from) && isDay(season.to)))
    return {
      reason: 'A season runs from one day to another.',
      remedy: 'Write the days as --MM-DD, such as --11-01.',
    };
  return undefined;
}
