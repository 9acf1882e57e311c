/** Migrations of databases to another server of a route: checks, steps, and what they see. */
export const migrationWordings = {
  'migrate-no-role':
    "Nobody may migrate the databases of route '{{route}}': add kindler.routes[].migration, a superuser on all targets",
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
  'migrate-all': 'All databases of the source are migrated',
  'migrate-others':
    'The route will lead to a server that does not have these databases: {{databases}}',
  'migrate-not-copied':
    'Not copied: subscriptions ({{subscriptions}}) and settings of databases ({{settings}})',
  'migrate-waits-go':
    'Clients can still write. Resume to make {{databases}} read-only at the source, and to copy, compare and move; cancel to change nothing',
  'migrate-waits-confirm':
    "The route leads to '{{target}}'. Resume to confirm. Cancel to lead it back to '{{from}}': what was written since then stays at '{{target}}' only",
  'migrate-resumed': '{{person}} let it go on',
  'migrate-closed':
    'At the source {{databases}} is read-only, and no session from before is left',
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
  'migrate-ended': "Nothing is left of it; clients write to '{{from}}'",
  'step-migrate-go': 'Wait for the go',
  'step-migrate-close': 'Make the source read-only',
  'step-migrate-copy': 'Copy roles and databases',
  'step-migrate-compare': 'Compare all tables and sequences',
  'step-migrate-open': 'Note that clients come to the copies',
  'step-migrate-measure': 'Say how long clients could not write',
  'step-migrate-confirm': 'Wait for the confirmation',
} as const;
