import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { runSteps, type StepContext } from '../../src/release/steps.js';
import type { Step } from '../../src/words.js';
import { skipPauses } from '../pauses.js';

const pauses = skipPauses();

let context: StepContext;
let said: string[];
beforeEach(async () => {
  said = [];
  context = {
    cwd: await mkdtemp(join(tmpdir(), 'hub-deploy-steps-')),
    env: { HUB_DEPLOY_HUB: 'ea-hub' },
    environment: 'staging',
    say: (line) => said.push(line),
    signal: new AbortController().signal,
  };
});

function step(script: string, more: Partial<Step> = {}): Step {
  return { run: ['sh', '-c', script], watch: [], attempts: 1, timeoutSeconds: 10, when: 'success', ...more };
}

const made = () => readFile(join(context.cwd, 'made'), 'utf8').catch(() => '');

describe('steps', () => {
  test('run in their order, in the staged tree, with the hub in their environment', async () => {
    const steps = [step('printf "$HUB_DEPLOY_HUB " >>made'), step('printf two >>made')];
    expect(await runSteps(steps, 'before', true, context)).toEqual([]);
    expect(await made()).toBe('ea-hub two');
  });

  test('that fail stop the ones after them, and show their last lines, at the line that gives them', async () => {
    const place = { file: 'hub-deploy.yaml', line: 7, column: 9 };
    const problems = await runSteps(
      [step('echo out of cheese >&2; exit 3', { place }), step('echo >made')],
      'before',
      true,
      context,
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject(place);
    expect(problems[0]?.message).toContain('exit code 3. Nothing was deployed');
    expect(problems[0]?.log).toBe('out of cheese');
    expect(await made()).toBe('');
  });

  test('with attempts are tried again', async () => {
    await writeFile(join(context.cwd, 'flaky'), '[ -e seen ] || { touch seen; exit 1; }; printf ok >made');
    expect(await runSteps([step('sh flaky', { attempts: 2 })], 'before', true, context)).toEqual([]);
    expect(await made()).toBe('ok');
    expect(said).toEqual(['before: sh -c sh flaky', 'before: sh -c sh flaky (attempt 2 of 2)']);
    expect(pauses).toEqual([3_000]);
  });

  test('that run too long are stopped', async () => {
    const [problem] = await runSteps([step('sleep 20', { timeoutSeconds: 0.2 })], 'after', true, context);
    expect(problem?.message).toContain('did not end within its timeout of 0.2 s');
    expect(problem?.message).toContain('does not count as proved');
  });

  test('run in their environments only', async () => {
    await runSteps([step('printf prod >>made', { environments: ['production'] })], 'after', true, context);
    await runSteps([step('printf staging >>made', { environments: ['staging'] })], 'after', true, context);
    expect(await made()).toBe('staging');
  });

  test('with `when: always` run after a failure too, the others do not', async () => {
    const always = step('printf tidy >>made', { when: 'always' });
    await runSteps([step('printf no >>made'), always], 'after', false, context);
    expect(await made()).toBe('tidy');
    const problems = await runSteps(
      [step('exit 1'), step('printf no >>made'), always],
      'after',
      true,
      context,
    );
    expect(problems).toHaveLength(1);
    expect(await made()).toBe('tidytidy');
  });

  test('whose program is missing say so, once', async () => {
    const missing = step('', { run: ['no-such-program'], attempts: 3 });
    const [problem] = await runSteps([missing], 'before', true, context);
    expect(problem?.message).toContain('the program is not there');
    expect(said).toHaveLength(1);
  });
});
