import { once } from 'node:events';
import fs from 'node:fs/promises';
import { HostFiles } from '../HostFiles';
import { routeOf } from './routeOf';

/** What a second backend does: in `folder` it adds servers called after it, one by one, and may stand still in between. */
export interface WriterOrders {
  folder: string;
  name: string;
  count: number;
  staleMs: number;
  /** Where it says so and goes on when it is told to: once it holds the folder, or before a file gets its new name. */
  standsAt?: 'holding' | 'renaming';
}

async function main({ folder, name, count, staleMs, standsAt }: WriterOrders) {
  const stand = async (where: WriterOrders['standsAt']) => {
    if (where === standsAt) {
      process.stdout.write(`${where}\n`);
      await once(process.stdin, 'data');
    }
  };
  const { rename } = fs;
  Object.assign(fs, {
    rename: async (from: string, to: string) => {
      await stand('renaming');
      await rename(from, to);
    },
  });
  const files = new HostFiles(folder, { staleMs });
  for (let index = 0; index < count; index += 1) {
    await files.exclusively(async ({ routes, write }) => {
      await stand('holding');
      await write([...routes, routeOf(`${name}-${index}`)]);
    });
  }
}

main(JSON.parse(process.argv[2])).then(
  () => process.stdout.write('done\n', () => process.exit(0)),
  error => process.stdout.write(`${error.message}\n`, () => process.exit(1)),
);
