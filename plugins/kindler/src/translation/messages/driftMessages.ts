export const driftMessages = {
  drift: {
    sets: 'Compared sets',
    compared: 'Comparison',
    holds: 'Holds',
    readAt: 'Read',
    items: '{{total}} to look at',
    kindLabel: 'Difference',
    sides: 'On each side',
    next: 'What to do',
    dryRun: 'See what it would take',
    noSets: 'No set is configured that could be compared.',
    none: 'Nothing differs',
    noneHelp:
      'Every set was read and every environment was seen: each is what was asked for.',
    noneKnown: 'No difference is known',
    noneKnownHelp:
      'Not everything could be compared. The sets above say what was not read, and why.',
    set: {
      label: 'Set',
      metadata: 'Records of Kindler',
      catalog: 'Catalog',
      databases: 'Databases',
      clusters: 'Clusters of {{provider}}',
      hosts: 'Hosts of the gateway',
    },
    state: {
      agrees: 'agrees',
      differs: 'differs',
      read: 'was read',
      unknown: 'could not be compared',
    },
    whole: {
      agrees: 'all agree',
      differs: 'something differs',
      unknown: 'not everything could be compared',
    },
    reason: {
      old: 'It was read too long ago.',
      unlisted: 'It does not say what it holds.',
      unseen: 'Not all in it has been seen.',
    },
    kind: {
      missing: 'missing',
      extra: 'too many',
      different: 'different',
      unknown: 'not known',
    },
    side: {
      recorded: 'Asked for',
      record: 'recorded',
      noRecord: 'no record',
    },
    remedy: {
      reconcile: 'Reconcile it. What is there stays.',
      delete: 'Delete it again, or retry the deletion',
      extra: 'See whose it is, and remove it by hand.',
      wait: 'Nothing, until somebody can tell.',
    },
  },
} as const;
