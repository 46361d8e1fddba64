/** HELM_DRIVER as the environment has it: where Helm would keep its releases; undefined or empty is its default. */
export function helmDriver(): string | undefined {
  return process.env.HELM_DRIVER;
}
