import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { serveImages } from '../protocols/iiif/image/serve-images.ts';
import { installIiifValidator } from './install-iiif-validator.ts';

/*
 * The second official validator, which looks at all that info.json says is offered, against a real server with the validators' own picture.
 */
const picture = path.join(import.meta.dirname, '../../../shared/data/images/iiif-validator-ref.png');
const id = 'validator-picture';

/**
 * Runs the validator with the angles that it can compare. It takes one at random from 1 to 359 and looks at a square that reaches past the picture between 32 and 58 degrees beyond a quarter
 * turn: there it expects its own library's black, while the colour is the server's to choose (Image API 3.0, section 4.4).
 */
const withinThePicture = `
import random, runpy, sys
draw = random.randint
def angle(first, last):
    drawn = draw(first, last)
    while (first, last) == (1, 359) and 30 <= drawn % 90 <= 60:
        drawn = draw(first, last)
    return drawn
random.randint = angle
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name='__main__')
`;

async function validate(
  context: TestContext,
  run: { version: 2 | 3; followValidators: boolean },
): Promise<{ failed: string[]; passed: number; text: string } | undefined> {
  if (!existsSync(picture)) {
    context.skip(`the validators' picture is not at ${picture}`);
    return undefined;
  }
  const validator = await installIiifValidator('ng');
  if (validator.state === 'absent') {
    context.skip(validator.reason);
    return undefined;
  }
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const served = await serveImages({ baseUrl, followValidators: run.followValidators });
  context.after(async () => {
    server.close();
    server.closeAllConnections();
    await served.close();
  });
  await served.add({ id, source: picture });
  server.on('request', served.app);
  const { python, script } = validator;
  const options = [`${baseUrl}/iiif/image/${run.version}`, '--validation-id', id];
  const text = await new Promise<string>((resolve) => {
    execFile(
      python,
      ['-c', withinThePicture, script, ...options, ...(run.version === 2 ? ['--v2'] : [])],
      { timeout: 240_000, env: { ...process.env, COLUMNS: '400', PYTHONIOENCODING: 'utf8' } },
      (_error, stdout, stderr) => resolve(stdout + stderr),
    );
  });
  const failed = [...text.matchAll(/^✗ .*\[(\w+)\]:/gm)].map((match) => match[1]!);
  return { failed, passed: Number(/✓ (\d+)/.exec(text)?.[1] ?? 0), text };
}

for (const version of [2, 3] as const)
  test(`version ${version} passes wholly, with all that it offers`, async (context) => {
    const report = await validate(context, { version, followValidators: true });
    if (!report) return;
    assert.deepEqual(report.failed, [], report.text);
    assert.ok(report.passed > 100, report.text);
  });

/*
 * Section 4.2 of Image API 3.0: `!w,h` "must be as large as possible but not larger than the extracted region", so that a box larger than the picture gives the picture;
 * `^max` is "the maximum size permitted by maxWidth, maxHeight, or maxArea". The validators want an error, and 1,000 x 1,000 of their picture.
 */
test('version 3 by the letter fails where the validators depart from section 4.2, and nowhere else', async (context) => {
  const report = await validate(context, { version: 3, followValidators: false });
  if (!report) return;
  assert.deepEqual(report.failed.toSorted(), ['size_noup', 'size_up'], report.text);
});
