/** How many inputs an op takes: a tuple with an element for each, or a list of any length. */
export type Arity = readonly unknown[];

/** Takes one input. */
export type One = readonly [unknown];

/** Takes two inputs. */
export type Two = readonly [unknown, unknown];

/** Takes three inputs. */
export type Three = readonly [unknown, unknown, unknown];

/** One `Item` for each input. */
export type Each<Inputs extends Arity, Item> = { readonly [Input in keyof Inputs]: Item };
