import { join } from 'node:path';
import { removePrivateFolder, STRANGERS_BUILDER } from './host/private.js';
import { removeStrangers } from './images/builder.js';

/**
 * The action's post step: removes every secret file and every login that the run made (logins are kept in a Docker
 * configuration of the run's own, so that the user's is never touched), and the builder that a killed run left. The
 * runner hands a step's state to its post step as STATE_ variables.
 */
const folder = process.env['STATE_private-folder'];
if (folder) {
  await removeStrangers(join(folder, STRANGERS_BUILDER));
  removePrivateFolder(folder);
}
