import type { Rule } from '../rule.js';

/** An exclusive or inclusive gateway that chooses says how. */
export const gatewayConditions: Rule = {
  name: 'gateway-conditions',
  clause: 'BPMN 2.0, 10.5.2 and 10.5.3',
  severity: 'error',
  *check(diagram) {
    for (const { element, type, outgoing } of diagram.nodes) {
      if (outgoing.length < 2 || (type !== 'ExclusiveGateway' && type !== 'InclusiveGateway')) continue;
      for (const flow of outgoing)
        if (!flow.condition && !flow.isDefault)
          yield {
            element,
            variant: 'condition',
            values: { target: flow.target.element.name ? String(flow.target.element.name) : flow.target.id },
          };
      // A gateway none of whose conditions holds is an incident.
      if (!outgoing.some((flow) => flow.isDefault)) yield { element, variant: 'default', severity: 'warning' };
    }
  },
};
