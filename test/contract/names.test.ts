import * as equalis from "equalis";
import * as access from "equalis/access";
import * as adapters from "equalis/adapters";
import * as agreement from "equalis/agreement";
import * as appraisal from "equalis/appraisal";
import * as composite from "equalis/composite";
import * as dynamics from "equalis/dynamics";
import * as efficiency from "equalis/efficiency";
import * as inequality from "equalis/inequality";
import * as plot from "equalis/plot";
import * as programs from "equalis/programs";
import * as report from "equalis/report";
import * as resources from "equalis/resources";
import * as schema from "equalis/schema";
import * as spatial from "equalis/spatial";
import * as study from "equalis/study";
import * as subgroups from "equalis/subgroups";
import * as transfers from "equalis/transfers";
import { describe, expect, test } from "vitest";

/** Every public name, by room: what programs are written against. */
const rooms: Readonly<Record<string, readonly [Readonly<Record<string, unknown>>, string]>> = {
  inequality: [
    inequality,
    `gini extendedGini generalizedEntropy theil meanLogDeviation atkinson kolm hoover coefficientOfVariation
    varianceOfLogs palma quintileShareRatio bonferroni zenga mehran piesch wolfson quantile quantileRatio lorenzCurve
    lorenzAt concentrationIndex concentrationCurve decomposeGini decomposeEntropy decomposeEntropyNested
    decomposeGiniBySource decomposeVarianceBySource decomposeConcentrationIndex progressivity estimate`,
  ],
  subgroups: [
    subgroups,
    `measureSubgroups simpleDifference simpleRatio betweenGroupVariance betweenGroupStandardDeviation
    betweenGroupCoefficientOfVariation meanDifferenceFromBest meanDifferenceFromReference meanDifferenceFromMean
    indexOfDisparity betweenGroupTheil betweenGroupMeanLogDeviation absoluteConcentrationIndex
    relativeConcentrationIndex slopeIndexOfInequality relativeIndexOfInequality populationAttributableFraction
    populationAttributableRisk`,
  ],
  resources: [
    resources,
    `perCapita pooledRate density resourceDensityIndex agglomeration locationQuotient herfindahl greyRelationalGrade
    attainment shortfall needsWeightedPopulation fairShare distanceFromTarget catchUpYears medicineAccess staffingNeed
    alkireFoster`,
  ],
  access: [
    access,
    `floatingCatchment hansen cumulativeOpportunities costToClosest balancingCost spatialAvailability travelCosts
    atThresholds relativeAccess`,
  ],
  spatial: [
    spatial,
    `spatialWeights nearestNeighbors distanceBand moranI gearyC getisOrdG localMoran localG inverseDistanceWeights
    kernelWeights bivariateMoran localBivariateMoran leeL localGeary joinCounts spatialGini empiricalBayesRates
    geodetector`,
  ],
  dynamics: [
    dynamics,
    `sigmaConvergence betaConvergence transitionMatrix spatialTransition logT convergenceClubs kernelDensity
    yearsToTarget lisaTransition categoryTransition transitionHomogeneity`,
  ],
  transfers: [
    transfers,
    `fiscalGap representativeTaxSystem blend proRata apportion collar holdHarmless phaseIn paceOfChange scaleTo equalCut
    levelUp waterFill boundedShare maxGrowth defineProgram simulate explain compareSimulations
    marginalEqualizationRate measureTransferEffect fiscalPosition reconcileFlows allocate`,
  ],
  composite: [
    composite,
    `normalize winsorize skewness kurtosis impute aggregate topsis vikor promethee copeland rankSumRatio
    fuzzyEvaluation couplingCoordination obstacleDegree rankRobustness sobolIndices copras edas waspas cocoso
    factorability`,
  ],
  efficiency: [
    efficiency,
    `dea malmquist directionalDistance malmquistLuenberger bootstrapDea truncatedRegression efficiencyDeterminants
    tobit stochasticFrontier`,
  ],
  agreement: [
    agreement,
    `intraclassCorrelation kendallW cohenKappa fleissKappa krippendorffAlpha cronbachAlpha delphiConsensus
    importancePerformance rakeWeights`,
  ],
  appraisal: [appraisal, "scoreAppraisal aggregatePanel gradeBy allocateByScore"],
  study: [
    study,
    "measureGap measureResources simulateTransfer reconcile appraise trackGoals planEqualization",
  ],
};
const namesOf = (text: string) => text.trim().split(/\s+/);

describe("public names", () => {
  test.for(Object.entries(rooms))("%s, from the room and from the root", ([, [room, text]]) => {
    for (const name of namesOf(text)) {
      expect(typeof room[name], name).toBe("function");
      expect((equalis as Readonly<Record<string, unknown>>)[name], name).toBe(room[name]);
    }
  });

  test("records of functions", () => {
    expect(Object.keys(equalis.decay).sort()).toEqual(
      namesOf("binary exponential gaussian gaussianToZero linear logistic power step"),
    );
    expect(Object.keys(equalis.weightMethods)).toEqual(
      expect.arrayContaining(
        namesOf(
          "equal entropy critic coefficientOfVariation pca ahp ahpGroup combine benefitOfDoubt standardDeviation merec",
        ),
      ),
    );
    expect(access.decay).toBe(equalis.decay);
    expect(composite.weightMethods).toBe(equalis.weightMethods);
  });

  test("schemas and reports, from their own entries only", () => {
    for (const name of namesOf(`StudySchema RegionSchema ServiceSchema IndicatorSchema ObservationSchema
      FiscalFlowSchema AppraisalSchemeSchema parseStudy`)) {
      expect(schema).toHaveProperty(name);
      expect(equalis).not.toHaveProperty(name);
    }
    expect(typeof report.renderReport).toBe("function");
    for (const name of namesOf(
      "fromHeatPlus toHeatPlus fromDhis2Analytics fromWorldBank fromGho fromSdmxCsv fromCsv toCsv",
    )) {
      expect(typeof (adapters as Readonly<Record<string, unknown>>)[name], name).toBe("function");
      expect(equalis, name).not.toHaveProperty(name);
    }
    for (const name of namesOf(
      "lorenzPlot gapPlot rankPlot transferPlot waterfallPlot appraisalPlot convergencePlot",
    )) {
      expect(typeof (plot as Readonly<Record<string, unknown>>)[name], name).toBe("function");
      expect(equalis, name).not.toHaveProperty(name);
    }
    expect(equalis).not.toHaveProperty("renderReport");
  });

  test("one error class, a RangeError", () => {
    const error = new equalis.EqualizationError("what came", {
      code: "not_finite",
      where: "gini",
      index: 2,
      received: "x",
    });
    expect(error).toBeInstanceOf(RangeError);
    expect(error).toMatchObject({ code: "not_finite", where: "gini", index: 2, received: "x" });
  });
});

describe("programs", () => {
  const names = namesOf(`usFmap usChipAllotment canadaEqualization germanyFinanzkraftausgleich
    switzerlandResourceEqualization norwayIncomeEqualization brazilFundeb franceDsr indiaFinanceCommission australiaGst
    southAfricaEquitableShare chinaSharedResponsibility chinaGeneralTransfer chinaHealthFund nhsPaceOfChange`);
  test.for(names)("%s is a value with inputs, and parameters by date", (name) => {
    const program = (programs as Readonly<Record<string, unknown>>)[name] as equalis.Program;
    expect((equalis as Readonly<Record<string, unknown>>)[name]).toBe(program);
    expect(program.inputs.length).toBeGreaterThan(0);
    for (const input of program.inputs) {
      for (const field of ["name", "unit", "description"] as const)
        expect(typeof input[field]).toBe("string");
    }
    for (const parameter of Object.values(program.parameters)) {
      expect(parameter.source.length).toBeGreaterThan(0);
      for (const dated of parameter.values) expect(dated.from).toMatch(/^\d{4}/);
    }
  });

  test("usFmap: mean incomes in whole dollars before the ratio, two decimals of a percent after", () => {
    const [state, nation] = [
      [20_000.4, 20_001, 20_001],
      [20_000, 21_000, 22_500],
    ] as const;
    const run = equalis.simulate(equalis.usFmap, {
      units: ["Somewhere"],
      data: {
        incomeYear1: [state[0]],
        incomeYear2: [state[1]],
        incomeYear3: [state[2]],
        nationalIncomeYear1: nation[0],
        nationalIncomeYear2: nation[1],
        nationalIncomeYear3: nation[2],
      },
      period: "1997",
    });
    expect(run.amounts[0]).toBe(Math.round((100 - 45 * (20_001 / 21_167) ** 2) * 100) / 100);
  });
});
