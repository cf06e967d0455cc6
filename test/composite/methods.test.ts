import * as composite from "../../src/composite/index.ts";
import list from "../fixtures/composite/methods.json" with { type: "json" };
import { vectors } from "../support/vectors.ts";

vectors(composite, list);
