/** Reasons why a source gave no usable answer. The source's own words (`detail`, `said`) are not translated. */
export const sourceFaults = {
  'fault-auth': 'The source refused the credentials: {{detail}}',
  'fault-tls': 'The TLS connection could not be made: {{detail}}',
  'fault-timeout': 'No answer in time: {{detail}}',
  'fault-refused': 'The connection failed: {{detail}}',
  'fault-parse': 'The answer could not be read: {{detail}}',
  'fault-too-large': 'The answer is larger than what is read: {{detail}}',
  'fault-http': 'The source answered with an error: {{detail}}',
  'fault-config': 'The source cannot be asked as it is configured: {{detail}}',

  'fault-no-answer': 'No answer in time',
  'fault-no-answer-within': 'No answer within {{ms}} ms',
  'fault-status': 'The source answered with status {{status}}',
  'fault-redirect':
    'The source redirects (status {{status}}), which is not followed',
  'fault-tls-unanswered':
    'The source closed the TLS connection without any answer: it wants another client certificate, or is going down',
  'fault-interim': 'The source sends interim answers and no answer',
  'fault-bytes': 'The answer has more than {{bytes}} bytes',
  'fault-messages': 'The answer has more than {{count}} rows or messages',
  'fault-pages': 'The list of objects has no end',
  'fault-compressed': 'The answer is compressed, unasked',
  'fault-url': 'The configured address is no valid URL',

  'fault-html': 'The answer is an HTML page',
  'fault-not-json': 'The answer is not JSON',
  'fault-empty': 'The answer is empty',
  'fault-cut-off': 'The answer is cut off',
  'fault-without': 'The answer of {{path}} has no {{field}}',
  'fault-no-list': 'The answer of {{path}} is not a list',
  'fault-two-leaders': 'The answer of /cluster has two leaders',
  'fault-not-statistics':
    'The answer does not begin with the header of HAProxy statistics',
  'fault-not-processes':
    'The answer does not begin with the header of a list of processes',
  'fault-columns': 'The table has no column {{columns}}',
  'fault-row': 'A row of the table is broken',

  'fault-haproxy-crashes':
    'Not sent, because some versions of HAProxy end at it: {{command}}',
  'fault-haproxy-file': '{{path}} cannot be read: {{code}}',
  'fault-haproxy-refused': 'HAProxy refused: {{said}}',
  'fault-haproxy-level':
    'The runtime socket does not allow this; it needs level admin',
  'fault-haproxy-closed':
    'HAProxy closed the connection before it had carried out all commands',
  'fault-haproxy-answered': 'HAProxy answered to {{command}}: {{said}}',
  'fault-haproxy-keeps': 'HAProxy keeps server {{server}}: {{said}}',
  'fault-haproxy-no-map': 'HAProxy does not read {{file}}',
  'fault-haproxy-no-backend': "HAProxy has no backend '{{backend}}'",
  'fault-hosts-foreign':
    "The files of hosts hold a line that is not Kindler's: {{line}}. Keep it elsewhere",
  'fault-haproxy-separator': 'A runtime command holds a separator',

  'fault-kubernetes-identity':
    'No cluster configuration was found: this backend has no service account of a pod, and kubeconfigFile is not set',
  'fault-kubernetes-context':
    "The kubeconfig has no context '{{context}}' with a cluster; it has: {{contexts}}",
  'fault-kubernetes-no-context':
    'The kubeconfig has no current context with a cluster; it has: {{contexts}}',
  'fault-kubernetes-no-pgo':
    'The Kubernetes API does not serve PostgresClusters ({{group}})',

  'fault-unknown': 'the reason is not known',
  'fault-of-api':
    "Kubernetes API '{{api}}': {{fault}}. See kindler.kubernetes '{{api}}'.actions and examples/kubernetes/kindler-actions-rbac.yaml",
  'fault-no-kindler-database': 'No Kindler database is configured',
  'fault-in-recovery': 'The server behind the route refuses writes',
  'fault-migration':
    'The Kindler database could not be brought up to date: {{said}}',
  'fault-dependents':
    'The {{dependent}} keeps table clusters from being taken over; drop it, and create it again once Kindler has started: {{said}}',
} as const;
