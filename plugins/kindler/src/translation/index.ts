export { kindlerTranslationRef } from './kindlerTranslationRef';
export {
  useKindlerTranslation,
  type KindlerTranslate,
} from './useKindlerTranslation';
export { useEvidenceTexts } from './useEvidenceTexts';
export { useFaultTexts } from './useFaultTexts';
export { useWording } from './useWording';
