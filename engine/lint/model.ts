/** The tree that bpmn-moddle reads, as the rules see it. No imports: this file also runs in the browser. */
export interface ModdleElement {
  $type: string;
  id?: string;
  name?: string;
  $parent?: ModdleElement;
  extensionElements?: { values?: ModdleElement[] };
  [property: string]: unknown;
}
