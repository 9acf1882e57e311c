import { backupFailed } from './backupFailed';
import { backupOverdue } from './backupOverdue';
import { certificateExpires } from './certificateExpires';
import { clientNotLetIn } from './clientNotLetIn';
import { clientsElsewhere } from './clientsElsewhere';
import { clientsOut } from './clientsOut';
import { commandSocketOpen } from './commandSocketOpen';
import { connectionsNearLimit } from './connectionsNearLimit';
import { dcsUnseen } from './dcsUnseen';
import { drainedRoute } from './drainedRoute';
import { endpointElsewhere } from './endpointElsewhere';
import { failsafe } from './failsafe';
import { frontendFull } from './frontendFull';
import { gatewayFull } from './gatewayFull';
import { flapping } from './flapping';
import { holderNotServing } from './holderNotServing';
import { holderSilent } from './holderSilent';
import { instancesNotReady } from './instancesNotReady';
import { kubernetesUnread } from './kubernetesUnread';
import { leaderWithoutHost } from './leaderWithoutHost';
import { listenerClosed } from './listenerClosed';
import { lockNotInKubernetes } from './lockNotInKubernetes';
import { lockNotRenewed } from './lockNotRenewed';
import { lockRetaken } from './lockRetaken';
import { memberSilent } from './memberSilent';
import { memberState } from './memberState';
import { memberUnasked } from './memberUnasked';
import { memberUnlisted } from './memberUnlisted';
import { nodesDisagree } from './nodesDisagree';
import { noLeader } from './noLeader';
import { noPrimary } from './noPrimary';
import { noReadRoute } from './noReadRoute';
import {
  pausedNotice,
  pendingRestartNotice,
  scheduledSwitchoverNotice,
  standbyNotice,
} from './notices';
import { notStreaming } from './notStreaming';
import { noWriteRoute } from './noWriteRoute';
import { oldProcessSilent } from './oldProcessSilent';
import { oldSessionsAstray } from './oldSessionsAstray';
import { oldSessionsKept } from './oldSessionsKept';
import { oldSessionsUnasked } from './oldSessionsUnasked';
import { operatorBehind } from './operatorBehind';
import { operatorSwitchoverOpen } from './operatorSwitchoverOpen';
import { pausedWithoutLeader } from './pausedWithoutLeader';
import { postgresHangs } from './postgresHangs';
import { primarySilent } from './primarySilent';
import { podsLabelledLeader } from './podsLabelledLeader';
import { reloadUndoes } from './reloadUndoes';
import { poolerAstray } from './poolerAstray';
import { poolerPaused } from './poolerPaused';
import { replayBehind } from './replayBehind';
import { replicaLag } from './replicaLag';
import { roleLabelElsewhere } from './roleLabelElsewhere';
import type { Rule } from './Rule';
import { routeServersMissing } from './routeServersMissing';
import { serversFull } from './serversFull';
import { serversNotComparable } from './serversNotComparable';
import { sessionsLeftBehind } from './sessionsLeftBehind';
import { gatewayUnknown, lockUnknown } from './sourceNotices';
import { serviceElsewhere } from './serviceElsewhere';
import { slotInactive } from './slotInactive';
import { slotLost } from './slotLost';
import { slotsTaken } from './slotsTaken';
import { splitBrain } from './splitBrain';
import { standbyLeader } from './standbyLeader';
import { syncStandbyMissing } from './syncStandbyMissing';
import { systemIdentifiers } from './systemIdentifiers';
import { timelines } from './timelines';
import { timelineWentBack } from './timelineWentBack';
import { watchdogFailed } from './watchdogFailed';
import { writeRouteElsewhere } from './writeRouteElsewhere';
import { writeRouteMixed } from './writeRouteMixed';
import { writeRouteSplit } from './writeRouteSplit';
import { writesElsewhere } from './writesElsewhere';
import { writesToReadOnly } from './writesToReadOnly';

/** All rules, the most serious first. Findings of equal severity are shown in this order. */
export const RULES: readonly Rule[] = [
  clientsOut,
  splitBrain,
  timelineWentBack,
  clientsElsewhere,
  writeRouteMixed,
  podsLabelledLeader,
  writesElsewhere,
  writeRouteElsewhere,
  endpointElsewhere,
  roleLabelElsewhere,
  serviceElsewhere,
  writeRouteSplit,
  writesToReadOnly,
  systemIdentifiers,
  holderSilent,
  holderNotServing,
  postgresHangs,
  primarySilent,
  standbyLeader,
  lockNotRenewed,
  noLeader,
  noPrimary,
  pausedWithoutLeader,
  noWriteRoute,
  listenerClosed,
  drainedRoute,
  poolerPaused,
  nodesDisagree,
  timelines,
  dcsUnseen,
  failsafe,
  memberSilent,
  memberUnlisted,
  memberState,
  notStreaming,
  syncStandbyMissing,
  replayBehind,
  replicaLag,
  watchdogFailed,
  instancesNotReady,
  frontendFull,
  serversFull,
  gatewayFull,
  slotsTaken,
  connectionsNearLimit,
  slotLost,
  slotInactive,
  backupFailed,
  backupOverdue,
  certificateExpires,
  operatorSwitchoverOpen,
  noReadRoute,
  flapping,
  lockRetaken,
  sessionsLeftBehind,
  poolerAstray,
  oldSessionsAstray,
  leaderWithoutHost,
  lockUnknown,
  lockNotInKubernetes,
  kubernetesUnread,
  gatewayUnknown,
  serversNotComparable,
  commandSocketOpen,
  reloadUndoes,
  routeServersMissing,
  memberUnasked,
  oldProcessSilent,
  oldSessionsUnasked,
  operatorBehind,
  clientNotLetIn,
  pausedNotice,
  standbyNotice,
  scheduledSwitchoverNotice,
  pendingRestartNotice,
  oldSessionsKept,
];
