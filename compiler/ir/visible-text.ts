/**
 * What a reader does not see, and a terminal or an editor obeys: control characters (but for the tab and the end of a
 * line), marks that turn the direction of the text around them, separators of lines and paragraphs, halves of a pair.
 */
const unseen = /(?![\t\n])\p{Cc}|\p{Bidi_Control}|\p{Zl}|\p{Zp}|\p{Cs}/gu;

/** Text with such characters written as `\u001b`: what comes from a spec or its data goes nowhere else without this. */
export function visibleText(text: string): string {
  return text.replaceAll(unseen, (character, offset: number) => {
    const endsLine = character === "\r" && text[offset + 1] === "\n";
    return endsLine ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** Whether a text holds such characters. */
export function hasUnseen(text: string): boolean {
  return visibleText(text) !== text;
}
