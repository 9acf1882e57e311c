import { createDecipheriv } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import {
  boundTo,
  FRAME_BYTES,
  LAST,
  LENGTH_BYTES,
  nonceOf,
  readFileKey,
  TAG_BYTES,
  type BackupKey,
  type FileKey,
} from './header';

/** Decrypts what a FrameEncrypter wrote. Refuses what was changed, cut or appended, before any of it is passed on. */
export class FrameDecrypter extends Transform {
  readonly #keys: readonly BackupKey[];
  #file: FileKey | undefined;
  #held = Buffer.alloc(0);
  #counter = 0;
  #hasEnded = false;

  constructor(keys: readonly BackupKey[]) {
    super();
    this.#keys = keys;
  }

  override _transform(
    chunk: Buffer,
    _: BufferEncoding,
    callback: TransformCallback,
  ): void {
    this.#held = Buffer.concat([this.#held, chunk]);
    try {
      this.#open();
      callback();
    } catch (error) {
      callback(error as Error);
    }
  }

  override _flush(callback: TransformCallback): void {
    const isWhole = this.#hasEnded && this.#held.length === 0;
    callback(isWhole ? null : new Error('it ends before its last frame'));
  }

  #open(): void {
    if (!this.#file) {
      this.#file = readFileKey(this.#held, this.#keys);
      if (!this.#file) {
        return;
      }
      this.#held = this.#held.subarray(this.#file.header.length);
    }
    while (this.#held.length > 0) {
      if (this.#hasEnded) {
        throw new Error('something follows its last frame');
      }
      if (this.#held.length < LENGTH_BYTES) {
        return;
      }
      const field = this.#held.readUInt32BE();
      const isLast = field >= LAST;
      const length = isLast ? field - LAST : field;
      if (length > FRAME_BYTES) {
        throw new Error(`frame ${this.#counter} has an impossible length`);
      }
      const end = LENGTH_BYTES + length + TAG_BYTES;
      if (this.#held.length < end) {
        return;
      }
      this.push(this.#unseal(this.#file, this.#held.subarray(0, end), isLast));
      this.#held = this.#held.subarray(end);
      this.#counter += 1;
      this.#hasEnded = isLast;
    }
  }

  #unseal({ header, key }: FileKey, frame: Buffer, isLast: boolean): Buffer {
    const nonce = nonceOf(this.#counter);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce);
    decipher.setAAD(boundTo(header, this.#counter, isLast));
    decipher.setAuthTag(frame.subarray(-TAG_BYTES));
    const sealed = frame.subarray(LENGTH_BYTES, -TAG_BYTES);
    try {
      return Buffer.concat([decipher.update(sealed), decipher.final()]);
    } catch {
      throw new Error(
        `frame ${this.#counter} was changed, or its key is another one`,
      );
    }
  }
}
