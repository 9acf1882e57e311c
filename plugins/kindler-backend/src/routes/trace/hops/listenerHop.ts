import {
  faultHint,
  faultMessage,
  word,
} from '@kindler/backstage-plugin-kindler-common';
import { formatAddress } from '../../../model/addresses/address';
import type { HopTracer } from '../HopTracer';
import { clientEvidence } from './evidence';
import { untried } from './untried';

/**
 * Checks whether a client's connection is accepted. A refused or silent port is the first place where a route can
 * break.
 */
export const listenerHop: HopTracer = {
  kind: 'listener',
  trace({ route, probe }) {
    const name = formatAddress(route.listener);
    if (!probe) {
      return { hop: { name, ...untried() } };
    }
    const { connect } = probe.phases;
    if (connect === undefined) {
      const { fault, outcome } = probe;
      return {
        hop: {
          name,
          verdict: 'critical',
          message: fault ? faultMessage(fault) : word('fault-unknown', {}),
          next: fault && faultHint(fault),
          evidence: [clientEvidence(route, probe, 'TCP connection', outcome)],
          fault,
        },
      };
    }
    const took = `${connect} ms`;
    return {
      hop: {
        name,
        verdict: 'ok',
        message: word('trace-listener-accepts', { took }),
        evidence: [clientEvidence(route, probe, 'TCP connection', took)],
        latencyMs: connect,
      },
    };
  },
};
