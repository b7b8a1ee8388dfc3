/** Typst documents; the template is a file, the data is JSON. */
export interface Documents {
  /**
   * @param template absolute path of a `.typ` file that reads `sys.inputs.data` (JSON).
   * @returns PDF/A-2b. @throws a defect on a template fault.
   */
  render(template: string, data: Record<string, unknown>): Promise<Buffer>;
}
