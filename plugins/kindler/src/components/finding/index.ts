export { EvidenceList } from './EvidenceList';
export { EvidenceText } from './EvidenceText';
export { findingKey } from './findingKey';
export { FindingList } from './FindingList';
export { groupByCause, type Cause } from './groupByCause';
export { groupFindings, type FindingGroup } from './groupFindings';
export { sortFindings } from './sortFindings';
export { useFindingTexts } from './useFindingTexts';
