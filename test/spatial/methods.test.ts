import * as spatial from "../../src/spatial/index.ts";
import list from "../fixtures/spatial/methods.json" with { type: "json" };
import { vectors } from "../support/vectors.ts";

vectors(spatial, list);
