export { type FindingCode } from './FindingCode';
export { messageOf, nextOf } from './findingTexts';
export { word, type WordingParams } from './word';
export { WORDINGS, type WordingCode } from './WORDINGS';
