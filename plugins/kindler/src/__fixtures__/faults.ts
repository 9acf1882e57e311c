import {
  word,
  type Fault,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';

export function refused(source: string): Fault {
  return fault('refused', source, {
    message: word('fault-refused', {
      detail: 'connect ECONNREFUSED 10.0.0.9:8404',
    }),
    hint: word('hint-refused', { keys: 'kindler.gateways[].stats.url' }),
  });
}

export function expired(source: string): Fault {
  return fault('tls', source, {
    message: word('fault-tls', { detail: word('tls-not-valid-now', {}) }),
    hint: word('hint-tls', { keys: 'kindler.databases[].patroni.tls' }),
  });
}

function fault(
  kind: Fault['kind'],
  source: string,
  { message, hint }: { message: Wording; hint: Wording },
): Fault {
  return {
    kind,
    source,
    message: message.text,
    messageCode: message.code,
    hint: hint.text,
    hintCode: hint.code,
    params: { ...hint.params, ...message.params },
  };
}
