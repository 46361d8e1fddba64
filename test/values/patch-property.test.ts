import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { ValuesText } from '../../src/values/document.js';
import { mergeValues } from '../../src/values/merge.js';
import { patchValues } from '../../src/values/patch.js';
import { generatedFile, PLACEHOLDER, TAGS } from './generate.js';

const OPTIONS = { placeholders: [PLACEHOLDER] };
const RUNS = Number(process.env.PROPERTY_RUNS ?? 100);

/** The values with the tags of built images replaced: what patching must come to, worked out on plain objects. */
function replaced(value: unknown): unknown {
  if (typeof value === 'string') {
    const at = value.lastIndexOf(':');
    const tag = value.slice(at + 1) === PLACEHOLDER && TAGS.get(value.slice(0, at));
    return tag ? `${value.slice(0, at)}:${tag}` : value;
  }
  if (Array.isArray(value)) return value.map(replaced);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, replaced(inner)]);
  const result = Object.fromEntries(entries) as Record<string, unknown>;
  const tag = TAGS.get((result.repository ?? result.name) as string);
  const own = typeof result.tag === 'string' ? result.tag.trim() : result.tag;
  if (tag && 'tag' in result && (own === PLACEHOLDER || own === null)) result.tag = tag;
  return result;
}

/** Without the keys that only hold anchors: whether one of these counts as a tag is not for the oracle to know. */
function withoutAnchors(values: unknown): [string, unknown][] {
  return Object.entries(values as object).filter(([key]) => !/^t\d+$/.test(key));
}

function source(text: string, file = 'v.yaml'): ValuesText {
  return { file, role: 'values', text };
}

describe('over generated values files', () => {
  test('only the tags` characters change, and the parsed values are those with the tags replaced', () => {
    fc.assert(
      fc.property(generatedFile, ({ before, after }) => {
        const { files, problems } = patchValues([source(before)], TAGS, OPTIONS);
        const text = files[0]?.text ?? before;
        // Of a directive people are warned.
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(text).toBe(after);
        expect(withoutAnchors(mergeValues([source(text)]))).toEqual(
          withoutAnchors(replaced(mergeValues([source(before)]))),
        );
        // The package's own reading has to agree that nothing else changed.
        const options = { uniqueKeys: false, logLevel: 'silent', schema: 'core' } as const;
        expect(withoutAnchors(parse(text, options))).toEqual(
          withoutAnchors(replaced(parse(before, options))),
        );
      }),
      { numRuns: RUNS },
    );
  });

  test('over several files it is the merged values that count', () => {
    fc.assert(
      fc.property(fc.array(generatedFile, { minLength: 2, maxLength: 4 }), (generated) => {
        const values = generated.map(({ before }, index) => source(before, `${index}.yaml`));
        const { files } = patchValues(values, TAGS, OPTIONS);
        const texts = new Map(files.map(({ file, text }) => [file, text]));
        const patched = values.map((value) => source(texts.get(value.file) ?? value.text, value.file));
        expect(withoutAnchors(mergeValues(patched))).toEqual(withoutAnchors(replaced(mergeValues(values))));
      }),
      { numRuns: RUNS },
    );
  });

  test('patching what is patched changes nothing', () => {
    fc.assert(
      fc.property(generatedFile, ({ after }) => {
        expect(patchValues([source(after)], TAGS, OPTIONS).files).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});
