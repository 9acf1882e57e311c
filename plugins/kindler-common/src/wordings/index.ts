export { CHECK_NAMES, type CheckName } from './CHECK_NAMES';
export { word, type WordingParams } from './word';
export { WORDINGS, type WordingCode } from './WORDINGS';
