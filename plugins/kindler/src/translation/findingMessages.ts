/**
 * Codes of findings that have a translation. Others are shown in the server's words.
 */
export const FINDING_CODES = [
  'backend-cut-off',
  'backup-failed',
  'client-not-let-in',
  'clients-closed',
  'clients-elsewhere',
  'clients-failed',
  'clients-hang',
  'clients-never-served',
  'clients-no-slot',
  'clients-read-only',
  'clients-refused',
  'clients-refused-here',
  'clients-starting',
  'clients-unreachable',
  'clients-with-another-member',
  'connections-near-limit',
  'dcs-unseen',
  'endpoint-elsewhere',
  'failsafe-active',
  'former-leader-silent',
  'holder-not-serving',
  'holder-silent',
  'lag-high',
  'lag-unknown',
  'leader-flapping',
  'leader-timeline-behind',
  'leader-without-address',
  'listener-closed',
  'lock-unknown',
  'member-not-running',
  'member-silent',
  'member-unasked',
  'member-unlisted',
  'no-leader',
  'no-primary',
  'no-read-route',
  'no-write-route',
  'nodes-disagree',
  'old-process-silent',
  'old-sessions-astray',
  'old-sessions-kept',
  'old-sessions-unasked',
  'operator-behind',
  'operator-switchover-open',
  'paused',
  'paused-without-leader',
  'pending-restart',
  'pods-labelled-leader',
  'readers-closed',
  'readers-elsewhere',
  'readers-failed',
  'readers-hang',
  'readers-no-slot',
  'readers-refused',
  'readers-starting',
  'readers-unreachable',
  'replica-far-behind',
  'replica-not-streaming',
  'replica-timeline-behind',
  'route-unknown',
  'sessions-left-behind',
  'slot-inactive',
  'slot-lost',
  'split-brain',
  'standby-cluster',
  'switchover-scheduled',
  'system-identifiers-differ',
  'witnesses-disagree',
  'write-route-drained',
  'write-route-elsewhere',
  'write-route-mixed',
  'write-route-moved',
  'write-route-split',
  'writes-elsewhere',
  'writes-to-read-only',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

type FindingMessage = {
  message: '{{message}}';
  next: '{{next}}';
};

/**
 * English: the server's own sentences, which know more than a translation can.
 */
export const findingMessages = Object.fromEntries(
  FINDING_CODES.map(code => [
    code,
    { message: '{{message}}', next: '{{next}}' },
  ]),
) as Record<FindingCode, FindingMessage>;
