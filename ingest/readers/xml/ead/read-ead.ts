import { notice } from '../../source-row.ts';
import { addChild, childrenOf, textIn, type XmlElement } from '../element.ts';
import { bounds, describeTooLarge, growTree, TooLarge, tidy } from '../grow-tree.ts';
import { languageTag, withScript } from '../language-tag.ts';
import type { OpenTag } from '../parse-xml.ts';
import type { MakeReader } from '../record-reader.ts';
import { eadStyle } from './ead-style.ts';
import { liftHeadings } from './lift-headings.ts';

/** A unit of description: the whole (`archdesc`), or a component of it. */
type Unit = {
  element: XmlElement;
  language: string | undefined;
  line: number;
  /** Its place in the tree: `2.1` is the first component of the second. */
  place: string;
  components: number;
  /** Where its row has been given out: its id. */
  id?: string;
  /** Names of what came after the components, and so too late. */
  late: Set<string>;
  error?: TooLarge;
};

const component = /^c(?:0[1-9]|1[0-2])?$/;
/** Elements that only hold others together, which are taken as standing where they stand. */
const groups = new Set(['descgrp', 'archdescgrp', 'dscgrp']);

const textAt = (element: XmlElement | undefined, ...path: string[]): string | undefined => {
  let at = element;
  for (const name of path) at = at && childrenOf(at, name)[0];
  return textIn(at);
};

/**
 * A finding aid (EAD 2002, EAD3) as a row for each unit of description, a parent before its components and without waiting for them: what a unit says of
 * itself stands before its first component. Each row knows its id (`@row-id`), that of its parent (`@parent`), and what the whole says for all (`inherited`).
 */
export const readEad: MakeReader = (emit) => {
  const tree = growTree(eadStyle);
  const places: ('root' | 'unit' | 'group' | 'dsc')[] = [];
  const units: Unit[] = [];
  const ids = new Set<string>();
  const inherited: XmlElement = {};
  const top: XmlElement = {};
  let skipping = 0;

  /** The id of a unit: its own within the finding aid's; its place in the tree where it has none, or one that came before. */
  function identify(unit: Unit): string | undefined {
    const { element } = unit;
    const unitid = textAt(element, 'did', 'unitid');
    const root =
      textAt(top, 'control', 'recordid') ??
      textAt(top, 'eadheader', 'eadid') ??
      textIn(units[0]!.element['@id']);
    if (units.length === 1) return root ?? unitid;
    const whole = units[0]!.id;
    if (whole === undefined) return undefined;
    const own = [textIn(element['@id']), unitid].find((id) => id !== undefined && !ids.has(id));
    if (own !== undefined && ids.size < 1_000_000) ids.add(own);
    return `${whole}/${own ?? unit.place}`;
  }

  function giveOut(unit: Unit): void {
    if (unit.id !== undefined) return;
    const { element, error, line } = unit;
    unit.id = identify(unit) ?? '';
    if (error) {
      emit.refused((row) => describeTooLarge({ error, row, line }));
      return;
    }
    const parent = units.at(units.indexOf(unit) - 1);
    if (units.length === 1) {
      Object.assign(element, top);
      for (const repository of childrenOf(childrenOf(element, 'did')[0] ?? {}, 'repository'))
        addChild(inherited, 'repository', repository);
      for (const declared of childrenOf(childrenOf(top, 'control')[0] ?? {}, 'rightsdeclaration'))
        addChild(inherited, 'rightsdeclaration', declared);
    } else {
      if (parent?.id) element['@parent'] = parent.id;
      element.inherited = [inherited];
    }
    if (unit.id !== '') element['@row-id'] = unit.id;
    emit.row({ ead: [liftHeadings(element)] }, line);
  }

  function openUnit(tag: OpenTag): void {
    if (units.length >= bounds.depth) throw new TooLarge(`more than ${bounds.depth} levels of components`);
    const outer = units.at(-1);
    if (outer) giveOut(outer);
    const element: XmlElement = {};
    for (const [name, value] of Object.entries(tag.attributes)) {
      const key = tag.scope.attribute(name);
      if (key !== undefined && /\S/.test(value)) element[key] = tidy(value);
    }
    const { lang, script } = tag.attributes;
    const tagged = tag.attributes['xml:lang'] ?? lang;
    const number = outer ? ++outer.components : 0;
    units.push({
      element,
      language: withScript(tagged ? languageTag(tagged) : outer?.language, script),
      line: tag.line,
      place: outer?.place ? `${outer.place}.${number}` : number === 0 ? '' : String(number),
      components: 0,
      late: new Set(),
    });
    places.push('unit');
  }

  function attach(key: string, element: XmlElement): void {
    const unit = units.at(-1);
    if (!unit) {
      addChild(top, key, element);
      return;
    }
    if (unit.id !== undefined) {
      unit.late.add(key);
      return;
    }
    if (places.at(-1) !== 'dsc') {
      addChild(unit.element, key, element);
      return;
    }
    if (childrenOf(unit.element, 'dsc').length === 0) addChild(unit.element, 'dsc', {});
    addChild(childrenOf(unit.element, 'dsc')[0]!, key, element);
  }

  let piece = '';
  function grow(step: () => XmlElement | undefined, opening: boolean): void {
    try {
      const element = step();
      if (element) attach(piece, element);
    } catch (error) {
      if (!(error instanceof TooLarge) || units.length === 0) throw error;
      units.at(-1)!.error = error;
      skipping = tree.depth() + (opening ? 1 : 0);
      tree.drop();
    }
  }
  const openPiece = (tag: OpenTag): void =>
    grow(() => {
      if (tree.depth() === 0) piece = tag.name.key;
      tree.open(tag, units.at(-1)?.language);
      return undefined;
    }, true);

  function closePlace(): void {
    if (places.pop() !== 'unit') return;
    const unit = units.at(-1)!;
    giveOut(unit);
    units.pop();
    if (unit.late.size > 0)
      emit.problem((row) =>
        notice({
          row,
          code: 'ead.late',
          value: [...unit.late].join(', ').slice(0, 80),
          message: `What stands after the components of “${unit.id}” was not read.`,
          remedy: 'Put it before the components, as EAD3 wants it.',
        }),
      );
  }

  return {
    open(tag) {
      const { key } = tag.name;
      const place = places.at(-1);
      if (skipping > 0) skipping++;
      else if (tree.depth() > 0) openPiece(tag);
      else if (place === undefined) places.push('root');
      else if (place === 'root' && key === 'archdesc') openUnit(tag);
      else if (place !== 'root' && component.test(key)) openUnit(tag);
      else if (place !== 'root' && key === 'dsc') places.push('dsc');
      else if (place !== 'root' && groups.has(key)) places.push('group');
      else openPiece(tag);
    },
    text(text) {
      if (skipping === 0 && tree.depth() > 0)
        grow(() => {
          tree.text(text);
          return undefined;
        }, false);
    },
    close() {
      if (skipping > 0) skipping--;
      else if (tree.depth() > 0) grow(tree.close, false);
      else closePlace();
    },
  };
};
