import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  kindlerRegistrationExtensionPoint,
  type EnvironmentRegistration,
  type ProviderStep,
  type RegisteredEnvironment,
} from '@kindler/backstage-plugin-kindler-node';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Registers environments by a file each, which holds a text. */
export class FileRegistration implements EnvironmentRegistration {
  readonly kind = 'file';
  readonly inputSchema = {
    type: 'object',
    additionalProperties: false,
    required: ['text'],
    properties: { text: { type: 'string', maxLength: 100 } },
  };
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async preflight() {}

  plan(
    environment: RegisteredEnvironment,
    wished: 'present' | 'absent',
  ): ProviderStep[] {
    const path = this.#pathOf(environment);
    const remove = () => rm(path, { force: true });
    return [
      {
        id: 'file',
        name: wished === 'present' ? 'Write the file' : 'Remove the file',
        check: async () => (await this.observe(environment)).state === wished,
        do: () =>
          wished === 'present'
            ? writeFile(path, textOf(environment))
            : remove(),
        verify: async () => {
          const { state } = await this.observe(environment);
          if (state !== wished) {
            throw new Error(`${path} is ${state}`);
          }
          return `${path} is ${state}`;
        },
        undo: wished === 'present' ? remove : undefined,
      },
    ];
  }

  async observe(environment: RegisteredEnvironment) {
    const text = await readFile(this.#pathOf(environment), 'utf8').catch(
      () => undefined,
    );
    if (text === undefined) {
      return { state: 'absent' } as const;
    }
    return text === textOf(environment)
      ? ({ state: 'present' } as const)
      : ({ state: 'partial', message: 'it holds another text' } as const);
  }

  async list() {
    const files = await readdir(this.#root);
    return files.map(file => file.replace(/\.txt$/, ''));
  }

  #pathOf({ name }: RegisteredEnvironment): string {
    return join(this.#root, `${name}.txt`);
  }
}

function textOf({ registration, connections }: RegisteredEnvironment): string {
  return JSON.stringify([registration.text, connections]);
}

export function fileRegistration(root: string) {
  return createBackendModule({
    pluginId: 'kindler',
    moduleId: 'file-registration',
    register(env) {
      env.registerInit({
        deps: { registrations: kindlerRegistrationExtensionPoint },
        async init({ registrations }) {
          registrations.addRegistration(new FileRegistration(root));
        },
      });
    },
  });
}
