/** Migrations of databases to another server of a route: checks, steps, and what they see. */
export const migrationWordings = {
  'migrate-no-role':
    "Nobody may migrate the databases of route '{{route}}': add kindler.routes[].migration, a superuser on all targets that have no role of their own",
  'migrate-no-writer':
    "No server of target '{{target}}' answers the role of kindler.routes[].migration and accepts writes",
  'migrate-other-server':
    'The server that answers has system identifier {{found}}, and {{system}} is meant',
  'migrate-active-unknown':
    'It is not known to which target the route leads now',
  'migrate-from': "The route leads to '{{from}}'; it will lead to '{{to}}'",
  'migrate-same-system': 'Both targets are the same PostgreSQL system',
  'migrate-two-systems': 'The targets are two PostgreSQL systems',
  'migrate-writable': 'Both servers accept writes',
  'migrate-versions':
    'From PostgreSQL {{from}} to {{to}}; it must not become older',
  'migrate-rights': 'The role is a superuser on both servers',
  'migrate-rights-managed':
    'The role is a superuser at the source, and can make roles and databases at the target',
  'migrate-databases': 'To migrate: {{databases}}',
  'migrate-missing': 'Not at the source: {{databases}}',
  'migrate-free': 'The target has no database of these names',
  'migrate-taken':
    'The target has databases of these names already, and nothing is overwritten: {{databases}}',
  'migrate-nothing-prepared': 'There are no prepared transactions',
  'migrate-prepared':
    'There are prepared transactions, which could still be committed: {{databases}}',
  'migrate-extensions': 'The target has all extensions',
  'migrate-no-extensions': 'The target lacks extensions: {{extensions}}',
  'migrate-trusted': 'No function needs a superuser',
  'migrate-untrusted':
    'Databases with functions in languages that only superusers may use, which nobody restores: {{databases}}',
  'migrate-logical':
    'Replication needs wal_level logical (it is {{level}}), {{wanted}} free slots and senders ({{free}}), PostgreSQL 14 or newer, and a role at the target that may subscribe',
  'migrate-identities': 'Each row can be found again at the target',
  'migrate-keyless':
    'Without primary key; give these tables REPLICA IDENTITY FULL or a key: {{tables}}',
  'migrate-all-replicated': 'Everything is replicated',
  'migrate-not-replicated':
    'Unlogged tables, and those with triggers ENABLE ALWAYS or REPLICA, are not replicated ({{tables}}), nor are large objects ({{largeObjects}}); use the method dump',
  'migrate-all': 'All databases of the source are migrated',
  'migrate-others':
    'The route will lead to a server that does not have these databases: {{databases}}',
  'migrate-not-copied':
    'Not copied: subscriptions ({{subscriptions}}), settings of databases ({{settings}}) and event triggers ({{triggers}})',
  'migrate-waits-go':
    'Clients can still write. Resume to make {{databases}} read-only at the source, and to copy, compare and move; cancel to change nothing',
  'migrate-waits-cut':
    'The copies of {{databases}} follow their originals, and clients can still write. Resume to make the originals read-only, compare and move; cancel to remove the copies. Change no tables meanwhile. Whoever decides has 24 hours, because the source keeps what is not replicated',
  'migrate-waits-confirm':
    "The route leads to '{{target}}'. Resume to confirm. Cancel to lead it back to '{{from}}': what was written since then stays at '{{target}}' only",
  'migrate-resumed': '{{person}} let it go on',
  'migrate-closed':
    'At the source {{databases}} is read-only, and no session from before is left',
  'migrate-locked': 'Nobody else works on the gateway and the clusters',
  'migrate-shut':
    'At the source nobody but superusers gets into {{databases}}, and no session is left',
  'migrate-copying':
    '{{database}}: {{done}} of {{total}} tables, {{megabytes}} MB',
  'migrate-follows': 'Copies that follow their originals: {{databases}}',
  'migrate-following':
    '{{database}}: {{done}} of {{total}} tables, {{megabytes}} of {{of}} MB, {{lag}} MB behind',
  'migrate-in-step': 'The copies are in step: {{databases}}',
  'migrate-no-slot':
    'The replication of {{database}} is gone, as after a failover of the source; begin anew',
  'migrate-apply-fails':
    'The target failed {{errors}} times to take over {{database}}; its log says why',
  'migrate-caught-up': 'Complete, and no replication is left: {{databases}}',
  'migrate-roles-weakened':
    'Without SUPERUSER, REPLICATION or BYPASSRLS, which the administrator of the target cannot give: {{roles}}',
  'migrate-roles': 'Roles made at the target: {{roles}}',
  'migrate-copied': 'Copied: {{databases}}',
  'migrate-same': 'All {{count}} tables and sequences are the same',
  'migrate-differs':
    "In '{{database}}' {{count}} tables or sequences differ: {{names}}",
  'migrate-opened':
    'From now on the copies may hold what nothing else holds, and are never dropped',
  'migrate-moved':
    "Clients write to '{{target}}'; they could not write for {{ms}} ms",
  'migrate-left':
    'The copies at the target stay, because clients may have written to them: {{databases}}',
  'migrate-ended-opened':
    "Clients may have written to {{databases}} at '{{target}}'. See what is there before you drop it",
  'migrate-ended': "The route leads to '{{from}}'",
  'migrate-ended-roles':
    "The route leads to '{{from}}'. Roles that were made at the target stay: {{roles}}",
  'step-migrate-go': 'Wait for the go',
  'step-migrate-close': 'Make the source read-only',
  'step-migrate-lock': 'Wait until nobody else moves clients',
  'step-migrate-replicate': 'Make copies that follow',
  'step-migrate-follow': 'Copy all rows, and get in step',
  'step-migrate-catch-up': 'Take over what was written last',
  'step-migrate-shut': 'Let nobody in at the source',
  'step-migrate-copy': 'Copy roles and databases',
  'step-migrate-compare': 'Compare all tables and sequences',
  'step-migrate-open': 'Note that clients come to the copies',
  'step-migrate-measure': 'Say how long clients could not write',
  'step-migrate-confirm': 'Wait for the confirmation',
} as const;
