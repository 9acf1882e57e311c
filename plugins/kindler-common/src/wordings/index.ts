export { type FindingCode } from './FindingCode';
export { faultHint, faultMessage, faultText } from './faultTexts';
export { mapTexts } from './mapTexts';
export { messageOf, nextOf } from './findingTexts';
export { readWording, SCHEMA_TEXTS, SCHEMA_WORDINGS } from './readWording';
export { schemaText } from './schemaText';
export { word, type WordingParams } from './word';
export { WORDINGS, type WordingCode } from './WORDINGS';
export { wordedError, wordingOf, type WordedError } from './wordedError';
