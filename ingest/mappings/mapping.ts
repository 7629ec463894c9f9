import type { FieldName, fields } from '../../vocab/fields.ts';
import type { DimensionKind, Unit, Values, ValueType } from '../../vocab/record/record.ts';
import type { Format } from '../readers/source-row.ts';
import type { Calendar } from './words/read-date.ts';

/**
 * Where a value stands in a source row: keys with dots between them, `[]` for each element of a list (`contributors[].fc`). `title@` stands for
 * the column `title` and for all of `title@ar`, `title@zh` and so on; their values belong together by position.
 *
 * In XML a path begins with a slash and leads through elements: `/mods/titleInfo/title` from the row, `./namePart` from the element that the rule is at (the one
 * that `from` leads to), `.` for that element. Every step goes to all children of the name; `persname|famname` to those of either, `*` to
 * all in their order, `@type` to an attribute; `//` goes down any number of them. What
 * stands in brackets narrows a step: `[@type]` has it, `[!@type]` has not, `[@type=alternative|translated]` is one of them, likewise `!=`, `^=` (begins with),
 * `$=` (ends with) and `*=` (holds), and `or` between two; the left side is a path from there, letters of either case are the same, and `[1]` is the first of what is left. Names are
 * as `readers/xml/namespaces.ts` has them: those of the format itself without a prefix, others with one (`dc:title`). Each text has its own language.
 */
export type Path = string;

/** Texts at several paths put together into one, for each language that they are in; what has no language belongs to all. */
export type Join = {
  join: readonly (Path | Join)[];
  with: string;
  /** One text for each of what is at this path, where the others begin. */
  each?: Path;
};

/** What something is called, from the object that `from` leads to; of several, the first that finds something. In XML all texts at a path, in their languages. */
export type Label = Path | Join | readonly (Path | Join)[];

/** A text with paths in braces: `agent/tate-{id}`. It comes to nothing where one of them does. */
export type Template = string;

/** What all rules can say of where their values come from. */
export type Origin = {
  /** Of several paths, the first that is filled. */
  from: Path | readonly Path[];
  /** What stands between several values in one cell; a backslash before it makes it a part of the value. */
  split?: string;
  /** Characters that do not belong to a value at its end (` /:;,`, as library catalogues write them before the next part). */
  strip?: string;
  /** Values that mean that there is none, instead of the mapping's. */
  nothing?: readonly string[];
  /** Other values in place of some: partner's word -> what the archive takes. */
  lookup?: Readonly<Record<string, string>>;
  /** The value where there is none. */
  otherwise?: string;
  /** Language of the values, where the column does not name it; `languageFrom` where another column does. */
  language?: string;
  languageFrom?: Path;
  /** The language is told by the letters where they leave no doubt (kana are Japanese). */
  byScript?: true;
  /** The rule counts only where there is something at this path. */
  when?: Path;
};

/** The name and identifier of a thing within the object that `from` leads to. Without `label`, `from` leads to its name. */
export type Naming = {
  label?: Label;
  /** Of several, the first that comes to something. In XML what is no address is left aside. */
  id?: Template | readonly Template[];
  /** `label <address>` is taken apart. */
  addressed?: true;
};

/** A broader concept, within the narrower one's object. */
export type Broader = { from: Path; label: Path; id: Template; broader?: Broader };

export type TermRule = Origin &
  Naming & {
    /** The scheme under which concepts and their broader ones are kept. */
    scheme?: string;
    broader?: Broader;
    /** `from` leads to the root of a tree: its leaves are the terms, the rest their broader concepts. Needs `scheme`, `id` and `label`. */
    children?: Path;
  };

type AgentKind = { is: 'person' | 'group'; when: Path };

export type AgentRule = Origin &
  Naming & {
    dates?: Label;
    /** The kind that is certain where there is something at `when`. */
    kind?: AgentKind | readonly AgentKind[];
    /** The name is taken apart as catalogues write it: `Rembrandt (1606–1669)`, `attributed to X`, `Workshop of X`, `X, photographer`. */
    worded?: true;
  };

export type CreditRule = AgentRule & {
  /** A path, or a rule whose paths begin at the agent's object. Someone in two roles is credited twice. */
  role?: Path | TermRule;
  /** The roles that say no more than the field does (an `artist` among creators), and are left out. */
  plainRole?: string | readonly string[];
  /** `Name (role)` is taken apart. */
  roled?: true;
  /** The role that all of them have. */
  as?: Values['term'];
};

/**
 * Where a date stands within an object. `value`: as the source's rules have it (ISO 8601, W3CDTF, MARC, EDTF); or `earliest` and `latest`, which become an interval.
 * `approximate` and `uncertain`: where something at these paths says so of the whole. `display`: its wording.
 */
export type DateParts = {
  value?: Label;
  earliest?: Path | readonly Path[];
  latest?: Path | readonly Path[];
  display?: Label;
  approximate?: Path;
  uncertain?: Path;
};

export type DateRule = Origin & {
  /** `from` leads to objects that hold dates. */
  parts?: DateParts;
  /** `from` leads to dates in words (`c. 1850`, `XIXe siècle`, `明治20年`), which stay as what is shown; of the calendar named, where the source has one throughout. */
  worded?: true | Calendar;
  /** With `worded`: the first and last year, where the words alone come to nothing. */
  between?: readonly [Path, Path];
  /** The last year, where `from` is the first; both are years, not EDTF. */
  to?: Path;
  display?: Path;
  /** Marks in `display` that make a year approximate (EDTF `~`) or uncertain (`?`). */
  approximate?: readonly string[];
  uncertain?: readonly string[];
};

export type DimensionRule = Origin &
  (
    | { /** `12.5 cm`, or a bare number with `unit`. */ kind: DimensionKind; unit?: Unit }
    | {
        /** Text of lines such as `frame: 30 x 20 x 5 cm, 3 kg`: what the numbers mean, in this order. */
        order: readonly DimensionKind[];
        /** The unit of lines that name none. */
        unit?: Unit;
        /** Parts that are the whole when they come first, and are then not named. */
        whole: readonly string[];
        /** Not lines alone but any wording that museums have: `60.1 x 48.2cm (23 11/16 x 19")`, `H. 12,5 cm`, `高さ 12.5cm`. */
        worded?: true;
      }
    | {
        /** `from` leads to objects that say in words what was measured, the number and its unit; what the archive has no field for is left to `extent`. */
        measured: { kind: Path; value: Path; unit: Path; part?: Label };
      }
  );

export type EventRule = Origin & {
  edtf?: Path;
  /** The text of an object, and its date. */
  label?: Label;
  date?: DateParts;
  /** `EDTF: text` is taken apart. */
  dated?: true;
};

export type RuleByType = {
  text: Origin & {
    /** The value within other words: `Part of: {}`. */
    within?: Template;
    label?: Label;
  };
  term: TermRule;
  agent: AgentRule;
  credit: CreditRule;
  date: DateRule;
  dimension: DimensionRule;
  event: EventRule;
  identifier: Origin & { kind: Values['identifier']['kind']; label?: Label };
  /** `only`: values that are no address, or neither a licence nor a rights statement, are left to other rules. */
  uri: Origin & { only?: 'addresses' | 'rights' };
  /** `named`: codes of ISO 639 and names of languages are taken too. */
  language: Origin & { named?: true };
  choice: Origin;
  /** `target`: where within the object the address or the row's id stands; `called`: what the related item is called. */
  relation: Origin & { target?: Path | readonly Path[]; called?: Label };
  media: Origin & {
    /** With `url`, `from` leads to objects, and the other paths begin there. */
    url?: Path | readonly Path[];
    alt?: Label;
    /** The text to be read in the picture; without `url`, a column that pairs with the pictures by position. */
    transcription?: Label;
    /** A licence or rights statement of the picture; what is none is left aside. */
    rights?: Path | readonly Path[];
  };
};

/** The same value in every record. */
export type Constant<T extends ValueType> = { constant: Values[T] };

export type Rule<T extends ValueType = ValueType> = { [K in T]: RuleByType[K] | Constant<K> }[T];

export type FieldRules = {
  [F in FieldName]?: Rule<(typeof fields)[F]['type']> | readonly Rule<(typeof fields)[F]['type']>[];
};

/** How a source's rows become records: data, so that a newcomer can read it, and write the next. */
export type Mapping = {
  name: string;
  formats: readonly Format[];
  /** Keys or headings that all of these rows have, by which the mapping is chosen. */
  recognises: readonly string[];
  /** The language of texts, where the source does not say; without it, the one that the caller tells. */
  language?: string;
  /** Values that mean that there is none, anywhere. */
  nothing?: readonly string[];
  /** Of several, the first that is filled. */
  id: Path | readonly Path[];
  item?: Path;
  fields: FieldRules;
  /** Keys (in XML, paths) that are left aside on purpose, and why. Others that no rule reads are reported. */
  ignores?: Readonly<Record<string, string>>;
};
