/**
 * Whether environments can be made, and where they differ from what is recorded.
 */
export const driftWordings = {
  'state-running': 'running',
  'state-stopped': 'stopped',
  'state-absent': 'absent',
  'state-partial': 'partial',
  'state-present': 'present',
  'state-unknown': 'unknown',
  'recorded-creating': "Environment '{{name}}' is recorded as creating",
  'recorded-deleting': "Environment '{{name}}' is marked for deletion",
  'recorded-wish': "Environment '{{name}}' is to be {{desired}}",
  'recorded-seen': "'{{name}}' was seen to be {{state}}",
  'gone-environment': "Environment '{{name}}' is gone",
  'unable-missing': '{{title}} is not installed where the backend runs',
  'unable-install': 'Install it there: {{command}}',
  'unable-silent': '{{title}} gives no answer: {{error}}',
  'unable-try': 'Try `{{command}}` where the backend runs',
  'unable-denied': 'The backend may not speak to {{title}}',
  'unable-group': 'Add its user to the group: {{command}}',
  'unable-idle': '{{title}} does not run where the backend runs',
  'unable-start': 'Start it there: {{command}}',
  'unable-old': '{{title}} {{version}} is too old; it needs {{oldest}}',
  'unable-old-unknown':
    '{{title}} of an unknown version is too old; it needs {{oldest}}',
  'unable-update': 'Install a newer one: {{command}}',
  'unable-untold':
    "'{{kind}}' does not say whether environments can be made with it",
  'unable-untold-next': 'Try again, and look into the log of the backend',
  'unable-argocd-next':
    'Look at kindler.registrations.argocd, and whether Argo CD is installed in its namespace',
  'unable-namespace-next':
    'See kindler.providers.namespace.clusters, and examples/rbac.yaml of the module',
  'object-missing': "{{kind}} '{{name}}' is missing",
  'object-differs': '{{kind}}: {{difference}}',
  'object-items': '{{path}} has {{live}} items, not {{wanted}}',
  'object-value': '{{path}} is {{live}}, not {{wanted}}',
  'object-unset': 'not set',
  'namespace-ending': 'it is being deleted: {{reason}}',
  'namespace-runs': 'it is stopped, but pods run: {{pods}}',
  'drift-going': "'{{name}}' is to be gone and its record is still there",
  'drift-differs': "'{{name}}' is to be {{desired}} and is {{observed}}",
  'drift-differs-because':
    "'{{name}}' is to be {{desired}} and is {{observed}}: {{detail}}",
  'drift-outdated':
    "'{{name}}' is {{observed}}, but not as it would be made now: {{detail}}",
  'drift-extra': "'{{name}}' is there and was made here, but no record of it",
  'drift-unknown':
    "It is not known whether '{{name}}' is as it should be: {{why}}",
  'drift-unrecorded': 'What is recorded of it is not known now: {{why}}',
  'drift-busy': 'An operation works on it',
  'drift-never-seen': 'Nobody has looked at it yet',
  'drift-long-ago': 'Nobody has looked at it for minutes',
  'drift-no-provider': "Provider '{{kind}}' is not configured",
  'drift-no-registration': "Registration '{{kind}}' is not configured",
  'drift-not-in-catalog': "The catalog does not show '{{name}}'",
  'drift-extra-in-catalog':
    "The catalog shows '{{name}}', of which there is no record",
  'drift-late-in-catalog':
    "The catalog shows '{{name}}', of which there is no record: it may have been deleted a moment ago",
  'drift-source-empty': 'It holds nothing, though the records hold something',
  'drift-records-empty':
    'It holds nothing, though other sources hold something',
  'drift-records-unread': 'The records cannot be read',
  'drift-hint-right-one':
    'See whether it is the right one. Nothing is concluded from it, and nothing made or removed.',
  'drift-hint-answers': 'Nothing is concluded from it until it answers again.',
  'drift-hint-route':
    'It is tried again by itself; see the route that leads there.',
  'drift-hint-log': 'See the log of the backend.',
  'remedy-delete': 'Delete it again, or retry the deletion',
  'remedy-reconcile':
    'Reconcile it: it is made {{desired}}; what is there stays',
  'remedy-by-hand': 'Nothing by itself: see whose it is, and remove it by hand',
  'remedy-wait': 'Nothing, until somebody can tell',
  'remedy-records': 'Nothing, until the records can be read',
  'remedy-catalog-writes':
    'The catalog module writes it within a minute: see its log where it does not',
  'remedy-catalog-removes':
    'The catalog module removes it within a minute: see its log where it does not',
} as const;
