/** The language that a spec is written in, as the forms hand it on; `languageOf` in `compiler/language` opens it. */
export interface AnyLanguage {
  readonly kind: "language";
  /**
   * What identifies a language: `standard`, or a hash of the files that its other words come from. Absent where that
   * cannot be known: words that a program made.
   */
  readonly id?: string;
}
