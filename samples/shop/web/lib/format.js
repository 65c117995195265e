'use strict';

/** Euro cents as people write them. */
function money(cents) {
  const sign = cents < 0 ? '-' : '';
  const absolute = Math.abs(cents);
  const rest = String(absolute % 100).padStart(2, '0');
  return `${sign}${Math.floor(absolute / 100)}.${rest} €`;
}

/** A short text of a list. */
function list(words) {
  if (words.length === 0) {
    return 'nothing';
  }
  if (words.length === 1) {
    return words[0];
  }
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

//# since 14
/** How long ago something was. */
function ago(seconds) {
  if (seconds < 60) {
    return 'just now';
  }
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)} min ago`;
  }
  return `${Math.floor(seconds / 3600)} h ago`;
}
//# end

module.exports = {
  money,
  list,
  //# since 14
  ago,
  //# end
};
