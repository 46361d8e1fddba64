import { describe, expect, test } from '@jest/globals';
import { baseOf, parseFroms } from '../../src/images/dockerfile.js';

function references(text: string, args: Record<string, string> = {}): string[] {
  return parseFroms(text, args).map(({ reference, line }) => `${line} ${reference}`);
}

describe('the images that a Dockerfile is built upon', () => {
  test('each FROM with its platform, name and line', () => {
    const text = '# a comment\n\nFROM --platform=linux/arm64 org/base:1 AS Build\nRUN x\nfrom debian\n';
    expect(parseFroms(text)).toEqual([
      { instruction: 'FROM', reference: 'org/base:1', platform: 'linux/arm64', alias: 'build', line: 3 },
      { instruction: 'FROM', reference: 'debian', line: 5 },
    ]);
  });

  test('stages and scratch are none', () => {
    expect(
      references('FROM a AS one\nFROM One AS two\nFROM scratch\nCOPY --from=two /a /b\nCOPY --from=0 /a /b'),
    ).toEqual(['1 a']);
  });

  test('images that are copied or mounted from', () => {
    const text =
      'FROM a\nCOPY --chown=1 --from=org/tools:set-on-deployment /x /y\nRUN --mount=type=bind,from=org/data:1,target=/d ls --from=no\nADD --from=no x';
    expect(references(text)).toEqual(['1 a', '2 org/tools:set-on-deployment', '3 org/data:1', '4 no']);
  });

  test('variables declared before the first FROM, with their defaults or the build args', () => {
    const text =
      'ARG TAG=1 NAME="org/base"\nARG FULL=$NAME:${TAG}\nFROM ${FULL} AS x\nARG LATE=2\nFROM y:${LATE}\n';
    expect(references(text)).toEqual(['3 org/base:1', '5 y:']);
    expect(references(text, { TAG: 'set-on-deployment', LATE: '3' })).toEqual([
      '3 org/base:set-on-deployment',
      '5 y:',
    ]);
  });

  test.each([
    ['${A:-d}', 'd'],
    ['${A-d}', 'd'],
    ['${S:-d}', 's'],
    ['${E:-d}', 'd'],
    ['${E-d}', ''],
    ['${S:+alt}', 'alt'],
    ['${A:+alt}', ''],
    ['"$S"', 's'],
    ['${A:-$S}', 's'],
  ])('%s', (written, value) => {
    expect(references(`ARG A\nARG S=s\nARG E=\nFROM ${written}`)).toEqual([`4 ${value}`]);
  });

  test('lines that go on, with comments and empty lines between', () => {
    expect(references('RUN a \\\n# no\n\n  b\nFROM \\\n  # yes\n  org/base:1\nFROM b')).toEqual([
      '5 org/base:1',
      '8 b',
    ]);
  });

  test('another escape character', () => {
    expect(references('# escape=`\nFROM `\n a\nRUN c:\\\nFROM b')).toEqual(['2 a', '5 b']);
  });

  test('the body of a here-document is no instruction', () => {
    const text =
      'FROM a\nRUN <<EOF python3\nfrom os import path\nEOF\nCOPY <<-"X" <<Y /z/\nFROM no\n\tX\nFROM no\nY\nFROM b\n';
    expect(references(text)).toEqual(['1 a', '10 b']);
  });

  test('CRLF and a byte order mark', () => {
    expect(references('\ufeffFROM a\r\nFROM b\r\n')).toEqual(['1 a', '2 b']);
  });
});

describe('the base of what is made', () => {
  test.each([
    ['FROM a:1\n', undefined, 'a:1', 1],
    ['FROM a:1 AS x\nFROM b:2\n', undefined, 'b:2', 2],
    ['FROM a:1 AS x\nFROM b:2 AS y\nFROM X\n', undefined, 'a:1', 1],
    ['FROM a:1 AS x\nFROM b:2 AS y\nCOPY --from=c:3 / /\n', 'x', 'a:1', 1],
    ['ARG V=1\nFROM a:$V\nARG V=2\n', undefined, 'a:7', 2],
  ])('of %j to the target %s is %s', (text, target, reference, line) => {
    expect(baseOf(text, { V: '7' }, target)).toMatchObject({ reference, line });
  });

  test('is nothing where that is scratch, or there is none', () => {
    expect(baseOf('FROM a AS x\nFROM scratch\n')).toBeUndefined();
    expect(baseOf('FROM a\n', {}, 'missing')).toBeUndefined();
    expect(baseOf('')).toBeUndefined();
  });
});

describe('a Dockerfile made to take for ever', () => {
  test('whose variables double from line to line stays short', () => {
    const doubled = Array.from({ length: 60 }, (_, i) => `ARG A${i + 1}=$A${i}$A${i}\n`).join('');
    const [from] = parseFroms(`ARG A0=xxxxxxxx\n${doubled}FROM a:$A60\n`);
    expect(from?.reference.length).toBeLessThanOrEqual(10_002);
  });

  test('with braces that nothing closes is read in one go', () => {
    expect(parseFroms(`FROM a:${'${A:-'.repeat(100_000)}\nFROM b\n`).map(({ line }) => line)).toEqual([1, 2]);
  });
});
