import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NotFoundError } from '@backstage/errors';
import type { LabState } from './types';

/** The state of a lab in `lab.json` of its folder. Every process that controls the lab reads it each time. */
export class LabStateFile {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  static create(folder: string): LabStateFile {
    return new LabStateFile(join(folder, 'lab.json'));
  }

  /** @throws NotFoundError when no lab runs in the folder */
  read(): LabState {
    let text: string;
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch (error) {
      throw new NotFoundError(
        `No lab runs here: ${this.#path} cannot be read`,
        error,
      );
    }
    return JSON.parse(text) as LabState;
  }

  write(state: LabState): void {
    const draft = `${this.#path}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify(state, undefined, 2)}\n`, {
      mode: 0o600,
    });
    renameSync(draft, this.#path);
  }

  update(change: (state: LabState) => void): LabState {
    const state = this.read();
    change(state);
    this.write(state);
    return state;
  }
}
