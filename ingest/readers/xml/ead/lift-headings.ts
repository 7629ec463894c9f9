import { addChild, childrenOf, isElement, type XmlElement } from '../element.ts';

const wrappers = new Set(['controlaccess', 'list', 'item']);

function lift(element: XmlElement, into: XmlElement): void {
  for (const [name, value] of Object.entries(element))
    if (typeof value === 'object')
      for (const child of value)
        if (wrappers.has(name) && isElement(child)) lift(child, into);
        else addChild(into, name, child);
}

/** Index terms of `controlaccess` within `controlaccess`, which group them for the eye, all in one. */
export function liftHeadings(unit: XmlElement): XmlElement {
  const access = childrenOf(unit, 'controlaccess');
  if (
    !access.some((element) => [...wrappers].some((name) => childrenOf(element, name).length > 0)) &&
    access.length < 2
  )
    return unit;
  const all: XmlElement = {};
  for (const element of access) lift(element, all);
  unit.controlaccess = [all];
  return unit;
}
