import type { AddCommand } from '../AddCommand';
import { addChanges } from './changes';
import { addCreate } from './create';
import { addWait } from './wait';

export const addEnvironments: AddCommand = (program, context) => {
  const group = program
    .command('environments')
    .description('creates, deletes, starts and stops environments');
  for (const add of [addCreate, addChanges, addWait]) {
    add(group, context);
  }
};
