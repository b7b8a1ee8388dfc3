import type { Values } from '../../contract.js';
import { hostOf } from '../host.js';
import type { Content, Environment } from '../library.js';
import { library } from '../library.js';

type Clone = (this: unknown, options?: object) => LoopEnvironment;
const stockClone = library.Environment.prototype.clone as Clone;

/**
 * Holds no variables and no state: expressions read the session's one object. What it keeps are the names of the
 * surrounding multi-instance loops, which the stock one loses below the inner of two.
 */
export class LoopEnvironment extends library.Environment {
  declare locals?: Values;

  assignVariables(message: { content?: Content } | undefined): void {
    const content = message?.content;
    if (content?.isMultiInstance)
      this.locals = { ...this.locals, ...hostOf({ environment: this }).itemValues(content) };
  }

  override clone(options?: object): Environment {
    const clone = stockClone.call(this, options);
    if (this.locals) clone.locals = { ...this.locals };
    return clone;
  }

  getState(): undefined {
    return undefined;
  }

  recover(): this {
    return this;
  }
}
