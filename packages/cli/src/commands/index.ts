import type { AddCommand } from './AddCommand';
import { addDiscover } from './discover';
import { addDoctor } from './doctor';
import { addDrift } from './drift';
import { addEnvironments } from './environments';
import { addImport } from './import';
import { addIncidents } from './incidents';
import { addList } from './list';
import { addReconcile } from './reconcile';
import { addTrace } from './trace';

/** In the order of the help. */
export const COMMANDS: AddCommand[] = [
  addList,
  addTrace,
  addDoctor,
  addDiscover,
  addIncidents,
  addDrift,
  addReconcile,
  addEnvironments,
  addImport,
];
