import type { EngineCommands } from '../types.js';
import { cancelInstance } from './cancel-instance.js';
import { addMember, withdrawMember } from './change-members.js';
import { assignTask, claimTask, extendTask, readTaskNow, releaseTask, saveDraft } from './change-task.js';
import { completeTask } from './complete-task.js';
import type { CommandContext } from './context.js';
import { broadcastSignal, correlateMessage } from './correlate-message.js';
import { failJob, finishJob } from './finish-job.js';
import { fireTimer } from './fire-timer.js';
import { retryIncident } from './retry-incident.js';
import { setConfidential } from './set-confidential.js';
import { setVariables } from './set-variables.js';
import { startInstance } from './start-instance.js';
import { resumeInstance, suspendInstance } from './suspend-instance.js';

/** Every operation, bound to one unit and one actor. */
export const commandsOf = (context: CommandContext): EngineCommands => ({
  startInstance: (input) => startInstance(context, input),
  completeTask: (input) => completeTask(context, input),
  claimTask: (taskId) => claimTask(context, taskId),
  releaseTask: (taskId) => releaseTask(context, taskId),
  assignTask: (taskId, to, reason) => assignTask(context, taskId, to, reason),
  readTask: (taskId) => readTaskNow(context, taskId),
  saveDraft: (taskId, values) => saveDraft(context, taskId, values),
  extendTask: (taskId, dueAt, reason) => extendTask(context, taskId, dueAt, reason),
  fireTimer: async (instanceId, timerId) => {
    await fireTimer(context, instanceId, timerId);
  },
  correlateMessage: (input) => correlateMessage(context, input),
  broadcastSignal: (input) => broadcastSignal(context, input),
  finishJob: (jobId, result) => finishJob(context, jobId, result),
  failJob: (jobId, code, message) => failJob(context, jobId, code, message),
  cancelInstance: (instanceId, reason) => cancelInstance(context, instanceId, reason),
  addMember: (parentId, elementId, item) => addMember(context, parentId, elementId, item),
  withdrawMember: (childId, reason) => withdrawMember(context, childId, reason),
  setVariables: (instanceId, values) => setVariables(context, instanceId, values),
  setConfidential: (rootId, confidential) => setConfidential(context, rootId, confidential),
  retryIncident: (incidentId) => retryIncident(context, incidentId),
  suspendInstance: (instanceId, reason) => suspendInstance(context, instanceId, reason),
  resumeInstance: (instanceId) => resumeInstance(context, instanceId),
});
