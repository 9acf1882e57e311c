import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

/** Size and SHA-256 of data. */
export interface DigestOf {
  bytes: number;
  sha256: string;
}

/** Passes data on and takes its size and SHA-256. */
export class Digest extends Transform {
  readonly #hash = createHash('sha256');
  #bytes = 0;

  override _transform(
    chunk: Buffer,
    _: BufferEncoding,
    callback: TransformCallback,
  ): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    callback(null, chunk);
  }

  /** Can be asked for once, when all data went through. */
  result(): DigestOf {
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}
