import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { deployRelease } from '../../src/release/deploy.js';
import { HELM4, sideBySide } from './side-by-side.js';
import { smallRelease } from './small-release.js';

/** The sandbox's registry by HTTPS: Helm 4 pulls charts by nothing else. */
let registry: Server;
let host = '';
let folder = '';
let authorities: string | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'charts-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=registry', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-keyout', key, '-out', cert];
  execFileSync('openssl', ['req', '-x509', '-nodes', '-days', '2', ...made, ...subject], { stdio: 'ignore' });
  const [name, port] = (process.env.REGISTRY ?? '').split(':');
  registry = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const forwarded = request({ host: name, port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(registry.address() as AddressInfo).port}`;
  authorities = process.env.SSL_CERT_FILE;
  process.env.SSL_CERT_FILE = cert;
});
afterAll(() => {
  if (authorities === undefined) delete process.env.SSL_CERT_FILE;
  else process.env.SSL_CERT_FILE = authorities;
  registry.closeAllConnections();
  registry.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A CRD with one field or two, so that an update shows. */
const crd = (group: string, fields: readonly string[]) => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: courses.${group}}
spec:
  group: ${group}
  scope: Namespaced
  names: {kind: Course, plural: courses}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec: {type: object, properties: {${fields.map((field) => `${field}: {type: string}`).join(', ')}}}
`;

describe('charts', () => {
  const eachHelm = sideBySide(smallRelease);
  const withHelm4 = sideBySide(smallRelease, [HELM4]);

  eachHelm('one of an OCI registry is pulled by its version and deployed', async (small, helm) => {
    const archives = join(folder, small.namespace);
    mkdirSync(archives);
    const chart = join(small.staged, 'hub-charts/small');
    execFileSync(helm, ['package', chart, '--destination', archives], { stdio: 'ignore' });
    const at = `oci://${process.env.REGISTRY}/${small.namespace}`;
    execFileSync(helm, ['push', join(archives, 'small-0.1.0.tgz'), at, '--plain-http'], { stdio: 'ignore' });
    const oci = `oci://${host}/${small.namespace}/small`;
    const planned = await small.planned(
      { msg: 'from afar' },
      { chart: { kind: 'oci', oci, version: '0.1.0' } },
    );
    expect(await deployRelease(planned, small.context())).toMatchObject({ result: 'deployed', problems: [] });
    const missing = await small.planned({ msg: 'no' }, { chart: { kind: 'oci', oci, version: '9.9.9' } });
    const failed = await deployRelease(missing, small.context());
    expect(failed.result).toBe('failed');
    expect(failed.problems[0]?.message).toContain('9.9.9');
    // A version that is not there will not be there in some seconds either.
    expect(small.said.join('\n')).not.toContain('trying again');
  });

  eachHelm(
    'CRDs: installed once as Helm does, brought up to date by `apply`, left alone by `skip`',
    async (small) => {
      const group = `${small.namespace}.example.org`;
      const crds = join(small.staged, 'hub-charts/small/crds');
      mkdirSync(crds);
      const write = (...fields: string[]) => writeFileSync(join(crds, 'course.yaml'), crd(group, fields));
      const fields = async () => {
        const path = 'jsonpath={.spec.versions[0].schema.openAPIV3Schema.properties.spec.properties}';
        const get = ['get', 'crd', `courses.${group}`, '--ignore-not-found', '-o', path];
        const { stdout } = await small.kubectl.run(get);
        return stdout ? Object.keys(JSON.parse(stdout)) : undefined;
      };
      const deploy = async (msg: string, how: 'install' | 'apply' | 'skip') =>
        deployRelease(await small.planned({ msg }, { crds: how }), small.context());
      try {
        write('title');
        expect(await deploy('one', 'skip')).toMatchObject({ result: 'deployed' });
        expect(await fields()).toBeUndefined();
        await small.helm('uninstall', 'small');
        expect(await deploy('two', 'install')).toMatchObject({ result: 'deployed' });
        expect(await fields()).toEqual(['title']);
        write('room', 'title');
        expect(await deploy('three', 'install')).toMatchObject({ result: 'deployed' });
        expect(await fields()).toEqual(['title']);
        expect(await deploy('four', 'apply')).toMatchObject({ result: 'deployed' });
        expect(await fields()).toEqual(['room', 'title']);
      } finally {
        await small.kubectl.run(['delete', 'crd', `courses.${group}`, '--ignore-not-found', '--wait=false']);
      }
    },
  );

  eachHelm('a workload in another namespace is watched too', async (small) => {
    const other = `${small.namespace}-other`;
    await small.kubectl.run(['create', 'namespace', other]);
    const file = join(small.staged, 'hub-charts/small/templates/all.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace(
        'metadata: {name: {{ .Release.Name }}, labels',
        `metadata: {name: {{ .Release.Name }}, namespace: ${other}, labels`,
      ),
    );
    try {
      const well = await deployRelease(await small.planned({ msg: 'one' }), small.context());
      expect(well).toMatchObject({ result: 'deployed', problems: [] });
      const broken = await small.planned({ msg: 'two', run: 'echo broken elsewhere; exit 1' });
      const failed = await deployRelease(broken, small.context());
      expect(failed.problems[0]?.title).toMatch(/^small: container main of Deployment small crashes/);
      expect(failed.problems[0]?.log).toContain('broken elsewhere');
      expect(failed.problems[0]?.log).toContain('Events:');
    } finally {
      await small.kubectl.run(['delete', 'namespace', other, '--wait=false']);
    }
  });

  withHelm4('what somebody set by hand is kept, and overwritten with force', async (small) => {
    await deployRelease(await small.planned({ msg: 'one' }), small.context());
    const value = async () =>
      (
        await small.kubectl.run(['get', 'configmap', 'small', '-o', 'jsonpath={.data.msg}'], {
          namespace: small.namespace,
        })
      ).stdout;
    const patch = [
      'patch',
      'configmap',
      'small',
      '--field-manager=somebody',
      '-p',
      '{"data":{"msg":"by hand"}}',
    ];
    await small.kubectl.run(patch, { namespace: small.namespace });
    const planned = await small.planned({ msg: 'two' });
    const kept = await deployRelease(planned, small.context());
    expect(kept.result).toBe('failed');
    expect(JSON.stringify(kept.problems)).toContain('somebody');
    expect(await value()).toBe('by hand');
    expect(await deployRelease(planned, small.context({ force: true }))).toMatchObject({
      result: 'deployed',
    });
    expect(await value()).toBe('two');
  });
});
