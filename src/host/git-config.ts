/**
 * Settings for one git command, as its environment: argv is seen by everybody on the machine, and a file would have to
 * be cleaned up. They come after those that the process was itself started with.
 *
 * @returns GIT_CONFIG_COUNT and its keys and values (git-config(1), ENVIRONMENT)
 */
export function gitConfigEnv(
  settings: readonly (readonly [key: string, value: string])[],
): Record<string, string> {
  const first = Number(process.env.GIT_CONFIG_COUNT ?? 0);
  const env: Record<string, string> = { GIT_CONFIG_COUNT: String(first + settings.length) };
  settings.forEach(([key, value], i) => {
    env[`GIT_CONFIG_KEY_${first + i}`] = key;
    env[`GIT_CONFIG_VALUE_${first + i}`] = value;
  });
  return env;
}
