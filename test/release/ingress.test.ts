import { describe, expect, test } from '@jest/globals';
import { ingressUrl } from '../../src/release/ingress.js';
import { fakeKubectl, refusal } from './fake-kubectl.js';

const target = { release: 'geo', namespace: 'ns' };

function ingress(spec: object, release = 'geo') {
  return { metadata: { annotations: { 'meta.helm.sh/release-name': release } }, spec };
}
const rule = (host: string | undefined, path?: string) => ({ host, http: { paths: [{ path }] } });
const urlOf = (...items: object[]) =>
  ingressUrl(
    fakeKubectl(() => ({ items })),
    target,
  );

describe('the address of a release', () => {
  test.each([
    ['http://geo.example.org', { rules: [rule('geo.example.org', '/')] }],
    [
      'https://geo.example.org',
      { rules: [rule('geo.example.org', '/')], tls: [{ hosts: ['geo.example.org'] }] },
    ],
    ['https://geo.example.org', { rules: [rule('geo.example.org')], tls: [{ hosts: ['*.example.org'] }] }],
    ['http://geo.example.org', { rules: [rule('geo.example.org')], tls: [{ hosts: ['other.example.org'] }] }],
    ['https://geo.example.org/courses/', { rules: [rule('geo.example.org', '/courses/')], tls: [{}] }],
    ['http://geo.example.org', { rules: [rule('geo.example.org', '/(.*)')] }],
    [undefined, { rules: [rule(undefined, '/'), rule('*.example.org', '/')] }],
    [undefined, {}],
  ])('is %s', async (url, spec) => {
    expect(await urlOf(ingress(spec))).toBe(url);
  });

  test('is of its own ingress, never of a neighbour’s', async () => {
    const other = ingress({ rules: [rule('bio.example.org')] }, 'bio');
    expect(await urlOf(other)).toBeUndefined();
    expect(await urlOf(other, ingress({ rules: [rule('geo.example.org')] }))).toBe('http://geo.example.org');
  });

  test('is unknown where the login may not look', async () => {
    const kubectl = fakeKubectl(() => {
      throw refusal('ingresses is forbidden');
    });
    expect(await ingressUrl(kubectl, target)).toBeUndefined();
  });
});
