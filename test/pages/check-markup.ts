import assert from 'node:assert/strict';

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** Asserts that a page's tags are balanced, its ids single, and that nothing runs or styles from within it. Gives its open tags. */
export function checkMarkup(page: string): string[] {
  const open: string[] = [];
  const tags: string[] = [];
  const ids = new Set<string>();
  assert.match(page, /^<!doctype html>/i);
  for (const [tag, closing, name] of page.matchAll(/<(\/?)([a-zA-Z][\w-]*)(?:"[^"]*"|[^">])*>/g)) {
    if (closing) {
      assert.equal(open.pop(), name, `</${name}> closes what is not open`);
      continue;
    }
    tags.push(tag);
    if (!voids.has(name!) && !tag.endsWith('/>')) open.push(name!);
    const id = /\sid="([^"]*)"/.exec(tag)?.[1];
    if (id !== undefined) {
      assert.ok(!ids.has(id), `the id ${id} stands twice`);
      ids.add(id);
    }
    assert.doesNotMatch(tag.replace(/"[^"]*"/g, '""'), /\s(?:on\w+|style)=/i, 'nothing inline');
    assert.doesNotMatch(tag, /\s(?:href|src)="(?:javascript|data):/i);
    if (name === 'script') assert.match(tag, /\ssrc="\/assets\//);
    if (name === 'img') assert.match(tag, /\salt="/);
  }
  assert.deepEqual(open, [], 'all is closed');
  // A template inside a template must be marked as HTML already; one that is not shows as escaped markup.
  assert.doesNotMatch(page, /&#60;(?:span|a|p|li|ul|svg|bdi|time) (?:class|lang|href|datetime)&#61;/);
  assert.doesNotMatch(page, /\b(?:undefined|\[object Object\])\b/);
  return tags;
}
