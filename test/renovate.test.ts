import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..');
const preset = JSON.parse(readFileSync(join(root, 'renovate/ops-repo.json'), 'utf8')) as {
  customManagers: { managerFilePatterns: string[]; matchStrings: string[] }[];
};

/** What the preset finds in a file, as Renovate applies it: patterns between slashes are regular expressions. */
function found(file: string, text: string): string[] {
  return preset.customManagers
    .filter(({ managerFilePatterns }) =>
      managerFilePatterns.some((pattern) => new RegExp(pattern.slice(1, -1)).test(file)),
    )
    .flatMap(({ matchStrings }) => matchStrings)
    .flatMap((pattern) => [...text.matchAll(new RegExp(pattern, 'g'))])
    .map(({ groups = {} }) => `${groups.depName}:${groups.currentValue}`);
}

describe('the Renovate preset', () => {
  test('finds every image of the example ops repo that has a tag of its own, and no placeholder', () => {
    const files = execFileSync('git', ['ls-files', 'examples/hub-charts'], { cwd: root, encoding: 'utf8' });
    const all = files
      .trim()
      .split('\n')
      .flatMap((file) => found(file, readFileSync(join(root, file), 'utf8')));
    expect(all).toEqual(['registry.example.org/base/singleuser:5.5.4']);
  });

  test('finds a digest with its tag, quotes and comments, a registry with a port, and the keys of other charts', () => {
    const values = [
      'image:',
      '  name: "quay.io/jupyterhub/k8s-hub"  # the chart\'s',
      "  tag: '4.3.1'",
      'other:',
      '  repository: localhost:5000/team/tool',
      `  tag: v1.2@sha256:${'0a'.repeat(32)}`,
    ].join('\n');
    expect(found('hub-charts/a/values.yaml', values)).toEqual([
      'quay.io/jupyterhub/k8s-hub:4.3.1',
      'localhost:5000/team/tool:v1.2',
    ]);
  });

  test('finds an image in one text, as profiles and init containers have it', () => {
    const values =
      'profileList:\n  - kubespawner_override:\n      image: quay.io/jupyter/scipy-notebook:2026-01-05\n  - kubespawner_override: {image: org/own:set-on-deployment}\n';
    expect(found('hub-charts/a/values.yaml', values)).toEqual(['quay.io/jupyter/scipy-notebook:2026-01-05']);
  });

  test('finds charts that hub-deploy.yaml names', () => {
    const text =
      'chart: {repository: https://hub.jupyter.org/helm-chart/, name: jupyterhub, version: 4.3.1}\n';
    expect(found('hub-deploy.yaml', text)).toEqual(['jupyterhub:4.3.1']);
  });

  test('looks at the values of other layouts, and not at everything', () => {
    const image = 'image:\n  name: org/a\n  tag: "1"\n';
    expect(found('deployments/a/config/prod.yaml', image)).toEqual(['org/a:1']);
    expect(found('.github/workflows/x.yaml', image)).toEqual([]);
  });
});
