import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ParameterValue, Program } from "../../src/index.ts";
import * as programs from "../../src/programs/index.ts";

/** Every shipped program has a page, and the page says what the program says. */
const folder = new URL("../../docs/programs/", import.meta.url);
const fileOf = (name: string): string => `${name.replace(/[A-Z]/g, (x) => `-${x.toLowerCase()}`)}.md`;
const textOf = (file: string): string => readFileSync(new URL(file, folder), "utf8");
const all = Object.entries(programs as Readonly<Record<string, unknown>>).filter(
  (one): one is [string, Program] => one[0] !== "PROGRAMS",
);

function render(value: ParameterValue): string {
  if (typeof value === "number") return String(Math.round(value * 1e6) / 1e6);
  const parts = Array.isArray(value) ? value : Object.entries(value).map(([key, one]) => `${key} ${one}`);
  return parts.length === 0 ? "none" : parts.join(", ");
}

test("there are fifteen, each with one page", () => {
  expect(all).toHaveLength(15);
  const pages = readdirSync(folder).filter((file) => file !== "README.md");
  expect(pages.sort()).toEqual(all.map(([name]) => fileOf(name)).sort());
});

test("all are listed with their country, years and inputs", () => {
  expect(programs.PROGRAMS.map(({ program }) => program)).toEqual(all.map(([, program]) => program));
  for (const { id, country, periods, inputs, program } of programs.PROGRAMS) {
    expect(id).toBe(program.id);
    expect(country).toMatch(/^[A-Z]{2}(-[A-Z]+)?$/);
    expect(periods.from).toMatch(/^\d{4}$/);
    expect(inputs.length).toBeGreaterThan(0);
    // No parameter of a listed year is without a value, but for those that are the caller's.
    for (const [path, { values }] of Object.entries(program.parameters)) {
      if (values.length > 0) expect(String(values[0]!.from).slice(0, 4) >= "1990", path).toBe(true);
    }
  }
});

describe.each(all)("the page of %s", (name, program) => {
  test("names every input and every step", () => {
    const text = textOf(fileOf(name));
    for (const input of program.inputs) expect(text).toContain(`| \`${input.name}\` | ${input.unit} |`);
    for (const step of program.steps) expect(text).toContain(`| \`${step.id}\` | ${step.label} |`);
  });
  test("lists every parameter by date with its value and its status", () => {
    const rows = textOf(fileOf(name)).split("\n");
    for (const [path, { values, status, source }] of Object.entries(program.parameters)) {
      const own = rows.filter((row) => row.startsWith(`| \`${path}\` |`) && row.split("|").length === 7);
      expect(own).toHaveLength(Math.max(1, values.length));
      if (values.length === 0) expect(own[0]).toContain(`none: pass it | ${status} |`);
      for (const [k, dated] of values.entries()) {
        expect(own[k]).toContain(`| ${dated.from}`);
        expect(own[k]).toContain(`| ${render(dated.value)} | ${dated.status ?? status} |`);
        expect(own[k]).toContain(dated.source ?? source);
      }
    }
  });
  test("repeats every assumption, and the index links to it", () => {
    const text = textOf(fileOf(name));
    for (const assumption of program.assumptions) expect(text).toContain(`- ${assumption}`);
    expect(textOf("README.md")).toContain(`[\`${name}\`](${fileOf(name)})`);
  });
});
