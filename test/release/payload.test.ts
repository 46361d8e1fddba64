import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pack, unpack, withStatus } from '../../src/release/payload.js';

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
