/** The texts of hub-deploy.yaml: templates, paths, programs with their arguments, durations, names. */

import { imageNameFault } from '../image-name.js';
import { didYouMean } from '../nearest.js';
import { isReference, schemeFault } from './named-context.js';
import { isSecretName, nameFault } from './names.js';
import { fault, sourceOf, type Type, wrongKind } from './read.js';
import { isWord, list, plain, then } from './read-lists.js';
import { map } from './read-maps.js';
import { text, word } from './read-scalars.js';
import { TEMPLATES, type TemplateName, templatesIn } from './template.js';

const RELEASE_TEMPLATES: readonly TemplateName[] = ['hub', 'env', 'cluster'];

/** What is wrong with a text's templates. */
function templateFault(written: string, allowed: readonly TemplateName[]): string | undefined {
  const braces = /\{(hub|env|cluster|image)\}/.exec(written)?.[1];
  if (braces !== undefined) return `write \`<${braces}>\` instead of \`{${braces}}\`.`;
  for (const name of templatesIn(written)) {
    if ((allowed as readonly string[]).includes(name)) continue;
    if ((TEMPLATES as readonly string[]).includes(name)) return `\`<${name}>\` has no meaning here.`;
    return `\`<${name}>\` is no template.${didYouMean(name, TEMPLATES)} There are \`<hub>\`, \`<env>\`, \`<cluster>\` and, for images, \`<image>\`.`;
  }
  return undefined;
}

export const template = (words: string, allowed = RELEASE_TEMPLATES) =>
  text(words, (written) => {
    if (written === '') return { fault: 'this text is empty.' };
    const wrong = templateFault(written, allowed);
    return wrong === undefined ? written : { fault: wrong };
  });

/** As Linux has it (PATH_MAX). */
const MOST_CHARACTERS = 4_096;

/** A path from the ops repo's root, tidied: no `./`, no slash at its end. */
export const path = (words: string, allowed = RELEASE_TEMPLATES) => then(template(words, allowed), tidyPath);

function tidyPath(written: string, fail: (message: string) => undefined): string | undefined {
  if (written.length > MOST_CHARACTERS) return fail(`no path is longer than ${MOST_CHARACTERS} characters.`);
  const tidy = written.replace(/^(\.\/)+/, '').replace(/\/+$/, '') || '.';
  if (written.startsWith('/') || tidy.split('/').includes('..') || tidy.includes('\\'))
    return fail("paths are written from the ops repo's root, with `/`, and stay inside it.");
  return tidy;
}

/** A named context of an image: a folder of the repo, or a reference. */
export const namedContext = then(template('a folder or reference', TEMPLATES), (written, fail) => {
  const wrong = schemeFault(written);
  if (wrong) return fail(wrong);
  return isReference(written) ? written : tidyPath(written, fail);
});

/** As in image references (https://github.com/distribution/reference): an `=` would end the name for docker. */
export const contextName = (name: string) =>
  /^\w[\w./:@-]*$/.test(name) ? undefined : `\`${name}\` is no name of a stage or an image.`;

/** A build secret is asked for by its name alone: where its value comes from is for the workflow to say. */
export const secretName = then(template('the name of a build secret', TEMPLATES), (written, fail) => {
  if (isSecretName(written.replace(/<\w+>/g, 'x'))) return written;
  return fail(
    'write a name alone, such as `pip`: the workflow gives its value by a line `pip=…` of the input `build-secrets`, and the Dockerfile reads it by `RUN --mount=type=secret,id=pip`.',
  );
});

/** The name of a repository, as registries take it whatever its templates stand for. */
export const imageName = then(template('a repository name', TEMPLATES), (written, fail) => {
  const wrong = imageNameFault(written.replace(/<(\w+)>/g, 'x.$1.x'));
  return wrong === undefined ? written : fail(`\`${written}\` ${wrong.replace(/x\.(\w+)\.x/g, '<$1>')}.`);
});

export const argv = (allowed = RELEASE_TEMPLATES) =>
  plain(
    list('a list of a program and its arguments', word('an argument', template('an argument', allowed)), 1),
  );

/** Keys joined by dots. Helm's `--set` has indices for lists; here they would be read as part of a key. */
export const keyPath = text('a path of keys', (written) =>
  /^\.|\.\.|(?<!\\)\.$|\[\d+\]|^$|(?:^|\.)__proto__(?:\.|$)/.test(written)
    ? {
        fault:
          'write keys joined by dots, such as `jupyterhub.singleuser.image`; items of a list cannot be reached: name the image in the list itself, with a placeholder as its tag.',
      }
    : written,
);

export const globs = plain(list('a list of globs', path('a glob')));
export const plainName = text('a name');

export const duration: Type<number> = {
  words: 'a duration such as `10m`, `90s` or `1h30m`',
  schema: { type: 'string', pattern: '^([0-9]+h)?([0-9]+m)?([0-9]+s)?$', minLength: 2 },
  read(node, key, reading) {
    const written = isWord(node) ? sourceOf(node) : undefined;
    if (written === undefined) return wrongKind(duration, node, key, reading);
    const [whole, hours, minutes, seconds] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(written) ?? [];
    const total = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
    if (whole && total > 0) return total;
    return fault(
      reading,
      node,
      `${written.slice(0, 30)} is no duration`,
      `\`${key}\` is ${duration.words}, and \`${written}\` is none.`,
    );
  },
};

/** Strings of any content by name: build args, named contexts. */
export const strings = (words: string, item: Type<string>) => map(words, item, () => undefined);

export const nameRule = (name: string) => {
  const wrong = nameFault(name);
  return wrong && `\`${name}\` ${wrong}.`;
};
/** A name, or the one template that stands for all others. */
export const nameOr = (template: string) => (name: string) =>
  name === template ? undefined : nameRule(name);
