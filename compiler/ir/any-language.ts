/** The language of a spec, as the forms carry it; `languageOf` in `compiler/language` returns its content. */
export interface AnyLanguage {
  readonly kind: "language";
  /**
   * Identifies the language: `standard`, or a hash of the files that define its other words. Absent where it is unknown
   * (words made by a program).
   */
  readonly id?: string;
}
