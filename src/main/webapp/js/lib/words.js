/* The names of the interface as people read them. */
import { language, t } from './texts.js';

export const TYPES = [
  ['THRESHOLD_VIOLATION', t('Threshold violation')],
  ['REGRESSION', t('Regression')],
  ['TREND_DEGRADATION', t('Trend degradation')],
  ['ANOMALY', t('Anomaly')],
  ['MEASUREMENT_LOST', t('Measurement lost')],
  ['TESTS_FAILING', t('Tests failing')],
  ['TESTS_SLOWER', t('Tests slower')],
  ['IMPROVEMENT', t('Improvement')],
  ['TARGET_APPROACHING', t('Target approaching')],
  ['TARGET_REACHED', t('Target reached')],
];
export const SEVERITIES = [
  ['CRITICAL', t('Critical')],
  ['WARNING', t('Warning')],
  ['INFO', t('Info')],
];
export const STATUSES = [
  ['ACTIVE', t('Active')],
  ['PENDING', t('Pending')],
  ['ACKNOWLEDGED', t('Acknowledged')],
  ['RESOLVED', t('Resolved')],
  ['EVENT', t('Event')],
];
export const METRICS = [
  ['LINE', t('Line|metric')],
  ['BRANCH', t('Branch|metric')],
  ['INSTRUCTION', t('Instruction')],
  ['FUNCTION', t('Function')],
  ['CLASS', t('Class')],
  ['MUTATION', t('Mutation')],
  ['COMPLEXITY', t('Complexity')],
  ['MCDC_PAIR', t('MC/DC pair')],
  ['FUNCTION_CALL', t('Function call')],
  ['TESTS', t('Tests')],
  ['TEST_FAILURES', t('Test failures')],
  ['TEST_TIME', t('Test time')],
];
export const CHANGES = {
  PENDING: t('found, waiting for more builds'),
  DISCARDED: t('gone before it was sure'),
  FIRED: t('became active'),
  REOPENED: t('became active again'),
  WORSE: t('became worse'),
  UPDATED: t('changed'),
  ACKNOWLEDGED: t('acknowledged'),
  UNACKNOWLEDGED: t('reopened'),
  RESOLVED: t('ended'),
  HAPPENED: t('happened'),
};

/** Whether an alert is over, so that nothing is left to do; an event is from the beginning. */
export const isOver = alert => alert.status === 'RESOLVED' || alert.status === 'EVENT';

/** "line coverage" of LINE: what a metric says how much of, in a sentence and as a title. */
export const titleOf = metric => t('{0} coverage', word(METRICS, metric));
export const coverageOf = metric => (language === 'en' ? titleOf(metric).toLowerCase() : titleOf(metric));

/** The word for a name in a list of them. */
export const word = (list, name) => list.find(([known]) => known === name)?.[1] ?? name;
export const any = (list, text = t('Any')) => [['', text], ...list];
