import { activation, ops } from "netwright/language";

export const double = activation({
  type: "double",
  summary "Twice the value.",
});
