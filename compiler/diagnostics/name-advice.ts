/** How a name has to look that stands in paths, and one like this that can: `my layer` → `my_layer`. */
export function nameAdvice(name: string): string {
  if (name === "input") return "Choose another name.";
  const letters = name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^A-Za-z0-9_]+/g, "_");
  const like = letters
    .replace(/^[^A-Za-z]+/, "")
    .replace(/_+$/, "")
    .slice(0, 100);
  const rule = "Use letters, digits and underscores, beginning with a letter";
  return like === "" || like === "input" ? `${rule}.` : `${rule}: ${like}, for example.`;
}
