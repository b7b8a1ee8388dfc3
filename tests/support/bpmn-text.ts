/** Short ways to write BPMN in a test. Ids are the test's; a flow is called `f_<from>_<to>`. */

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export const diagram = (body: string, roots = '', id = 'P', processContent = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><definitions id="D_${id}" targetNamespace="t" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">${roots}<process id="${id}" isExecutable="true">${processContent}${body}</process></definitions>`;

/** The process's property `variables`: names that begin it, or that a message or an answer without a form brings. */
export const declares = (...names: string[]) =>
  `<extensionElements><zeebe:properties><zeebe:property name="variables" value="${names.join(', ')}"/></zeebe:properties></extensionElements>`;

export const flow = (...ids: string[]) =>
  ids
    .slice(1)
    .map((to, index) => `<sequenceFlow id="f_${ids[index]}_${to}" sourceRef="${ids[index]}" targetRef="${to}"/>`)
    .join('');

export const when = (from: string, to: string, condition: string) =>
  `<sequenceFlow id="f_${from}_${to}" sourceRef="${from}" targetRef="${to}"><conditionExpression xsi:type="tFormalExpression">${escaped(condition)}</conditionExpression></sequenceFlow>`;

export const start = (id = 's') => `<startEvent id="${id}"/>`;
export const end = (id = 'e', definition = '') => `<endEvent id="${id}">${definition}</endEvent>`;

export const serviceTask = (id: string, type = 'ok', mapping = '', extra = '') =>
  `<serviceTask id="${id}"><extensionElements><zeebe:taskDefinition type="${type}"/>${mapping}</extensionElements>${extra}</serviceTask>`;

export const userTask = (id: string, extensions = '', extra = '') =>
  `<userTask id="${id}"><extensionElements><zeebe:userTask/>${extensions}</extensionElements>${extra}</userTask>`;

export const subProcess = (id: string, body: string, attributes = '') =>
  `<subProcess id="${id}"${attributes}>${body}</subProcess>`;

export const mapping = (inputs: Record<string, string> = {}, outputs: Record<string, string> = {}) => {
  const list = (tag: string, entries: Record<string, string>) =>
    Object.entries(entries)
      .map(([target, source]) => `<zeebe:${tag} source="${escaped(source)}" target="${target}"/>`)
      .join('');
  return `<zeebe:ioMapping>${list('input', inputs)}${list('output', outputs)}</zeebe:ioMapping>`;
};

export const callActivity = (id: string, key: string, mappingText = '', extra = '', attributes = '') =>
  `<callActivity id="${id}"><extensionElements><zeebe:calledElement processId="${key}"${attributes}/>${mappingText}</extensionElements>${extra}</callActivity>`;

interface ForEach {
  completion?: string;
  outputCollection?: string;
  outputElement?: string;
  sequential?: boolean;
}

export const forEach = (
  collection: string,
  element: string,
  { completion = '', outputCollection = '', outputElement = '', sequential = false }: ForEach = {},
) =>
  `<multiInstanceLoopCharacteristics isSequential="${sequential}"><extensionElements><zeebe:loopCharacteristics inputCollection="${collection}" inputElement="${element}"${outputCollection ? ` outputCollection="${outputCollection}" outputElement="${escaped(outputElement)}"` : ''}/></extensionElements>${completion ? `<completionCondition xsi:type="tFormalExpression">${escaped(completion)}</completionCondition>` : ''}</multiInstanceLoopCharacteristics>`;

export const boundary = (id: string, host: string, definition: string, interrupting = true) =>
  `<boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="${interrupting}">${definition}</boundaryEvent>`;

export const gateway = (id: string, kind: 'parallel' | 'inclusive' | 'exclusive', defaultFlow = '') =>
  `<${kind}Gateway id="${id}"${defaultFlow ? ` default="${defaultFlow}"` : ''}/>`;

export const catchEvent = (id: string, definition: string, attributes = '') =>
  `<intermediateCatchEvent id="${id}"${attributes}>${definition}</intermediateCatchEvent>`;
export const throwEvent = (id: string, definition: string, extensions = '') =>
  `<intermediateThrowEvent id="${id}">${extensions ? `<extensionElements>${extensions}</extensionElements>` : ''}${definition}</intermediateThrowEvent>`;

export const timer = (duration: string) =>
  `<timerEventDefinition><timeDuration>${duration}</timeDuration></timerEventDefinition>`;
export const cycle = (text: string) => `<timerEventDefinition><timeCycle>${text}</timeCycle></timerEventDefinition>`;
export const message = (ref: string) => `<messageEventDefinition messageRef="${ref}"/>`;
export const error = (ref?: string) => `<errorEventDefinition${ref ? ` errorRef="${ref}"` : ''}/>`;
export const signal = (ref: string) => `<signalEventDefinition signalRef="${ref}"/>`;
export const escalation = (ref?: string) => `<escalationEventDefinition${ref ? ` escalationRef="${ref}"` : ''}/>`;
export const condition = (text: string) =>
  `<conditionalEventDefinition><condition xsi:type="tFormalExpression">${escaped(text)}</condition></conditionalEventDefinition>`;
export const compensate = (ref?: string) => `<compensateEventDefinition${ref ? ` activityRef="${ref}"` : ''}/>`;
export const TERMINATE = '<terminateEventDefinition/>';
export const CANCEL = '<cancelEventDefinition/>';

/** m1 correlates by `nr`; er and er2 are errors E1 and E2; es is escalation X1. */
export const ROOTS = `<message id="M1" name="m1"><extensionElements><zeebe:subscription correlationKey="=nr"/></extensionElements></message><message id="M2" name="m2"/><signal id="SG" name="sg"/><error id="ER" name="er" errorCode="E1"/><error id="ER2" name="er2" errorCode="E2"/><escalation id="ES" name="es" escalationCode="X1"/>`;
