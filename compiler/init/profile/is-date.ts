/** The usual forms of a date, perhaps with a time: 2024-05-01, 1949-01, 1.5.2024, 05/01/24, 2024-05-01 13:00. */
const date =
  /^(\d{4}[-/.]\d{1,2}([-/.]\d{1,2})?|\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2}))([T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AP]M|Z|[+-]\d{2}:?\d{2})?)?$/i;

/** The same with the name of a month: 1 Jan 2000, January 1, 2000. */
const named =
  /^(\d{1,2}[ -])?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?([ -]\d{1,2},?)?[ ,-]+\d{4}([T ]\d{1,2}:\d{2}(:\d{2})?)?$/i;

/** Whether a text is a date in one of the usual forms. */
export function isDate(text: string): boolean {
  return date.test(text) || named.test(text);
}
