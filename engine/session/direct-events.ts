import { hostOf } from './host.js';
import type { DefinitionInstance, Environment, Message } from './library.js';
import { library, PROCESSES } from './library.js';

/**
 * What happens to activities goes straight to the session. The library copies every event once more and publishes it on
 * the definition's own broker, where nobody but the session listens.
 */
interface ExecutionPrototype {
  environment: Environment;
  [PROCESSES]: { ids: Set<string> };
  _onChildEvent(key: string, message: Message): void;
}

/** The package does not export the class; a throw-away run of an empty process gives access to it. */
function unexportedPrototype(): ExecutionPrototype {
  const none = () => [];
  const process = {
    id: 'p',
    type: 'bpmn:Process',
    Behaviour: library.Process,
    behaviour: { isExecutable: true },
  };
  const context = library.Context(
    {
      id: 'x',
      getProcesses: () => [process],
      getExecutableProcesses: () => [process],
      getProcessById: () => process,
      getActivities: none,
      getAssociations: none,
      getSequenceFlows: none,
      getMessageFlows: none,
    },
    new library.Environment(),
  );
  const definition: DefinitionInstance = new library.Definition(context);
  definition.run();
  return Object.getPrototypeOf(definition.execution) as ExecutionPrototype;
}

function install(): void {
  const prototype = unexportedPrototype();
  const { _onChildEvent: stock } = prototype;
  prototype._onChildEvent = function (key, message) {
    if (this[PROCESSES].ids.has(message.content.id)) stock.call(this, key, message);
    else hostOf(this).onEvent(key, message.content);
  };
}

install();
