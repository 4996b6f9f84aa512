import { pointerAbove } from "./json-pointer.ts";
import type { Place } from "./place.ts";

/** The place of a value by JSON pointer; where it has none of its own (an alias, a default), of what it stands in. */
export function placeOf(places: { readonly [pointer: string]: Place }, pointer: string): Place {
  for (let at = pointer; at !== ""; at = pointerAbove(at)) {
    const place = places[at];
    if (place !== undefined) return place;
  }
  return places[""] ?? { file: "", line: 1, column: 1, length: 1 };
}

/** The place of a key rather than of its value. */
export function keyPlaceOf(places: { readonly [pointer: string]: Place }, pointer: string): Place {
  return places[`${pointer}#`] ?? placeOf(places, pointer);
}
