const BLOCK = 512;
/** A chart's archive holds some 100 kB; what unpacks to more than this is no chart that anybody made. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The Chart.yaml of a packed chart (`name-version.tgz`): of the chart itself, not of those in its `charts` folder.
 *
 * @returns undefined where the bytes are no gzipped tar, or hold none
 */
export async function chartYamlIn(archive: Uint8Array): Promise<Buffer | undefined> {
  for (const { name, bytes } of filesIn((await unzipped(archive)) ?? Buffer.alloc(0)))
    if (/^(?:\.\/)?[^/]+\/Chart\.yaml$/.test(name)) return bytes;
  return undefined;
}

/** The tar of a packed chart; undefined where the bytes are not gzipped, or unpack to more than so many bytes. */
export async function unzipped(archive: Uint8Array, most = MOST_BYTES): Promise<Buffer | undefined> {
  const { gunzipSync } = await import('node:zlib');
  try {
    return gunzipSync(archive, { maxOutputLength: most });
  } catch {
    return undefined;
  }
}

export interface PackedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * The files of a tar, each read when it is asked for; none where it is no tar.
 *
 * https://www.gnu.org/software/tar/manual/html_node/Standard.html: name at 0, size in octal at 124, type at 156.
 */
export function* filesIn(tar: Buffer): Generator<PackedFile> {
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const [name, folder] = [textAt(tar, at, 100), textAt(tar, at + 345, 155)];
    const octal = textAt(tar, at + 124, 12);
    // A size that is none (a sign, GNU's own form for gigabytes) would lead anywhere, backwards too.
    if (!/^[0-7]*$/.test(octal)) return;
    const size = Number.parseInt(octal, 8) || 0;
    const isFile = ['0', '\0', ''].includes(String.fromCharCode(tar[at + 156] ?? 0));
    const start = at + BLOCK;
    if (isFile && name)
      yield { name: folder ? `${folder}/${name}` : name, bytes: tar.subarray(start, start + size) };
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
}

function textAt(tar: Buffer, start: number, length: number): string {
  const field = tar.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString('latin1', 0, end < 0 ? length : end).trim();
}
