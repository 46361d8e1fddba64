import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isLocal, parseReference } from '../../src/images/reference.js';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('a reference is taken apart as Docker does', () => {
  test.each([
    ['ubuntu', { registry: 'docker.io', repository: 'library/ubuntu' }],
    ['myorg/k8s-user-ea:h3f2a', { registry: 'docker.io', repository: 'myorg/k8s-user-ea', tag: 'h3f2a' }],
    ['docker.io/ubuntu:22.04', { registry: 'docker.io', repository: 'library/ubuntu', tag: '22.04' }],
    ['index.docker.io/a/b', { registry: 'docker.io', repository: 'a/b' }],
    [`reg:5000/a/b:tag@${digest}`, { registry: 'reg:5000', repository: 'a/b', tag: 'tag', digest }],
    ['localhost/a', { registry: 'localhost', repository: 'a' }],
    ['[::1]:5000/a/b__c:t', { registry: '[::1]:5000', repository: 'a/b__c', tag: 't' }],
    [`ghcr.io/o/r@${digest}`, { registry: 'ghcr.io', repository: 'o/r', digest }],
    ['europe-docker.pkg.dev/p/r/i:h1', { registry: 'europe-docker.pkg.dev', repository: 'p/r/i', tag: 'h1' }],
  ])('%s', (text, parts) => expect(parseReference(text)).toEqual(parts));

  test.each([
    ['My_Org/image', '`My_Org` is no host'],
    ['myorg/Image:1', '`Image` may hold only small letters'],
    ['a//b', 'the part `` may hold'],
    ['a/b:', 'is no tag'],
    ['a/b:-x', 'is no tag'],
    [`a/b:${'x'.repeat(129)}`, 'is no tag'],
    ['a/b@sha256:123', 'is no digest'],
    ['', 'the part `` may hold'],
    ['a b', 'the part `a b` may hold'],
  ])('%s is none', (text, why) => expect(() => parseReference(text)).toThrow(why));

  test('whatever parts it is written from come back', () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,8}([._-][a-z0-9]{1,8})?$/);
    const registry = fc.constantFrom('ghcr.io', 'localhost:5000', '127.0.0.1:5000', 'my-reg.example.org');
    const tag = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/);
    fc.assert(
      fc.property(registry, fc.array(name, { minLength: 1, maxLength: 4 }), tag, (host, parts, tag) => {
        const repository = parts.join('/');
        expect(parseReference(`${host}/${repository}:${tag}`)).toEqual({ registry: host, repository, tag });
      }),
    );
  });
});

test('only registries on this machine are local', () => {
  expect(
    ['localhost', 'localhost:5000', '127.0.0.1:5000', '127.9.9.9', '[::1]:5000'].filter(isLocal),
  ).toHaveLength(5);
  expect(['localhost.example.org', '128.0.0.1', 'ghcr.io', '127.0.0.1.example.org'].filter(isLocal)).toEqual(
    [],
  );
});
