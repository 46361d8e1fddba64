import { describe, expect, test } from '@jest/globals';
import { type CommandError, exec } from '../../src/host/exec.js';

describe('running a program', () => {
  test('gives its exit code and both outputs', async () => {
    const output = await exec({ argv: ['sh', '-c', 'echo out; echo err >&2; exit 3'], okCodes: [0, 3] });
    expect(output).toEqual({ code: 3, stdout: 'out\n', stderr: 'err\n' });
  });

  test('gives it nothing that the environment only inherits, as Node would', async () => {
    const all = Object.prototype as { EVIL_PRELOAD?: string };
    all.EVIL_PRELOAD = 'here';
    try {
      expect((await exec({ argv: ['env'] })).stdout).not.toContain('EVIL_PRELOAD');
    } finally {
      delete all.EVIL_PRELOAD;
    }
  });

  test('throws with the last line of stderr where the exit code is no answer', async () => {
    const failing = exec({ argv: ['sh', '-c', 'echo first >&2; echo the cause >&2; exit 1'] });
    await expect(failing).rejects.toThrow('sh: exit code 1: the cause');
  });

  test('says so where the program is not there', async () => {
    const failing = exec({ argv: ['no-such-program-here'] });
    await expect(failing).rejects.toMatchObject({ reason: 'not found', program: 'no-such-program-here' });
  });

  test('hands over lines as they come, whatever their ends', async () => {
    const lines: string[] = [];
    await exec({
      argv: ['printf', 'a\\r\\nb\\nlast'],
      onLine: (line, stream) => lines.push(`${stream} ${line}`),
    });
    expect(lines).toEqual(['stdout a', 'stdout b', 'stdout last']);
  });

  test('passes input, working folder and environment, and takes variables away', async () => {
    const output = await exec({
      argv: ['sh', '-c', 'cat; pwd; echo "$ONE${HOME-gone}"'],
      cwd: '/',
      input: 'in\n',
      env: { ONE: '1', HOME: undefined },
    });
    expect(output.stdout).toBe('in\n/\n1gone\n');
  });

  test('a program that ignores its input is judged by its exit code', async () => {
    await expect(exec({ argv: ['true'], input: 'x'.repeat(1_000_000) })).resolves.toMatchObject({ code: 0 });
  });

  test('a timeout stops it, and insists where SIGTERM is ignored', async () => {
    const deaf = exec({
      argv: ['sh', '-c', 'trap "" TERM; while :; do sleep 0.05; done'],
      timeoutMs: 100,
      graceMs: 200,
    });
    await expect(deaf).rejects.toMatchObject({ reason: 'timeout' });
  });

  test('a cancelled run tells it at once, and starts nothing more', async () => {
    const controller = new AbortController();
    const running = exec({
      argv: ['sh', '-c', 'trap "echo told; exit 0" TERM; while :; do sleep 0.05; done'],
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(), 200);
    const error = await running.catch((caught: unknown) => caught as CommandError);
    expect(error).toMatchObject({ reason: 'aborted', output: { stdout: 'told\n' } });
    await expect(exec({ argv: ['true'], signal: controller.signal })).rejects.toMatchObject({
      reason: 'aborted',
    });
  });

  test('a script in a group of its own takes its programs with it when it is stopped', async () => {
    const began = Date.now();
    const script = exec({ argv: ['sh', '-c', 'sleep 20; true'], group: true, timeoutMs: 100 });
    await expect(script).rejects.toMatchObject({ reason: 'timeout' });
    expect(Date.now() - began).toBeLessThan(5_000);
  });

  test('a program that prints without end is ended, and says so', async () => {
    const endless = exec({ argv: ['yes'], mostBytes: 1_000_000 });
    await expect(endless).rejects.toMatchObject({
      reason: 'too much output',
      message: 'yes: ended, since it printed without end',
    });
  });

  test('of what it says on stderr the last words are kept', async () => {
    const { stderr } = await exec({ argv: ['sh', '-c', 'yes first | head -c 2000000 >&2; echo last >&2'] });
    expect(stderr.endsWith('last\n')).toBe(true);
    expect(stderr.length).toBeLessThan(600_000);
  });
});
