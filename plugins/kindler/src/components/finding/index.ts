export { FindingItem } from './FindingItem';
export { findingKey, FindingList } from './FindingList';
export { groupFindings, type FindingGroup } from './groupFindings';
export { sortFindings } from './sortFindings';
export { useFindingTexts } from './useFindingTexts';
