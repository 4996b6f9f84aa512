import { expect, test } from "vitest";
import { nameOfFile } from "../../compiler/2-resolve/network-name.ts";

test.each([
  ["specs/churn.yaml", "churn"],
  ["churn.yml", "churn"],
  ["specs/churn.netwright.yaml", "churn"],
  ["my churn (2).yaml", "my churn -2-"],
  ["-", "network"],
])("the network in %s is called %s where it has no name of its own", (file, name) => {
  expect(nameOfFile(file)).toBe(name);
});
