import type { Activity, Elements } from './model.js';
import { extension, textOf } from './model.js';
import type { ParsedDiagram } from './parse.js';

export interface StartEvent {
  id: string;
  kind: 'none' | 'message' | 'signal' | 'timer';
  name: string | null;
  formKey: string | null;
  /** Name of the message or signal; the timer's expression. */
  trigger: string | null;
}

/** What publishing, starting and the catalogue need to know about one process without running it. */
export interface CompiledProcess {
  id: string;
  name: string | null;
  isExecutable: boolean;
  startEvents: StartEvent[];
  /** Process keys of call activities; expressions are not here. */
  calls: string[];
  decisions: string[];
  services: string[];
  forms: string[];
  /** Names the process declares (zeebe:properties `variables`): null until set. */
  variables: string[];
}

export interface DrawnElement {
  id: string;
  name: string | null;
  /** Without prefix, `UserTask`. */
  type: string;
  processId: string;
}

export function drawnElements(elements: Elements): Map<string, DrawnElement> {
  const processOf = scopes(elements);
  return new Map(
    elements.activities.map(({ id, name, type }) => [
      id,
      { id, name: name ?? null, type: type.replace(/^bpmn:/, ''), processId: processOf(id) },
    ]),
  );
}

export function summarise(elements: Elements, parsed: ParsedDiagram): CompiledProcess[] {
  const processOf = scopes(elements);
  return elements.processes.map((process) => {
    const activities = elements.activities.filter((activity) => processOf(activity.id) === process.id);
    const all = (type: string, attribute: string) => [
      ...new Set(activities.flatMap((activity) => textOf(extension(activity.behaviour, type)?.[attribute]) ?? [])),
    ];
    return {
      id: process.id,
      name: process.name ?? null,
      isExecutable: process.behaviour.isExecutable === true,
      startEvents: activities
        .filter((activity) => activity.parent.id === process.id)
        .flatMap((activity) => startsOf(activity, elements, parsed)),
      calls: all('zeebe:CalledElement', 'processId').filter((key) => !key.startsWith('=')),
      decisions: all('zeebe:CalledDecision', 'decisionId'),
      services: all('zeebe:TaskDefinition', 'type'),
      forms: all('zeebe:FormDefinition', 'formId'),
      variables: declaredVariables(process.behaviour),
    };
  });
}

function startsOf(activity: Activity, elements: Elements, parsed: ParsedDiagram): StartEvent[] {
  if (activity.type === 'bpmn:StartEvent') return [startEvent(activity, parsed)];
  if (!activity.behaviour.instantiate) return [];
  if (activity.type === 'bpmn:ReceiveTask') return [];
  const targets = elements.sequenceFlows.filter((flow) => flow.sourceId === activity.id).map((flow) => flow.targetId);
  return elements.activities
    .filter((target) => targets.includes(target.id))
    .map((target) => startEvent(target, parsed));
}

function startEvent(activity: Activity, parsed: ParsedDiagram): StartEvent {
  const event = activity.behaviour.eventDefinitions?.[0];
  const message = event?.behaviour.messageRef ?? activity.behaviour.messageRef;
  const signal = event?.behaviour.signalRef;
  const timer = event?.behaviour.timeDate ?? event?.behaviour.timeCycle ?? event?.behaviour.timeDuration;
  const reference = message ?? signal;
  return {
    id: activity.id,
    kind: message ? 'message' : signal ? 'signal' : timer ? 'timer' : 'none',
    name: activity.name ?? null,
    formKey: textOf(extension(activity.behaviour, 'zeebe:FormDefinition')?.formId),
    trigger: reference ? (parsed.elementsById[reference.id]?.name ?? null) : (timer ?? null),
  };
}

/** Comma or blank separated, as a person writes a list into one property. */
function declaredVariables(behaviour: Activity['behaviour']): string[] {
  const properties = extension(behaviour, 'zeebe:Properties')?.properties;
  if (!Array.isArray(properties)) return [];
  const text = properties.find((property) => property.name === 'variables')?.value;
  return typeof text === 'string' ? text.split(/[\s,;]+/).filter(Boolean) : [];
}

function scopes(elements: Elements): (activityId: string) => string {
  const parentOf = new Map(elements.activities.map((activity) => [activity.id, activity.parent.id]));
  return (activityId) => {
    let scope = activityId;
    for (let parent = parentOf.get(scope); parent !== undefined; parent = parentOf.get(scope)) scope = parent;
    return scope;
  };
}

export function messages(parsed: ParsedDiagram): Map<string, { name: string; correlationKey: string | null }> {
  return new Map(
    Object.values(parsed.elementsById)
      .filter((element) => element.$type === 'bpmn:Message')
      .map((element) => [
        element.id ?? '',
        {
          name: element.name ?? '',
          correlationKey: textOf(extension(element, 'zeebe:Subscription')?.correlationKey),
        },
      ]),
  );
}
