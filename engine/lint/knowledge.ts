/** What the diagram may refer to; plain data, so that the designer receives it as JSON. */
export interface Knowledge {
  services: readonly KnownService[];
  /** Form ids. */
  forms: readonly string[];
  /** Decision ids of rule tables. */
  decisions: readonly string[];
  /** Process ids that may be called, those of this publication included. */
  processes: readonly string[];
}

export interface KnownService {
  name: string;
  kind: 'inUnit' | 'job';
  /** Facts about the subject that must hold before, and that hold after. */
  needs?: readonly string[];
  gives?: readonly string[];
}
