import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRequest } from '../../../../server/protocols/iiif/image/parse-request.ts';
import { splitPath } from '../../../../server/protocols/iiif/image/split-path.ts';
import { writeCanonical } from '../../../../server/protocols/iiif/image/write-canonical.ts';

const image = { width: 6000, height: 4000 };
const limits = { maxWidth: 12_000, maxHeight: 12_000, maxArea: 96_000_000 };

function canonical(path: string, version: 2 | 3): string {
  const address = splitPath(`/id/${path}`);
  assert.ok(address.state === 'image');
  const parsed = parseRequest({ segments: address.segments, version, image, limits });
  return parsed.state === 'ok' ? writeCanonical({ request: parsed.value, version, image, limits }) : 'bad';
}

const cases: [request: string, version3: string, version2: string][] = [
  ['full/max/0/default.jpg', 'full/max/0/default.jpg', 'full/full/0/default.jpg'],
  ['0,0,9000,4000/max/0/color.jpg', 'full/max/0/default.jpg', 'full/full/0/default.jpg'],
  ['full/6000,4000/360/default.jpg', 'full/max/0/default.jpg', 'full/full/0/default.jpg'],
  ['full/300,/0/default.jpg', 'full/300,200/0/default.jpg', 'full/300,/0/default.jpg'],
  ['full/pct:5/0/default.jpg', 'full/300,200/0/default.jpg', 'full/300,/0/default.jpg'],
  ['full/300,100/0/default.jpg', 'full/300,100/0/default.jpg', 'full/300,100/0/default.jpg'],
  ['full/!300,300/0/gray.png', 'full/300,200/0/gray.png', 'full/300,/0/gray.png'],
  [
    'pct:50,50,50,50/max/90.0/default.jpg',
    '3000,2000,3000,2000/max/90/default.jpg',
    '3000,2000,3000,2000/full/90/default.jpg',
  ],
  [
    'square/max/!022.50/default.jpg',
    '1000,0,4000,4000/max/!22.5/default.jpg',
    '1000,0,4000,4000/full/!22.5/default.jpg',
  ],
  ['full/^pct:150/0/default.jpg', 'full/^9000,6000/0/default.jpg', 'bad'],
  ['full/^max/0/default.jpg', 'full/^max/0/default.jpg', 'bad'],
  ['full/^pct:50/0/default.jpg', 'full/3000,2000/0/default.jpg', 'bad'],
];
for (const [request, version3, version2] of cases) {
  test(`the canonical form of ${request}`, () => {
    assert.equal(canonical(request, 3), version3);
    assert.equal(canonical(request, 2), version2);
    // The canonical form is its own.
    assert.equal(canonical(version3, 3), version3);
    if (version2 !== 'bad') assert.equal(canonical(version2, 2), version2);
  });
}
