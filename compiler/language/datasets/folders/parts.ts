/** The parts of the rows. */
export const partNames = ["training", "validation", "test"] as const;

/** One of them. */
export type Part = (typeof partNames)[number];

/** What folders of the parts are called, as the Hub knows them. */
const calledBy: { readonly [P in Part]: readonly string[] } = {
  training: ["train", "training"],
  validation: ["validation", "valid", "val", "dev"],
  test: ["test", "testing", "eval", "evaluation"],
};

/** The part that a folder of this name holds, if it is one of their names. */
export function partCalled(name: string): Part | undefined {
  return partNames.find((part) => calledBy[part].includes(name.toLowerCase()));
}
