/** Whether a value that was read from outside has the form that the code relies on; what it holds besides is not looked at. */
export type Shape = (value: unknown) => boolean;

export const text: Shape = (value) => typeof value === 'string';
export const number: Shape = (value) => typeof value === 'number' && Number.isFinite(value);
export const flag: Shape = (value) => typeof value === 'boolean';
export const date: Shape = (value) => value instanceof Date && !Number.isNaN(value.getTime());

export const word =
  (...words: readonly string[]): Shape =>
  (value) =>
    typeof value === 'string' && words.includes(value);

export const either =
  (...shapes: readonly Shape[]): Shape =>
  (value) =>
    shapes.some((is) => is(value));

export const listOf =
  (is: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(is);

/** A Map with texts as keys. */
export const mapOf =
  (is: Shape): Shape =>
  (value) =>
    value instanceof Map && [...value].every(([key, one]) => typeof key === 'string' && is(one));

/** An object with the keys of `needed`, and where they are there, those of `more`. */
export const record =
  (needed: Readonly<Record<string, Shape>>, more: Readonly<Record<string, Shape>> = {}): Shape =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const own = (key: string) =>
      Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
    return (
      Object.entries(needed).every(([key, is]) => is(own(key))) &&
      Object.entries(more).every(([key, is]) => own(key) === undefined || is(own(key)))
    );
  };
