export { word, type WordingParams } from './word';
export { WORDINGS, type WordingCode } from './WORDINGS';
