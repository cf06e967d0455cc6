import { expect, test } from "vitest";
import { readStudy } from "../../seeds/read-study.ts";
import { smallStudy } from "../study/small-study.ts";

const text = (change: (study: Record<string, unknown>) => void = () => {}): string => {
  const study = structuredClone(smallStudy()) as unknown as Record<string, unknown>;
  change(study);
  return JSON.stringify(study, null, 1);
};

test("a study in JSON is read", () => {
  expect(readStudy(text()).value).toEqual(smallStudy());
});

test("each problem has the line it stands on", () => {
  const source = text((study) => {
    (study.regions as Record<string, unknown>[])[2]!.parent = "nowhere";
    (study.observations as Record<string, unknown>[])[0]!.value = "nine";
    (study.regions as Record<string, unknown>[])[3]!.gdp = 1;
  });
  const lines = source.split("\n");
  const { problems = [] } = readStudy(source);
  expect(problems).toHaveLength(3);
  for (const { line, place } of problems) {
    const wanted = place.includes("gdp")
      ? '"gdp": 1'
      : place.includes("parent")
        ? '"parent": "nowhere"'
        : '"value": "nine"';
    expect(lines[line - 1]).toContain(wanted.split(": ")[1]);
  }
});

test("text that is no JSON is refused with its line", () => {
  expect(readStudy('{\n "id": "a",\n "name": }\n').problems?.[0]).toMatchObject({ line: 3, place: "JSON" });
  expect(readStudy("").problems).toHaveLength(1);
  expect(readStudy('{ "id": "a", } // comment').problems?.length).toBeGreaterThan(0);
});

test("a key that stands twice is refused: one of the two would be lost", () => {
  const source = '{\n "id": "a",\n "name": "A",\n "regions": [{ "id": "r", "name": "R" }],\n "id": "b"\n}';
  expect(readStudy(source).problems).toEqual([
    { line: 5, place: "field id", message: "stands twice in one record; one of the two would be lost" },
  ]);
});
