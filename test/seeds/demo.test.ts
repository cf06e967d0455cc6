import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beijing2010 } from "../../seeds/beijing-2010/case.ts";
import { cases } from "../../seeds/cases.ts";
import { demo } from "../../seeds/demo.ts";

let home = "";
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "equalis-demo-"));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
const file = (name: string, text: string | Buffer): string => {
  writeFileSync(join(home, name), text);
  return join(home, name);
};

describe("with no argument", () => {
  test("it goes around the loop on Beijing 2010 and writes a report", async () => {
    const out = join(home, "beijing.html");
    const { text, status } = await demo(["--out", out]);
    expect(status).toBe(0);
    expect(text).toContain(`Report: ${out}`);
    // The published totals, in the line that pools all districts.
    expect(text).toMatch(/all\s+4\.82\s+4\.74\s+11\.21\s+8\.72\s+3\.36\s+3\.43/);
    // Shares between zones, computed elsewhere: 0.0693436794839245 of 0.09391554898874016.
    expect(text).toContain("73.8 %");
    expect(text).toContain("Made up for illustration");
    expect(text).not.toMatch(/NaN|undefined|\[object/);
    const report = readFileSync(out, "utf8");
    expect(report).toContain("Made up for illustration");
    expect(report).toContain("Census of 2010");
    expect(report).not.toMatch(/NaN|undefined|\[object/);
  });
});

describe("the menu", () => {
  test("stands below the case that runs where none is named, and by itself", async () => {
    const list = await demo(["--list"]);
    expect(list.status).toBe(0);
    for (const { id, title } of cases) expect(list.text).toMatch(new RegExp(`${id} +${title}`));
    expect((await demo(["--out", join(home, "menu.html")])).text).toContain(list.text);
    expect((await demo([cases[0]!.id, "--out", join(home, "menu.html")])).text).not.toContain(list.text);
  });
  test.for(cases)(
    "$id runs, says what is made up, and writes a report",
    async ({ id, title, document, published }) => {
      const out = join(home, `${id}.html`);
      const { text, status } = await demo([id, "--out", out]);
      expect(status).toBe(0);
      expect(text.startsWith(`${title}\n═`)).toBe(true);
      expect(text).toContain(document);
      expect(text).toContain(`Report: ${out}`);
      const report = readFileSync(out, "utf8");
      for (const output of [text, report]) {
        expect(output).toContain(published === true ? "Published figures" : "Made up for illustration");
        expect(output).not.toMatch(/NaN|undefined|\[object/);
      }
    },
  );
  test("every case has a name of its own, and a folder of that name that says what is made up", async () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    for (const { id } of cases)
      expect(readFileSync(`seeds/${id}/README.md`, "utf8")).toMatch(/made[ -]up|illustrative/i);
  });
  test("a case that is not there: the cases are named, nothing is written", async () => {
    const out = join(home, "nothing.html");
    const { text, status } = await demo(["atlantis", "--out", out]);
    expect(status).toBe(2);
    for (const { id } of cases) expect(text).toContain(id);
    expect(text).toContain("./atlantis");
    expect(existsSync(out)).toBe(false);
  });
  test("a file that is named like a case is reached by its path", async () => {
    const table = "region,year,population,beds_per_1000\nhere,2020,10,1\nthere,2020,20,2\n";
    const path = file(cases[1]!.id, table);
    const out = join(home, "named-like-a-case.html");
    const { text, status } = await demo([path, "--out", out]);
    expect(status).toBe(0);
    expect(text).toContain("there");
    expect(text).not.toContain(cases[1]!.title);
    expect(await demo([`./${cases[1]!.id}`])).toMatchObject({ status: 1 });
  });
});

describe("with a file", () => {
  test("a study that was written from the case gives what the case gives", async () => {
    const a = join(home, "a.html");
    const b = join(home, "b.html");
    // The case also names its document above, and the menu below; and only the case pays, money that it makes up.
    const found = (text: string) => text.slice(text.indexOf("1. Who"), text.indexOf("How it scores"));
    const fromCase = (await demo(["--out", a])).text;
    const study = file("beijing.json", JSON.stringify(beijing2010().value));
    expect(found(fromCase)).toContain("3. How much of it lies between");
    const own = (await demo([study, "--out", b])).text;
    expect(found(own)).toBe(found(fromCase));
    expect(fromCase).toContain("payment (CNY)");
    expect(readFileSync(a, "utf8")).toContain("the payment of 100,000,000 yuan");
    expect(own).toContain("How it scores");
    expect(own + readFileSync(b, "utf8")).not.toMatch(/payment|yuan/);
  });
  test("a small table with no groups, standards or rates will do", async () => {
    const out = join(home, "small.html");
    const { status, text } = await demo([
      file("small.csv", "region,year,population,money\n甲,2020,10,5\n乙,2020,20,NA\n丙,2020,30,50\n"),
      "--out",
      out,
    ]);
    expect(text).not.toMatch(/NaN|undefined/);
    expect(status).toBe(0);
    expect(text).toContain("乙");
    expect(existsSync(out)).toBe(true);
  });
});

describe("with a column that cannot be measured", () => {
  test("the others are, and it says what was left out", async () => {
    const out = join(home, "zeros.html");
    const { status, text } = await demo([
      file(
        "zeros.csv",
        "region,year,population,group_x,beds_per_1000,none,all_missing\na,2020,10,u,1,0,NA\nb,2020,10,,2,0,\nc,2020,20,v,3,0,NA\n",
      ),
      "--out",
      out,
    ]);
    expect(status).toBe(0);
    expect(text).toContain('a column was not used: "all_missing"');
    expect(text).toContain("Not measured: Gini coefficient of none: measureGap: the total value is 0");
    expect(text).toContain('the split by "x": some regions have no class in it');
    expect(readFileSync(out, "utf8")).toContain("all_missing");
  });
});

describe("with a bad file, it lists every problem, exits with 1 and writes nothing", () => {
  const refused = async (name: string, content: string | Buffer): Promise<string> => {
    const out = join(home, `${name}.html`);
    const { text, status } = await demo([file(name, content), "--out", out]);
    expect(status).toBe(1);
    expect(existsSync(out)).toBe(false);
    expect(text).toContain("nothing was written");
    return text;
  };
  test("a table", async () => {
    const text = await refused("bad.csv", "region,beds_per_1000,beds_per_1000\na,2020,1\nb,2020,2\n");
    expect(text).toContain('line 1: column beds_per_1000: two columns are called "beds_per_1000"');
  });
  test("a study", async () => {
    const text = await refused(
      "bad.json",
      '{\n"id": "s",\n"name": "S",\n"regions": [\n{ "id": "a", "name": "A", "area": -1 },\n{ "id": "a", "name": "B" }\n]\n}',
    );
    expect(text).toContain("line 5: regions[0].area (a)");
    expect(text).toContain("2 problem(s)");
  });
  test("a study in which nothing can be measured", async () => {
    const text = await refused(
      "empty.csv",
      "region,year,population,beds_per_1000\na,2020,10,NA\nb,2020,10,NA\n",
    );
    expect(text).toContain("nothing can be measured");
  });
  test("the file itself as the report", async () => {
    const path = file("self.csv", "region,year,population,beds_per_1000\na,2020,10,1\nb,2020,10,2\n");
    expect(await demo([path, "--out", path])).toMatchObject({ status: 1 });
    expect(readFileSync(path, "utf8")).toContain("beds_per_1000");
  });
  test("a report that cannot be written", async () => {
    const { status, text } = await demo(["--out", join(home, "nowhere", "x.html")]);
    expect(status).toBe(1);
    expect(text).toContain("cannot be written");
  });
  test("a file that is not there, of another kind, or not text", async () => {
    expect(await demo([join(home, "nowhere.csv")])).toMatchObject({ status: 1 });
    expect(await refused("table.ods", "x")).toContain('has the ending ".ods"');
    expect(await refused("table.xlsx", "x")).toContain("cannot be read as a workbook");
    expect(await refused("latin.csv", Buffer.from([0xe9, 0x2c, 0xff, 0xff]))).toContain("encoding");
  });
  test("help", async () => expect(await demo(["--help"])).toMatchObject({ status: 0 }));
  test("an unknown option or value is named", async () => {
    expect((await demo(["a.csv", "--langauge", "zh"])).text).toContain('unknown option "--langauge"');
    expect((await demo(["a.csv", "--language", "fr"])).text).toContain('--language is "fr"');
    expect((await demo(["a.csv", "--direction", "up"])).text).toContain('--direction is "up"');
  });
  test("arguments it does not know", async () => {
    for (const args of [["--nothing"], ["a.csv", "b.csv"], ["a.csv", "--out"]])
      expect(await demo(args)).toMatchObject({ status: 2 });
  });
});

describe("with tables as people have them", () => {
  const fixture = (name: string): string => `test/fixtures/intake/${name}`;
  test("a workbook gives a report in Chinese, and what was assumed", async () => {
    const out = join(home, "yearbook.html");
    const { text, status } = await demo([fixture("xlsx/yearbook.xlsx"), "--language", "zh", "--out", out]);
    expect(text).toContain("percent");
    expect(status).toBe(0);
    const report = readFileSync(out, "utf8");
    expect(report).toContain('lang="zh');
    expect(report).toContain("海淀区");
    expect(text).toContain("the row is a total");
    expect(text).toContain("higher is better");
  });
  test("years as dates, GBK, UTF-16 and several years", async () => {
    for (const name of ["xlsx/dates.xlsx", "o02.csv", "o03.csv", "o20.csv"]) {
      const { text, status } = await demo([fixture(name), "--out", join(home, "any.html")]);
      expect(status, `${name}: ${text}`).toBe(0);
      expect(text).not.toMatch(/NaN|undefined|\[object/);
    }
    expect((await demo([fixture("o20.csv"), "--out", join(home, "any.html")])).text).toContain(
      "How that changed",
    );
  });
  test("a direction and a map of columns", async () => {
    const table = file("waits.csv", "where,year,population,wait\na,2020,10,1\nb,2020,20,2\nc,2020,20,3\n");
    const map = file("map.json", '{ "where": "region" }');
    const out = join(home, "waits.html");
    const { text, status } = await demo([table, "--columns", map, "--direction", "lower", "--out", out]);
    expect(text).not.toContain("higher is better");
    expect(status).toBe(0);
  });
});
