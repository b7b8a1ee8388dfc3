/** What the diagram may refer to; plain data, so that the designer receives it as JSON. */
export interface Knowledge {
  services: readonly KnownService[];
  /** Form ids. */
  forms: readonly string[];
  /** Decision ids of rule tables. */
  decisions: readonly string[];
  /** Process ids that may be called, those of this publication included. */
  processes: readonly string[];
  /** Names that expressions may read; absent where they are not known, and then none is judged. */
  names?: KnownNames;
}

export interface KnownNames {
  /** Office functions. */
  functions: readonly string[];
  /** Keys of each form. */
  forms: Readonly<Record<string, readonly string[]>>;
  /** By process id: what flows between it and those it calls or is called by. */
  processes: Readonly<Record<string, readonly string[]>>;
}

export interface KnownService {
  name: string;
  kind: 'inUnit' | 'job';
  /** Facts about the subject that must hold before, and that hold after. */
  needs?: readonly string[];
  gives?: readonly string[];
  /** Names of the values it answers with. */
  results?: readonly string[];
}
