/**
 * A command that people are advised to give, as code. It names the hub: without a name a command is for every hub. On
 * GitHub the same words are the inputs `command`, `hubs` and `force` of a run by hand.
 *
 * @param id the hub's
 */
export function commandFor(command: 'run' | 'rollback', id: string, force?: '--force'): string {
  return `\`${['hub-deploy', command, id, ...(force ? [force] : [])].join(' ')}\``;
}
