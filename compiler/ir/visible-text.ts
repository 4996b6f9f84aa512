/**
 * Invisible characters that terminals or editors interpret: control characters (except tab and line feed),
 * bidirectional marks, line and paragraph separators, and lone surrogates.
 */
const unseen = /(?![\t\n])\p{Cc}|\p{Bidi_Control}|\p{Zl}|\p{Zp}|\p{Cs}/gu;

/** Text with such characters escaped as `\u001b`. All text from a spec or its data is printed through this function. */
export function visibleText(text: string): string {
  return text.replaceAll(unseen, (character, offset: number) => {
    const endsLine = character === "\r" && text[offset + 1] === "\n";
    return endsLine ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** Whether a text contains such characters. */
export function hasUnseen(text: string): boolean {
  return visibleText(text) !== text;
}
