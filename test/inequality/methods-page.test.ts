import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as room from "../../src/inequality/index.ts";
import { INDICES, type Index } from "../../src/inequality/index.ts";

const PAGE = readFileSync(new URL("../../docs/methods/inequality.md", import.meta.url), "utf8");

const number = (one: number): string => (one === Number.POSITIVE_INFINITY ? "∞" : String(one));
const TRANSFERS = { strict: "lower it", weak: "never raise it", "not-satisfied": "either way" };

/** The line of the table that the record of an index makes. */
function lineOf({ id, label, range, properties }: Index): string {
  const free = [
    properties.scaleInvariant ? "factor" : properties.translationInvariant ? "amount" : "",
    ...(properties.replicationInvariant ? [] : ["rows one by one"]),
  ].join("; ");
  const cells = [
    label,
    `\`${id}\``,
    range.map(number).join(" to "),
    free,
    TRANSFERS[properties.transferPrinciple],
    properties.decomposable ? "yes" : "no",
    properties.sensitiveTo,
    properties.zeros.replaceAll("-", " "),
    properties.negatives,
  ];
  return `| ${cells.join(" | ")} |`;
}

describe("the methods page", () => {
  test("has the table that the catalog makes", () => {
    const table = PAGE.split("\n").filter((line) => /^\| [A-Z].*\| `\w+` \| [\d.]+ to /.test(line));
    expect(table).toEqual(INDICES.map(lineOf));
  });
  test("names every function of the room", () => {
    const named = new Set([...PAGE.matchAll(/`([a-z]\w+)(?:\(|`)/g)].map(([, name]) => name!));
    const functions = Object.entries(room).filter(([, one]) => typeof one === "function");
    expect(functions.map(([name]) => name).filter((name) => !named.has(name))).toEqual([]);
  });
});
