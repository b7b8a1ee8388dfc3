import { evaluate, parseExpression } from '@bpmn-io/feelin';

/** A node of the library's tree; its own type comes from a package that is none of ours. */
type Node = ReturnType<typeof parseExpression>['topNode'];

/**
 * Names an expression reads and nobody gives it: neither `known`, nor bound in it (`for`, `some`, a context's entries, a
 * function's parameters), nor one of FEEL's own functions. Within a filter only functions are judged: any other name
 * may be a property of the item. For linting; running refuses the same names with FeelError.
 */
export function unknownNames(expression: string, known: ReadonlySet<string>): string[] {
  const body = expression.startsWith('=') ? expression.slice(1) : expression;
  const reading = new Reading(body, known);
  // Names with blanks or dashes are read as one name only when they are known.
  const tree = parseExpression(body, Object.fromEntries([...known].map((name) => [name, null])), undefined);
  reading.visit(tree.topNode, new Set(), false);
  return [...reading.unknown];
}

class Reading {
  readonly unknown = new Set<string>();

  constructor(
    readonly body: string,
    readonly known: ReadonlySet<string>,
  ) {}

  visit(node: Node, bound: ReadonlySet<string>, inFilter: boolean): void {
    const inner = childrenOf(node);
    switch (node.name) {
      case 'VariableName':
        if (!inFilter) this.judge(node, bound);
        return;
      case 'PathExpression':
        this.all(inner.slice(0, 1), bound, inFilter);
        return;
      case 'FilterExpression':
        this.all(inner.slice(0, 1), bound, inFilter);
        this.all(inner.slice(1), bound, true);
        return;
      case 'FunctionInvocation': {
        const [callee, ...rest] = inner;
        if (callee?.name === 'VariableName') this.judge(callee, bound);
        else if (callee) this.visit(callee, bound, inFilter);
        this.all(rest, bound, inFilter);
        return;
      }
      case 'ForExpression':
      case 'QuantifiedExpression':
      case 'Context':
        this.inOrder(inner, new Set(bound), inFilter);
        return;
      case 'FunctionDefinition':
        this.all(inner, new Set([...bound, ...this.named(node, 'ParameterName')]), inFilter);
        return;
      case 'Type':
        return;
      default:
        this.all(inner, bound, inFilter);
    }
  }

  /** Each binding is seen by those after it. */
  private inOrder(nodes: readonly Node[], bound: Set<string>, inFilter: boolean): void {
    for (const node of nodes) {
      if (node.name === 'InExpressions') {
        for (const one of childrenOf(node)) {
          this.visit(one, bound, inFilter);
          for (const name of this.named(one, 'Name')) bound.add(name);
        }
        bound.add('partial');
      } else {
        this.visit(node, bound, inFilter);
        if (node.name === 'ContextEntry') for (const name of this.named(node, 'Key')) bound.add(name);
      }
    }
  }

  private all(nodes: readonly Node[], bound: ReadonlySet<string>, inFilter: boolean): void {
    for (const node of nodes) this.visit(node, bound, inFilter);
  }

  private judge(node: Node, bound: ReadonlySet<string>): void {
    const name = this.textOf(node);
    if (!bound.has(name) && !this.known.has(name) && !isBuiltIn(name)) this.unknown.add(name);
  }

  /** Texts of the nodes of that kind, not looking into a deeper binding. */
  private named(node: Node, kind: string): string[] {
    return childrenOf(node).flatMap((inner) => {
      if (inner.name === kind) return [this.textOf(inner).replace(/^"(.*)"$/, '$1')];
      return inner.name === 'FormalParameters' || inner.name === 'FormalParameter' ? this.named(inner, kind) : [];
    });
  }

  private textOf = (node: Node): string => this.body.slice(node.from, node.to).trim();
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

const builtIns = new Map<string, boolean>();

/** The library names its functions nowhere, so it is asked. */
function isBuiltIn(name: string): boolean {
  let known = builtIns.get(name);
  if (known === undefined) {
    known = !(evaluate(name, {}).warnings ?? []).some(({ type }) => type === 'NO_VARIABLE_FOUND');
    builtIns.set(name, known);
  }
  return known;
}
