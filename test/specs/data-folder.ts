import { existsSync } from "node:fs";
import { join } from "node:path";

/** Where real data may be: NETWRIGHT_DATA, else a folder beside the repository. */
export const dataFolder = process.env.NETWRIGHT_DATA || "../shared/data";

/** Why a test of the digits is skipped; nothing where they are there. */
export const withoutDigits = existsSync(join(dataFolder, "mnist/t10k-images-idx3-ubyte.gz"))
  ? undefined
  : `skipped: there are no digits in ${dataFolder}; set NETWRIGHT_DATA to a folder with mnist/t10k-images-idx3-ubyte.gz`;
