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

/**
 * What may come into a git of ours from outside: settings, how a server is reached, traces, where git's own programs
 * lie. Everything else of git's says which repository it is or how its files are to be read, and inside a git hook
 * would point all our commands at the hook's repository.
 */
const FROM_OUTSIDE =
  /^GIT_(?:CONFIG_|ASKPASS|SSH|PROXY|HTTP|SSL|CURL|ALLOW_PROTOCOL|PROTOCOL|TRACE|REDACT|EXEC_PATH)/;

/** The variables of git's that are taken away, for `Command.env`. */
export function gitVariables(): Record<string, undefined> {
  const names = Object.keys(process.env).filter(
    (name) => name.startsWith('GIT_') && !FROM_OUTSIDE.test(name),
  );
  return Object.fromEntries(names.map((name) => [name, undefined]));
}
