'use strict';

const STEPS = ['cart', 'address', 'payment', 'done'];

/** Which step of the checkout comes next. */
function next(step, form) {
  const index = STEPS.indexOf(step);
  if (index < 0) {
    throw new Error(`there is no step ${step}`);
  }
  const problems = check(step, form);
  if (problems.length > 0) {
    return { step, problems };
  }
  return { step: STEPS[Math.min(index + 1, STEPS.length - 1)], problems: [] };
}

/** What is missing in a form. */
function check(step, form) {
  const problems = [];
  if (step === 'cart' && form.items === 0) {
    problems.push('the cart is empty');
  }
  if (step === 'address') {
    if (!form.name) {
      problems.push('the name is missing');
    }
    if (!/^\d{5}$/.test(form.zip || '')) {
      problems.push('the postcode has five digits');
    }
  }
  if (step === 'payment' && !form.card) {
    problems.push('choose how to pay');
  }
  return problems;
}

module.exports = { next, check };
