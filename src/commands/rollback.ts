import { rollbackRelease } from '../release/rollback.js';
import type { Context, ExitCode } from './context.js';
import { finish } from './finish.js';
import { changeable } from './guards.js';
import { HISTORY_MAX } from './rollout.js';
import { checksWanted, sessions } from './session.js';
import { survey } from './survey.js';
import { unnamed } from './unnamed.js';

/**
 * Rolls the named hubs back, each watched like a deploy.
 *
 * @throws ProblemError where no hub is named: nobody means them all
 */
export async function rollback(context: Context): Promise<ExitCode> {
  const { options } = context;
  const started = Date.now();
  if (options.hubs.length === 0) throw unnamed('rollback');
  const found = await survey(context, { clusters: true, registry: 'none', bases: 'loose' });
  const named = changeable(context, found);
  if (options.dryRun) {
    context.host.line(`Would roll back ${named.map(({ release }) => release.id).join(', ')}.`);
    return 0;
  }
  const of = sessions(context, found);
  const hubs = await Promise.all(
    named.map(async (planned) =>
      rollbackRelease(planned, {
        ...(await of.of(planned.release)),
        ...(options.revision === undefined ? {} : { to: options.revision }),
        force: options.force,
        historyMax: HISTORY_MAX,
        ...checksWanted(options),
      }),
    ),
  );
  return finish(context, { ...found, plan: { ...found.plan, problems: [] } }, [], hubs, started);
}
