/* Jenkins' forms load this beside their fields, also later and as a plain script: it imports nothing. */
(() => {
  const FORMAT = 'select[name="_.format"]';

  /** The pattern of class files is for execution data; one that is set is shown whatever the format is. */
  const show = (select, format) => {
    const files = select.closest('.repeated-chunk, form')?.querySelector('.cm-class-files');
    if (files) files.hidden = format !== 'JACOCO_EXEC' && !files.querySelector('input')?.value;
  };

  const watch = select => {
    if (select.dataset.cmWatched) return;
    select.dataset.cmWatched = 'true';
    for (const event of ['change', 'filled']) select.addEventListener(event, () => show(select, select.value));
    // Jenkins fills in the choices a little later.
    show(select, select.value || select.getAttribute('value') || select.dataset.value);
  };

  window.Behaviour?.specify(FORMAT, 'coverage-monitor-format', 0, watch);
  document.querySelectorAll(FORMAT).forEach(watch);
})();
