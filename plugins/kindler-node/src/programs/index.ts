export { hideSecrets } from './hideSecrets';
export { ProgramError, type ProgramFault } from './ProgramError';
export {
  runProgram,
  type ProgramResult,
  type RunProgramOptions,
} from './runProgram';
export { Turns } from './Turns';
