export { driftColumns, DRIFT_KINDS, DRIFT_TONES } from './driftColumns';
export { DriftSets } from './DriftSets';
export { judgeWhole } from './judgeSet';
export { useDrift } from './useDrift';
