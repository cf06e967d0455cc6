import * as resources from "../../src/resources/index.ts";
import list from "../fixtures/resources/methods.json" with { type: "json" };
import { vectors } from "../support/vectors.ts";

vectors(resources, list);
