/** Measuring the programs of a language, one class for each. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.spy.language;

import org.jspecify.annotations.NullMarked;
