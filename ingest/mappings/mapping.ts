import type { FieldName, fields } from '../../vocab/fields.ts';
import type { DimensionKind, Unit, Values, ValueType } from '../../vocab/record/record.ts';
import type { Format } from '../readers/source-row.ts';

/**
 * Where a value stands in a source row: keys with dots between them, `[]` for each element of a list (`contributors[].fc`). `title@` stands for
 * the column `title` and for all of `title@ar`, `title@zh` and so on; their values belong together by position.
 */
export type Path = string;

/** A text with paths in braces: `agent/tate-{id}`. It comes to nothing where one of them does. */
export type Template = string;

/** What all rules can say of where their values come from. */
export type Origin = {
  /** Of several paths, the first that is filled. */
  from: Path | readonly Path[];
  /** What stands between several values in one cell; a backslash before it makes it a part of the value. */
  split?: string;
  /** Values that mean that there is none, instead of the mapping's. */
  nothing?: readonly string[];
  /** Other values in place of some: partner's word -> what the archive takes. */
  lookup?: Readonly<Record<string, string>>;
  /** Language of the values, where the column does not name it; `languageFrom` where another column does. */
  language?: string;
  languageFrom?: Path;
  /** The rule counts only where there is something at this path. */
  when?: Path;
};

/** The name and identifier of a thing within the object that `from` leads to. Without `label`, `from` leads to its name. */
export type Naming = {
  label?: Path;
  id?: Template;
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

export type AgentRule = Origin &
  Naming & {
    dates?: Path;
    /** The kind that is certain where there is something at `when`. */
    kind?: { is: 'person' | 'group'; when: Path };
  };

export type CreditRule = AgentRule & {
  role?: Path;
  /** The role that says no more than the field does (an `artist` among creators), and is left out. */
  plainRole?: string;
  /** `Name (role)` is taken apart. */
  roled?: true;
};

export type DateRule = Origin & {
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
      }
  );

export type EventRule = Origin & {
  edtf?: Path;
  /** `EDTF: text` is taken apart. */
  dated?: true;
};

export type RuleByType = {
  text: Origin & { /** The value within other words: `Part of: {}`. */ within?: Template };
  term: TermRule;
  agent: AgentRule;
  credit: CreditRule;
  date: DateRule;
  dimension: DimensionRule;
  event: EventRule;
  identifier: Origin & { kind: Values['identifier']['kind'] };
  uri: Origin;
  language: Origin;
  choice: Origin;
  relation: Origin;
  media: Origin & { alt?: Path };
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
  id: Path;
  item?: Path;
  fields: FieldRules;
  /** Keys that are left aside on purpose, and why. Others that no rule reads are reported. */
  ignores?: Readonly<Record<string, string>>;
};
