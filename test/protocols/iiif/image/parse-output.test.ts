import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOutput } from '../../../../server/protocols/iiif/image/parse-output.ts';

test('quality and format', () => {
  const output = (text: string) => {
    const parsed = parseOutput(text);
    return parsed.state === 'ok' ? parsed.value : 'bad';
  };
  assert.deepEqual(output('default.jpg'), { quality: 'color', format: 'jpg' });
  assert.deepEqual(output('color.png'), { quality: 'color', format: 'png' });
  assert.deepEqual(output('gray.webp'), { quality: 'gray', format: 'webp' });
  assert.deepEqual(output('default.avif'), { quality: 'color', format: 'avif' });
  assert.deepEqual(output('bitonal.png'), { quality: 'bitonal', format: 'png' });
  for (const text of [
    '',
    'default',
    'default.',
    '.jpg',
    'grey.jpg',
    'default.jpeg',
    'default.tif',
    'a.default.jpg',
  ]) {
    assert.equal(output(text), 'bad', text);
  }
  for (const text of ['constructor.jpg', 'default.toString', '__proto__.jpg'])
    assert.equal(output(text), 'bad');
});
