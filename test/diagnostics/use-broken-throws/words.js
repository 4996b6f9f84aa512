import { factors } from "./factors.js";

export const double = factors.double.word;
