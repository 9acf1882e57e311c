import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  EnvironmentChange,
  EnvironmentProvider,
  ProvidedEnvironment,
  ProviderStep,
} from '@kindler/backstage-plugin-kindler-node';

/** Environments that are a directory with a note of the owner: the smallest thing that can be made and removed. */
export class DirectoryProvider implements EnvironmentProvider {
  readonly kind = 'directory';
  readonly capabilities = { stop: false, update: false };
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async preflight(): Promise<void> {
    await stat(this.#root);
  }

  plan(
    environment: ProvidedEnvironment,
    { to }: EnvironmentChange,
  ): ProviderStep[] {
    const path = join(this.#root, environment.name);
    const note = join(path, 'OWNER');
    const remove = () => rm(path, { recursive: true, force: true });
    if (to === 'absent') {
      return [
        {
          id: 'directory',
          name: 'Remove the directory',
          do: remove,
          verify: async () => {
            await expectThere(path, false);
            return `${path} is gone`;
          },
        },
      ];
    }
    return [
      {
        id: 'directory',
        name: 'Create the directory',
        check: () => isThere(path),
        do: async () => {
          await mkdir(path, { recursive: true });
        },
        verify: async () => {
          await expectThere(path, true);
          return `${path} is there`;
        },
        undo: remove,
      },
      {
        id: 'owner',
        name: 'Note the owner',
        check: () => isThere(note),
        do: () => writeFile(note, `${environment.owner ?? ''}\n`),
        verify: async () => {
          await expectThere(note, true);
          return 'The owner is noted';
        },
        undo: () => rm(note, { force: true }),
      },
    ];
  }

  async observe({ name }: ProvidedEnvironment) {
    const path = join(this.#root, name);
    if (await isThere(join(path, 'OWNER'))) {
      return { state: 'running' as const };
    }
    return { state: (await isThere(path)) ? 'partial' : 'absent' } as const;
  }

  async list(): Promise<string[]> {
    return readdir(this.#root);
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function expectThere(path: string, wanted: boolean): Promise<void> {
  if ((await isThere(path)) !== wanted) {
    throw new Error(`${path} is ${wanted ? 'not' : 'still'} there`);
  }
}
