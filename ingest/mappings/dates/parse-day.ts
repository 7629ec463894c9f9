import { type Span, years } from './span.ts';

/** Names of months and their short forms, in English, German, French, Spanish, Italian, Dutch, Portuguese, Romanian, Swahili and Arabic. */
const monthNames = [
  'january jan januar jänner janvier janv enero ene gennaio gen januari janeiro ianuarie ian يناير جانفي كانون_الثاني',
  'february feb februar feber février févr fév fevrier febrero febbraio febbr februari fevereiro fev februarie فبراير فيفري شباط',
  'march mar märz mrz mars marzo maart março mart martie machi مارس آذار',
  'april apr avril avr abril abr aprile aprilie aprili أبريل ابريل إبريل نيسان',
  'may mai mayo maggio mag mei maio مايو أيار',
  'june jun juni juin junio giugno giu junho iunie iun يونيو حزيران',
  'july jul juli juillet juil julio luglio lug julho iulie iul julai يوليو تموز',
  'august aug août aout agosto ago augustus august agosti أغسطس اغسطس آب',
  'september sep sept septembre septiembre settembre set setembro septembrie septemba سبتمبر أيلول',
  'october oct oktober okt octobre octubre ottobre ott outubro out octombrie oktoba أكتوبر اكتوبر تشرين_الأول',
  'november nov novembre noviembre novembro noiembrie noi novemba نوفمبر تشرين_الثاني',
  'december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro decembrie desemba ديسمبر كانون_الأول',
];
const months = new Map(
  monthNames.flatMap((names, at) =>
    names.split(' ').map((name): [string, number] => [name.replace('_', ' '), at + 1]),
  ),
);
/** Seasons of EDTF level 1: 21 spring, 22 summer, 23 autumn, 24 winter. */
const seasons = new Map(
  [
    'spring frühling frühjahr printemps primavera lente',
    'summer sommer été verano estate zomer',
    'autumn fall herbst automne otoño autunno herfst',
    'winter hiver invierno inverno',
  ].flatMap((names, at) => names.split(' ').map((name): [string, number] => [name, 21 + at])),
);

const two = (n: number | string): string => String(n).padStart(2, '0');

function dayForm(year: string, month: number | undefined, day?: string): Span | undefined {
  if (month === undefined || month < 1 || month > 12) return undefined;
  const form = day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
  if (day !== undefined) {
    const date = new Date(`${form}T00:00:00Z`);
    // 30 February is no day.
    if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) return undefined;
  }
  return { ...years(Number(year)), form };
}

/** Which of day and month comes first in `01/02/1850` nobody can know. */
export type Ambiguous = { ambiguous: string };

function parseNumeric(text: string): Span | Ambiguous | undefined {
  let match = /^(\d{4})[-–./](\d{1,2})[-–./](\d{1,2})(?:[t ]\d{2}:\d{2}\S*)?$/.exec(text);
  if (match) return dayForm(match[1]!, Number(match[2]), match[3]);
  match = /^(\d{1,2})([-–./ ]{1,2})(\d{1,2})[-–./ ]{1,2}(\d{4})$/.exec(text);
  if (!match) return undefined;
  const [, first, between, second, year] = match;
  // With points the day stands first, wherever points are used.
  if (between!.startsWith('.') || Number(first) > 12) return dayForm(year!, Number(second), first);
  if (Number(second) > 12) return dayForm(year!, Number(first), second);
  if (Number(first) === Number(second)) return dayForm(year!, Number(first), second);
  return { ambiguous: 'the first number may be the day or the month' };
}

/** A day, month or season of a year: `3 May 1929`, `May 3, 1929`, `3. Mai 1929`, `1er mai 1929`, `May 1929`, `1929年5月3日`, `Spring 1900`, `25/12/1850`. */
export function parseDay(text: string): Span | Ambiguous | undefined {
  const numeric = parseNumeric(text);
  if (numeric) return numeric;
  const east = /^(\d{4}) ?年 ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?[日号號])?$/.exec(text);
  if (east) return dayForm(east[1]!, Number(east[2]), east[3]);
  const plain = text.replace(/^(?:on|am|le|el|il|the) /, '');
  const monthOf = (word: string | undefined) => months.get((word ?? '').replace(/\.$/, ''));
  let match =
    /^(\d{1,2})(?:st|nd|rd|th|er|re|º|ª|\.)? (?:of |de |d')?([\p{L}]{3,}(?: الأول| الثاني)?\.?),? (?:de |del )?(\d{4})$/u.exec(
      plain,
    );
  if (match) return dayForm(match[3]!, monthOf(match[2]), match[1]);
  match = /^(\p{L}{3,}\.?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(plain);
  if (match) return dayForm(match[3]!, monthOf(match[1]), match[2]);
  match = /^(\d{4}),? (\p{L}{3,}\.?)(?: (\d{1,2}))?$/u.exec(plain);
  if (match && monthOf(match[2])) return dayForm(match[1]!, monthOf(match[2]), match[3]);
  match = /^(\p{L}{3,}(?: الأول| الثاني)?\.?),? (?:of |de |del )?(\d{4})$/u.exec(plain);
  if (!match) return undefined;
  const season = seasons.get(match[1]!);
  if (season !== undefined) return { ...years(Number(match[2])), form: `${match[2]}-${season}` };
  return dayForm(match[2]!, monthOf(match[1]));
}
