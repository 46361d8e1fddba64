import { CommandError } from '../../src/host/exec.js';
import type { Kubectl } from '../../src/host/kubectl.js';

/** A kubectl that answers from a function of its arguments; what it returns is stdout, what it throws is thrown. */
export function fakeKubectl(answer: (args: readonly string[], call: number) => unknown): Kubectl & {
  readonly calls: readonly string[];
} {
  const calls: string[] = [];
  const ask = (args: readonly string[]) => {
    calls.push(args.join(' '));
    return answer(args, calls.length);
  };
  return {
    calls,
    run: async (args) => ({ code: 0, stdout: String(ask(args) ?? ''), stderr: '' }),
    json: async <T>(args: readonly string[]) => (ask(args) ?? { items: [] }) as T,
  };
}

/** What kubectl throws when it exits with 1 and these words. */
export function refusal(stderr: string): CommandError {
  return new CommandError('kubectl', 'exit', `exit code 1: ${stderr}`, { code: 1, stdout: '', stderr });
}
