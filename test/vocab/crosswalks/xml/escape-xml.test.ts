import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeAttribute, escapeText } from '../../../../vocab/crosswalks/xml/escape-xml.ts';

test('markup becomes references, and nothing is escaped twice over', () => {
  assert.equal(
    escapeText(`<a href="x">Tom & Jerry's</a>`),
    `&lt;a href=&quot;x&quot;&gt;Tom &amp; Jerry's&lt;/a&gt;`,
  );
  assert.equal(escapeText('&amp;'), '&amp;amp;');
  assert.equal(escapeText(']]>'), ']]&gt;');
});

test('what XML 1.0 forbids is left out', () => {
  assert.equal(escapeText('a\u0000b\u0008c\u000Bd\u001Fe\uFFFEf\uFFFFg'), 'abcdefg');
  assert.equal(escapeText('half \uD800 and \uDC00 half'), 'half  and  half');
});

test('all that XML allows stays: line ends, tabs, other scripts, astral characters', () => {
  const text = 'line\n\ttab 浮世絵 قناع ጌዕዝ 𓀀 😀 \u0085\u007F';
  assert.equal(escapeText(text), text);
  assert.equal(escapeText('a\r\nb'), 'a&#13;\nb');
});

test('attributes keep their line ends and tabs', () => {
  assert.equal(escapeAttribute('a\tb\nc\r"d"'), 'a&#9;b&#10;c&#13;&quot;d&quot;');
});
