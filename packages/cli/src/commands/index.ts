import type { AddCommand } from './AddCommand';
import { addImport } from './import';
import { addIncidents } from './incidents';
import { addList } from './list';
import { addTrace } from './trace';

/** In the order of the help. */
export const COMMANDS: AddCommand[] = [
  addList,
  addTrace,
  addIncidents,
  addImport,
];
