import { beijing } from "./beijing-2010/case.ts";
import { brazilFundebCase } from "./brazil-fundeb/case.ts";
import type { Case } from "./case.ts";
import { chinaProvinces } from "./china-provinces/case.ts";
import { chongqing } from "./chongqing/case.ts";
import { fourSystems } from "./four-systems/case.ts";
import { gradualEqualization } from "./gradual-equalization/case.ts";
import { indiaUrbanRural } from "./india-urban-rural/case.ts";
import { lanshan } from "./lanshan/case.ts";
import { usStates } from "./us-states/case.ts";
import { xiuzhou } from "./xiuzhou/case.ts";

/** The menu of the demonstration; the first case runs where none is named. */
export const cases: readonly Case[] = [
  beijing,
  xiuzhou,
  fourSystems,
  gradualEqualization,
  chongqing,
  lanshan,
  chinaProvinces,
  usStates,
  indiaUrbanRural,
  brazilFundebCase,
];
