import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

const program = (() => {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const entries = readdirSync(`${root}src`, { recursive: true, encoding: "utf8" })
    .filter((file) => /^(\w+\/)?index\.ts$/.test(file))
    .map((file) => `${root}src/${file}`);
  return { entries, made: ts.createProgram(entries, options) };
})();
const checker = program.made.getTypeChecker();

/** Everything that an entry exports, once. */
const exported: readonly ts.Symbol[] = [
  ...new Set(
    program.entries.flatMap((entry) => {
      const module = checker.getSymbolAtLocation(program.made.getSourceFile(entry)!);
      return module === undefined
        ? []
        : checker
            .getExportsOfModule(module)
            .map((one) => (one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one));
    }),
  ),
];

interface Option {
  readonly owner: string;
  readonly name: string;
  readonly type: string;
}

/** The fields of one exported type of options, those of the types it extends included. */
function fieldsOf(owner: string, type: ts.Type): readonly Option[] {
  const parts = type.isUnion() ? type.types : [type];
  return parts
    .filter((part) => (part.flags & ts.TypeFlags.Object) !== 0 && !checker.isArrayType(part))
    .flatMap((part) => part.getProperties())
    .map((field) => ({
      owner,
      name: field.name,
      type: checker.typeToString(
        checker.getNonNullableType(checker.getTypeOfSymbol(field)),
        undefined,
        ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias,
      ),
    }));
}

const options: readonly Option[] = exported
  .filter(({ name, flags }) => /Options$|Selection$|Rules$/.test(name) && (flags & ts.SymbolFlags.Type) !== 0)
  .flatMap((symbol) => fieldsOf(symbol.name, checker.getDeclaredTypeOfSymbol(symbol)));

/** What a name of an option means, as far as its type shows it. An option of that name has that type, whoever takes it. */
const MEANINGS: Readonly<Record<string, RegExp>> = {
  // The confidence of intervals, and how they are found.
  confidence: /^number$/,
  intervalMethod: /^("[a-z-]+"( \| )?)+$/,
  // The administrative level of regions, and the level or kind of institutions.
  level: /^number$/,
  institutionLevel: /string/,
  institutionLevels: /string \| readonly string\[\]/,
  // Groupings.
  groupBy: /^(string|string \| readonly SqlGroupColumn\[\])$/,
  nestedBy: /^(string \| )?readonly string\[\]$/,
  // Time.
  deadline: /^(number|string)$/,
  targetYear: /^(number|string \| number)$/,
  date: /^string \| null$|^string$/,
  asOf: /^string( \| null)?$/,
  standardDate: /^string$/,
  // Chance.
  seed: /^(number|string \| number)$/,
  replicates: /^number$/,
  draws: /^number$/,
  permutations: /^number$/,
  sampleSize: /^number$/,
  // Policies are kebab-case, and refuse with "error".
  missing: /^("(error|omit|zero|not-applicable|drop-units)"( \| )?)+$/,
  negatives: /^("[a-z-]+"( \| )?)+$/,
  islands: /^(Islands|("(omit|keep|drop)"( \| )?)+)$/,
  asymmetric: /^(Asymmetry|("[a-z-]+"( \| )?)+)$/,
  // Texts that stand for missing values.
  naValues: /^readonly string\[\]$/,
  // Parts of the residents; survey strata are the groups in which a sample was drawn.
  subgroup: /^string$/,
  subgroups: /^(readonly string\[\]|"id" \| "name"|"name" \| "id")$/,
  strata: /^(ArrayLike<string \| number>|string \| SqlText)$/,
  clusters: /^(ArrayLike<string \| number>|string \| SqlText)$/,
  favorable: /^boolean$/,
  includeSelf: /^boolean$/,
  spendingType: /^"(recurrent|capital)" \| "(recurrent|capital)"$/,
};

/** Names that meant several things, or said nothing. */
const GONE = [
  "also",
  "by",
  "due",
  "effect",
  "far",
  "favourable",
  "judgment",
  "leftover",
  "limits",
  "losses",
  "lossesMatchBy",
  "matchBy",
  "measure",
  "nested",
  "options",
  "over",
  "partition",
  "places",
  "rankedBy",
  "resamples",
  "standardOn",
  "star",
  "stratum",
];

/** Fields of records that have something else of that name: the day on which evidence is due, an index beside its options. */
const KEPT: readonly string[] = [
  "ReadEvidenceTableOptions.due",
  "IndexWithOptions.options",
  "EstimateSqlOptions.options",
];

test("there are options to look at", () => expect(options.length).toBeGreaterThan(300));

test.for(Object.entries(MEANINGS))("the option %s has one meaning", ([name, type]) => {
  const found = options.filter((option) => option.name === name);
  expect(found.filter((option) => !type.test(option.type))).toEqual([]);
});

test("no option has a name of several meanings", () => {
  expect(
    options
      .filter(({ owner, name }) => GONE.includes(name) && !KEPT.includes(`${owner}.${name}`))
      .map(({ owner, name }) => `${owner}.${name}`),
  ).toEqual([]);
});

test("values of options are kebab-case, or ids that are names of functions", () => {
  const values = options.flatMap(({ owner, name, type }) =>
    [...type.matchAll(/"([^"]+)"/g)]
      .map(([, value]) => value!)
      .filter((value) => / |_/.test(value) || value === "refuse")
      .map((value) => `${owner}.${name}: ${value}`),
  );
  expect(values).toEqual([]);
});

interface Signature {
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
}

const signatures: readonly Signature[] = exported
  .filter(({ flags }) => (flags & ts.SymbolFlags.Function) !== 0)
  .flatMap((symbol) =>
    checker
      .getTypeOfSymbol(symbol)
      .getCallSignatures()
      .map(({ parameters }) => ({
        name: symbol.name,
        parameters: parameters.map((parameter) => ({
          name: parameter.name,
          type: checker.typeToString(checker.getNonNullableType(checker.getTypeOfSymbol(parameter))),
        })),
      })),
  );

test("options come last", () => {
  expect(
    signatures
      .filter(({ parameters }) =>
        parameters.some(
          ({ name, type }, i) =>
            (name === "options" || /Options(<.*>)?$/.test(type)) && i < parameters.length - 1,
        ),
      )
      .map(({ name }) => name),
  ).toEqual([]);
});

const isData = (type: string): boolean =>
  /^(Vector|Matrix|ColumnInput|UnitValues|ArrayLike|readonly |Groups)/.test(type);

test("data come before totals and other numbers", () => {
  expect(
    signatures
      .filter(({ parameters }) => {
        const number = parameters.findIndex(({ type }) => type === "number");
        const data = parameters.findLastIndex(({ type }) => isData(type));
        // A value and the bands that it falls in: the value is the data.
        return number >= 0 && number < data;
      })
      .map(({ name }) => name),
  ).toEqual(["classify"]);
});

test("a population that is required stands right after the data", () => {
  const places = signatures.flatMap(({ name, parameters }) => {
    const at = parameters.findIndex((parameter) => parameter.name === "population");
    return at < 0 ? [] : [{ name, before: parameters.slice(0, at).map((parameter) => parameter.name) }];
  });
  expect(places.length).toBeGreaterThan(3);
  expect(
    places.filter(({ before }) => before.some((one) => ["area", "total", "options"].includes(one))),
  ).toEqual([]);
});

/** British spellings, and words of which the American form is another one. */
const BRITISH =
  /\b(\w*(favour|neighbour|colour|behaviour|honour|labour)\w*|centres?|licences?|programmes?|catalogues?|judgements?|analys(e|ed|es|ing)|(kilo|centi)?metres?|litres?|defence|fulfil|enrol|cheques?|artefacts?|ageing|(mod|lab|lev|tot|cane|trav|sign)ell(ed|ing)|misspelt|whilst|amongst|\w+(isation|isations))\b/gi;

/**
 * Published names, titles, ids of others and columns of files, which are spelled as they are; nouns that are spelled so in
 * America too.
 */
const QUOTED =
  /favourable_indicator|analyses\b|catalogue\?|Open Government Licence|organisation unit|Organisation unit|preference ranking organisation method|ratio judgements|doctor utilisation|polarisation\.E|winsorise\(|"?URBANISATION"?|`URBANISATION`|public-health information centre/g;

const pages = ["src", "docs", "seeds", "README.md", "CONTRIBUTING.md"].flatMap((place) =>
  place.endsWith(".md")
    ? [place]
    : readdirSync(`${root}${place}`, { recursive: true, encoding: "utf8" })
        .map((file) => `${place}/${file}`)
        .filter((file) => /\.(ts|md)$/.test(file) && !/^docs\/(api|site)\//.test(file)),
);

test("spelling is American", () => {
  const found = pages.flatMap((file) =>
    readFileSync(`${root}${file}`, "utf8")
      .split("\n")
      .flatMap((line, i) =>
        [...line.replace(QUOTED, "").matchAll(BRITISH)].map(([word]) => `${file}:${i + 1}: ${word}`),
      ),
  );
  expect(found).toEqual([]);
});

test("British spellings are seen", () => {
  expect([..."a Centre, favourable; the programmes, randomisation".matchAll(BRITISH)].length).toBe(4);
  expect([..."a center, favorable; the programs, randomization, promise".matchAll(BRITISH)]).toEqual([]);
});
