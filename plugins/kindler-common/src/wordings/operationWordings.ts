/** Outcomes of operations. */
export const operationWordings = {
  'operation-cancelled': 'Cancelled on request',
  'operation-resumed': 'Resumed by {{person}}',
  'operation-retried': 'Retried by {{person}}',
  'operation-retried-because': 'Retried by {{person}}. Reason: {{reason}}',
  'operation-abandoned': '{{person}} abandons {{parts}}. Reason: {{reason}}',
  'operation-step-failed': "Step '{{step}}' failed: {{reason}}",
  'operation-not-undone': "'{{step}}' is not undone: {{reason}}",
  'operation-no-such-step': 'this version has no such step',
  'operation-given-up': 'It was begun {{times}} times and never got on',
  'operation-given-up-because':
    'It was begun {{times}} times and never got on: {{reason}}',
  'operation-left': '{{reason}}. Not undone: {{steps}}',
  'operation-try-again': '{{reason}}; trying again',
  'operation-unrecorded': 'The failure could not be recorded: {{reason}}',
  'operation-nobody-resumed': 'Nobody resumed it in time: {{reason}}',
  'operation-locked': 'Another operation works on {{locks}}',
  'operation-waited': 'It waited too long: {{reason}}',
  'operation-and': '{{first}}. {{second}}',
} as const;
