import type { Meta } from './objects.js';

/** The part of JupyterHub that an object is, by the label that zero-to-jupyterhub gives it: `hub`, `proxy`. */
export function componentOf(labels: Readonly<Record<string, string>> | undefined): string | undefined {
  return labels?.component ?? labels?.['app.kubernetes.io/component'];
}

/** Whether an object is that part, by its label or by its name. */
export function isComponent({ name, labels }: Pick<Meta, 'name' | 'labels'>, part: string): boolean {
  return componentOf(labels) === part || name === part || name.endsWith(`-${part}`);
}
