export const availabilityMessages = {
  availability: {
    title: 'Writes were possible',
    ofRoute: 'Clients were served',
    asSeen: 'as clients saw it',
    last: 'Last',
    days: '{{days}} d',
    available: 'Available',
    out: 'Out for',
    outFor: 'out for {{duration}}',
    longest: 'Longest',
    unseen: 'Not known for',
    changes: 'Changes',
    connect: 'Connect p95',
    median: 'median {{median}}',
    notSeen: 'not known',
    shareOf: 'of {{looked}}',
    explained:
      'Time in which nobody looked is not known: it counts neither as available nor as out.',
  },
} as const;
