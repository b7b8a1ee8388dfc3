import type { Activity } from '../definition/model.js';
import type { Content } from './library.js';

export type WaitKind = 'task' | 'call' | 'group' | 'message' | 'signal' | 'condition' | 'compensation' | 'other';

/** Something that stands open until somebody outside the run, or the session at rest, answers it. */
export interface Wait {
  key: string;
  kind: WaitKind;
  content: Content;
  element: Activity;
}

/** One event with several definitions opens several waits under one execution id, hence the event's id in the key. */
export function waitOf(content: Content, element: Activity): Wait {
  const event = content.message?.id ?? content.signal?.id;
  return {
    key: event ? `${content.executionId}|${event}` : content.executionId,
    kind: kindOf(content, element),
    content,
    element,
  };
}

function kindOf(content: Content, element: Activity): WaitKind {
  const compiled = element.behaviour.compiled;
  if (compiled?.compensates) return 'compensation';
  if (element.type === 'bpmn:UserTask' || element.type === 'bpmn:ManualTask') return 'task';
  if (element.type === 'bpmn:CallActivity') return compiled?.childGroup ? 'group' : 'call';
  if (content.condition) return 'condition';
  if (content.signal) return 'signal';
  return content.message ? 'message' : 'other';
}

/** The execution is the one given, or stands below it. */
export function isWithin(content: Content, executionId: string): boolean {
  const { parent } = content;
  return (
    content.executionId === executionId ||
    parent?.executionId === executionId ||
    (parent?.path ?? []).some((scope) => scope.executionId === executionId)
  );
}
