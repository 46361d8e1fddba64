import { parseReference } from './reference.js';

/** What an image's name and tag tell of the JupyterHub in it. */
export type ToldVersion =
  /** The tag is JupyterHub's own version. */
  | { readonly of: 'jupyterhub'; readonly version: string }
  /** The tag is the version of the jupyterhub chart that the image was made for. */
  | { readonly of: 'chart'; readonly version: string };

/** zero-to-jupyterhub's hub images: their tag is the chart's version. */
const CHART_IMAGES = /^jupyterhub\/k8s-hub(?:-slim)?$/;
/** JupyterHub's own images: their tag is its version. */
const JUPYTERHUB_IMAGES = /^jupyterhub\/jupyterhub(?:-onbuild|-demo)?$/;

/**
 * The version that the tag of a well-known image tells, wherever it is mirrored
 * (`quay.io/jupyterhub/k8s-hub:4.2.0`, `mirror.example.org/hub/jupyterhub/jupyterhub:5.3`).
 *
 * @returns undefined for other images, and for tags that are no version
 */
export function toldVersion(reference: string): ToldVersion | undefined {
  let found: ReturnType<typeof parseReference>;
  try {
    found = parseReference(reference);
  } catch {
    return undefined;
  }
  const name = found.repository.split('/').slice(-2).join('/');
  const { tag = '' } = found;
  if (!/^v?\d+\.\d+/.test(tag)) return undefined;
  if (CHART_IMAGES.test(name)) return { of: 'chart', version: tag };
  if (JUPYTERHUB_IMAGES.test(name)) return { of: 'jupyterhub', version: tag };
  return undefined;
}
