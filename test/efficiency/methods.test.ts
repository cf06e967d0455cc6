import * as efficiency from "../../src/efficiency/index.ts";
import list from "../fixtures/efficiency/methods.json" with { type: "json" };
import { vectors } from "../support/vectors.ts";

vectors(efficiency, list);
