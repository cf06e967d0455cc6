import type { PairedSubgroupOptions, Subgroup } from "../../src/subgroups/index.ts";
import type { Refusal } from "../support/refusals.ts";

/** Five ordered subgroups with every field. */
export const QUINTILES: readonly Subgroup[] = [50, 60, 70, 80, 90].map((estimate, i) => ({
  name: `quintile ${i + 1}`,
  estimate,
  standardError: 2,
  population: 200,
  order: i + 1,
  reference: i === 4,
}));

/** The quintiles with some fields of one of them changed. */
export function changed(at: number, fields: Readonly<Record<string, unknown>>): readonly Subgroup[] {
  return QUINTILES.map((subgroup, i) => (i === at ? ({ ...subgroup, ...fields } as Subgroup) : subgroup));
}

/** The quintiles with some fields of all of them changed. */
export function allChanged(fields: Readonly<Record<string, unknown>>): readonly Subgroup[] {
  return QUINTILES.map((subgroup) => ({ ...subgroup, ...fields }) as Subgroup);
}

/** Input that every function of the room refuses alike, whatever it measures. */
export function commonRefusals(
  call: (subgroups: readonly Subgroup[], options: PairedSubgroupOptions) => unknown,
): readonly Refusal[] {
  const favorable = true;
  const given = (subgroups: unknown) => () => call(subgroups as Subgroup[], { favorable: favorable });
  const withOptions = (options: unknown) => () => call(QUINTILES, options as PairedSubgroupOptions);
  return [
    ["no subgroups", given([]), "too_few_observations", "needs at least 2 subgroups, got 0"],
    ["one subgroup", given([{ estimate: 1 }]), "too_few_observations", "needs at least 2 subgroups, got 1"],
    [
      "people in one subgroup only",
      given([
        { estimate: 1, population: 5 },
        { estimate: 2, population: 0 },
      ]),
      "too_few_observations",
      "needs at least 2 subgroups with a population above 0, got 1",
    ],
    ["no people", given(allChanged({ population: 0 })), "zero_total", "the total population is 0"],
    ["null", given(null), "wrong_type", "subgroups must be an array"],
    ["a text", given("50, 60"), "wrong_type", "subgroups must be an array"],
    ["an object", given({ estimate: 1 }), "wrong_type", "subgroups must be an array"],
    ["numbers", given([50, 60]), "wrong_type", "subgroup 0 is no object"],
    ["null among the subgroups", given([QUINTILES[0], null]), "wrong_type", "subgroup 1 is no object"],
    ["an absent estimate", given([QUINTILES[0], {}]), "missing_value", "estimate 1 is undefined"],
    ["estimate NaN", given(changed(2, { estimate: Number.NaN })), "not_finite", "estimate 2 is NaN"],
    ["estimate null", given(changed(2, { estimate: null })), "missing_value", "estimate 2 is null"],
    ["estimate Infinity", given(changed(2, { estimate: Infinity })), "not_finite", "estimate 2 is Infinity"],
    ["estimate as text", given(changed(2, { estimate: "70" })), "wrong_type", 'estimate 2 is "70"'],
    [
      "a negative estimate",
      given(changed(0, { estimate: -1 })),
      "out_of_domain",
      "estimate 0 is -1, below its lower bound 0",
    ],
    [
      "an estimate above the scale",
      withOptions({ favorable, scale: 80 }),
      "out_of_domain",
      "estimate 4 is 90, above its upper bound 80",
    ],
    [
      "an estimate outside the bounds",
      withOptions({ favorable, bounds: { lower: 55, upper: 100 } }),
      "out_of_domain",
      "estimate 0 is 50, below its lower bound 55",
    ],
    [
      "a negative standard error",
      given(changed(1, { standardError: -2 })),
      "out_of_domain",
      "standardError 1 is -2",
    ],
    [
      "standard error NaN",
      given(changed(1, { standardError: Number.NaN })),
      "not_finite",
      "standardError 1 is NaN",
    ],
    ["a negative population", given(changed(1, { population: -1 })), "out_of_domain", "population 1 is -1"],
    [
      "population Infinity",
      given(changed(1, { population: Infinity })),
      "not_finite",
      "population 1 is Infinity",
    ],
    ["population as text", given(changed(1, { population: "9" })), "wrong_type", 'population 1 is "9"'],
    ["order NaN", given(changed(1, { order: Number.NaN })), "not_finite", "order 1 is NaN"],
    [
      "order for some only",
      given(changed(3, { order: undefined })),
      "missing_value",
      "subgroup 3 has no order",
    ],
    [
      "two references",
      given(changed(1, { reference: true })),
      "unsupported_combination",
      "subgroups 1 and 4 are both marked as reference",
    ],
    [
      "a reference that is no switch",
      given(changed(4, { reference: 1 })),
      "wrong_type",
      "pass true or false",
    ],
    ["no options", withOptions(undefined), "wrong_type", "options must be one object"],
    ["null for options", withOptions(null), "wrong_type", "options must be one object"],
    ["favorable absent", withOptions({}), "missing_option", "favorable is required"],
    ["favorable as text", withOptions({ favorable: "false" }), "wrong_type", "pass true or false"],
    [
      "an option that does not exist",
      withOptions({ favorable, favourable: true }),
      "unknown_option",
      'option "favourable" is not known',
    ],
    ["scale 0", withOptions({ favorable, scale: 0 }), "out_of_domain", "scale is 0; it must be above 0"],
    ["scale as text", withOptions({ favorable, scale: "100" }), "wrong_type", 'scale is "100"'],
    [
      "confidence 0",
      withOptions({ favorable, confidence: 0 }),
      "out_of_domain",
      "confidence is 0; it must be above 0",
    ],
    [
      "confidence in percent",
      withOptions({ favorable, confidence: 95 }),
      "out_of_domain",
      "confidence is 95; it must be below 1",
    ],
    ["confidence NaN", withOptions({ favorable, confidence: Number.NaN }), "not_finite", "confidence is NaN"],
    ["linear as text", withOptions({ favorable, linear: "no" }), "wrong_type", 'linear is "no"'],
    [
      "negative replicates",
      withOptions({ favorable, draws: -1 }),
      "out_of_domain",
      "draws is -1; it must be at least 0",
    ],
    [
      "half a replicate",
      withOptions({ favorable, draws: 10.5 }),
      "out_of_domain",
      "draws is 10.5; it must be a whole number",
    ],
    [
      "more replicates than memory holds",
      withOptions({ favorable, draws: 1e9 }),
      "out_of_domain",
      "it must be at most 1000000",
    ],
    ["seed NaN", withOptions({ favorable, seed: Number.NaN }), "not_finite", "seed is NaN"],
    ["seed as text", withOptions({ favorable, seed: "a" }), "wrong_type", 'seed is "a"'],
    ["an unknown kind", withOptions({ favorable, kind: "Wagstaff" }), "unknown_option", 'kind is "Wagstaff"'],
    [
      "a kind that needs bounds",
      withOptions({ favorable, kind: "erreygers" }),
      "missing_option",
      'kind "erreygers" needs bounds',
    ],
    [
      "an unknown variance",
      withOptions({ favorable, variance: "svy" }),
      "unknown_option",
      'variance is "svy"',
    ],
    [
      "bounds upside down",
      withOptions({ favorable, bounds: { lower: 100, upper: 0 } }),
      "out_of_domain",
      "bounds.upper is 0; it must be above 100",
    ],
    [
      "half of the bounds",
      withOptions({ favorable, bounds: { lower: 0 } }),
      "missing_option",
      "bounds.upper is required",
    ],
    [
      "bounds as a list",
      withOptions({ favorable, bounds: [0, 100] }),
      "wrong_type",
      "options must be one object",
    ],
    [
      "bounds wider than numbers reach",
      withOptions({ favorable, bounds: { lower: -1.7e308, upper: 1.7e308 } }),
      "not_finite",
      "bounds.upper - bounds.lower is Infinity",
    ],
    [
      "an average outside the bounds",
      withOptions({ favorable, scale: 100, settingAverage: 101 }),
      "out_of_domain",
      "settingAverage is 101; it must be at most 100",
    ],
    [
      "a stratum for some only",
      () => call(changed(2, { stratum: "a" }), { favorable: favorable, variance: "design" }),
      "missing_value",
      "subgroup 0 has no stratum",
    ],
    [
      "a cluster for some only",
      () => call(changed(0, { cluster: 7 }), { favorable: favorable, variance: "design" }),
      "missing_value",
      "subgroup 1 has no cluster",
    ],
  ];
}
