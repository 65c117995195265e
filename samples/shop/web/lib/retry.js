//# since 21
'use strict';

/** Calls again after a failure, waiting longer each time. */
async function retry(call, { attempts = 3, wait = () => {}, retryable = () => true } = {}) {
  let last;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    try {
      return await call(attempt);
    } catch (error) {
      last = error;
      if (!retryable(error)) {
        throw error;
      }
      if (attempt < attempts) {
        await wait(delay(attempt));
      }
    }
  }
  throw last;
}

/** Milliseconds before the next attempt. */
function delay(attempt) {
  const base = 100 * 2 ** (attempt - 1);
  if (base > 5000) {
    return 5000;
  }
  return base;
}

module.exports = { retry, delay };
//# end
