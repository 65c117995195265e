/* The names of the interface as people read them. */
export const TYPES = [
  ['THRESHOLD_VIOLATION', 'Threshold violation'],
  ['REGRESSION', 'Regression'],
  ['TREND_DEGRADATION', 'Trend degradation'],
  ['ANOMALY', 'Anomaly'],
  ['MEASUREMENT_LOST', 'Measurement lost'],
  ['TESTS_FAILING', 'Tests failing'],
  ['TESTS_SLOWER', 'Tests slower'],
  ['IMPROVEMENT', 'Improvement'],
  ['TARGET_APPROACHING', 'Target approaching'],
  ['TARGET_REACHED', 'Target reached'],
];
export const SEVERITIES = [
  ['CRITICAL', 'Critical'],
  ['WARNING', 'Warning'],
  ['INFO', 'Info'],
];
export const STATUSES = [
  ['ACTIVE', 'Active'],
  ['PENDING', 'Pending'],
  ['ACKNOWLEDGED', 'Acknowledged'],
  ['RESOLVED', 'Resolved'],
  ['EVENT', 'Event'],
];
export const METRICS = [
  ['LINE', 'Line'],
  ['BRANCH', 'Branch'],
  ['INSTRUCTION', 'Instruction'],
  ['FUNCTION', 'Function'],
  ['CLASS', 'Class'],
  ['MUTATION', 'Mutation'],
  ['COMPLEXITY', 'Complexity'],
  ['MCDC_PAIR', 'MC/DC pair'],
  ['FUNCTION_CALL', 'Function call'],
  ['TESTS', 'Tests'],
  ['TEST_FAILURES', 'Test failures'],
  ['TEST_TIME', 'Test time'],
];
export const CHANGES = {
  PENDING: 'found, waiting for more builds',
  DISCARDED: 'gone before it was sure',
  FIRED: 'became active',
  REOPENED: 'became active again',
  WORSE: 'became worse',
  UPDATED: 'changed',
  ACKNOWLEDGED: 'acknowledged',
  UNACKNOWLEDGED: 'reopened',
  RESOLVED: 'ended',
  HAPPENED: 'happened',
};

/** Whether an alert is over, so that nothing is left to do; an event is from the beginning. */
export const isOver = alert => alert.status === 'RESOLVED' || alert.status === 'EVENT';

/** The word for a name in a list of them. */
export const word = (list, name) => list.find(([known]) => known === name)?.[1] ?? name;
export const any = (list, text = 'Any') => [['', text], ...list];
