import { refuseOutside } from '../fleet/work-tree.js';
import type { CommandName } from '../inputs.js';
import { ProblemError } from '../problem.js';
import type { Context, ExitCode, RunCommand } from './context.js';
import { isProposal } from './refs.js';

/** Each command is loaded only when it is asked for. */
const commands: Record<CommandName, () => Promise<RunCommand>> = {
  run: async () => (await import('./run.js')).run,
  plan: async () => (await import('./plan.js')).plan,
  validate: async () => (await import('./validate.js')).validate,
  build: async () => (await import('./build.js')).build,
  deploy: async () => (await import('./deploy.js')).deploy,
  status: async () => (await import('./status.js')).status,
  images: async () => (await import('./images-list.js')).listImages,
  rollback: async () => (await import('./rollback.js')).rollback,
  adopt: async () => (await import('./adopt.js')).adopt,
  remove: async () => (await import('./remove.js')).remove,
  report: async () => (await import('./report.js')).report,
};

/**
 * Runs the command that the options name.
 *
 * @returns what the process ends with; its problems have been reported then
 */
export async function runCommand(context: Context): Promise<ExitCode> {
  const { command: name, directory, event } = context.options;
  try {
    refuseOutside(directory, event.workspace);
    refuseProposal(context.options);
    const command = await commands[name]();
    return await command(context);
  } catch (error) {
    reportError(context.host, error);
    if (context.options.reportLater) {
      const { handOverStop } = await import('./hand-over.js');
      await handOverStop(context, error);
    }
    return 1;
  }
}

/** What a proposal is for: its files are a stranger's, or not yet reviewed, and work on no cluster. */
const OF_PROPOSALS: readonly CommandName[] = ['run', 'plan', 'validate', 'build', 'report'];

/** @throws ProblemError where a proposal's run asks for more, also by way of a plan's jobs */
function refuseProposal({ event, command, planFor }: Context['options']): void {
  const asked = command === 'plan' ? planFor : command;
  if (!isProposal(event) || OF_PROPOSALS.includes(asked)) return;
  throw new ProblemError({
    severity: 'error',
    title: `${asked} is not for proposals`,
    message: `\`command: ${asked}\` works with clusters and their secrets, and a ${event.name} brings files that nobody has merged. A proposal is planned, validated and built: use \`command: run\` there, and \`${asked}\` on push or workflow_dispatch. Nothing was done.`,
  });
}

/** What stopped everything, to people: problems as such, anything else with its stack, since it is our bug. */
export function reportError(host: Context['host'], error: unknown): void {
  if (error instanceof ProblemError) {
    for (const problem of error.problems) {
      host.problem(problem);
      if (problem.log) host.group(problem.title, problem.log.split('\n'));
    }
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  host.problem({ severity: 'error', title: 'hub-deploy stopped', message });
  host.group('Where it stopped', String(error instanceof Error ? error.stack : error).split('\n'));
}
