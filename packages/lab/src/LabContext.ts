import { LabStateFile } from './LabStateFile';
import { RunFolder } from './RunFolder';
import type { LabState } from './types';

/** What every part of a lab works with. */
export interface LabContext {
  stateFile: LabStateFile;
  folder: RunFolder;
}

/** The context of the lab that a state describes. */
export function labContext(state: LabState): LabContext {
  return {
    stateFile: LabStateFile.create(state.folder),
    folder: new RunFolder({
      path: state.folder,
      id: state.id,
      runAs: state.runAs,
    }),
  };
}
