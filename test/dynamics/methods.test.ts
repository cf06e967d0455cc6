import * as dynamics from "../../src/dynamics/index.ts";
import { spatialWeights } from "../../src/spatial/index.ts";
import list from "../fixtures/dynamics/methods.json" with { type: "json" };
import { vectors } from "../support/vectors.ts";

vectors({ ...dynamics, spatialWeights }, list);
