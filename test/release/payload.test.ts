import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pack, unpack, withStatus } from '../../src/release/payload.js';
import { imagesIn } from '../../src/release/used-images.js';

const release =
  '{"name":"u","info":{"first_deployed":"2026-01-01T00:00:00Z","description":"Preparing upgrade",' +
  '"status":"pending-upgrade","notes":"a } in \\"info\\": {"},"config":{"info":{"status":"kept"},' +
  '"big":12345678901234567890},"version":2}';

describe('a release’s payload', () => {
  test('is read and written back', () => {
    expect(unpack(pack(release))).toBe(release);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => unpack(pack(text)) === text));
  });

  test('one that is not zipped is read too', () => {
    const twice = Buffer.from(Buffer.from(release).toString('base64')).toString('base64');
    expect(unpack(twice)).toBe(release);
  });

  test('gets another status without another byte being touched', () => {
    const changed = withStatus(release, 'failed', 'interrupted');
    expect(JSON.parse(changed).info).toMatchObject({
      status: 'failed',
      description: 'interrupted',
      notes: 'a } in "info": {',
    });
    expect(changed).toContain('"config":{"info":{"status":"kept"},"big":12345678901234567890}');
  });

  test('any release keeps everything but its info', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (values, notes) => {
        const text = `{"a":${values},"info":{"status":"x","notes":${JSON.stringify(notes)}},"z":[${values}]}`;
        const { info, ...rest } = JSON.parse(withStatus(text, 'failed', 'd'));
        expect(info).toEqual({ status: 'failed', notes, description: 'd' });
        expect(JSON.stringify(rest)).toBe(JSON.stringify({ a: JSON.parse(values), z: [JSON.parse(values)] }));
      }),
    );
  });

  test('what is no release is refused', () => {
    expect(() => withStatus('{"name":"u"}', 'failed', '')).toThrow(/no "info"/);
  });
});

test('a Secret that unpacks to far more than a release is refused with a sentence', () => {
  expect(() => unpack(pack('x'.repeat(65 * 2 ** 20)))).toThrow(
    "a release's Secret unpacks to more than 64 MiB: that is no release of Helm's",
  );
});

describe('the images of a payload', () => {
  const tag = `h${'0'.repeat(32)}`;
  const payload = (text: string) => JSON.stringify({ config: { text } });

  test('are found behind names, each name from where the one before it ended', () => {
    const text = `run org/user:${tag} and docker://reg:5000/a-b:${tag}@sha256:${'0'.repeat(64)}, x:${tag}:${tag} :${tag} -a:${tag}.`;
    expect(imagesIn(payload(text)).images.map(({ name, digest }) => [name, digest !== undefined])).toEqual([
      ['org/user', false],
      ['docker://reg:5000/a-b', true],
      ['x', false],
    ]);
  });

  test('are looked for in one long word no longer than in many short ones', () => {
    const found = imagesIn(payload(`${'a'.repeat(3_000_000)} ${'a:'.repeat(1_500_000)} u:${tag}`));
    expect(found.images).toEqual([{ name: 'u', tag }]);
  });
});
