/** How the programs of a language are measured, one class each. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.spy.language;

import org.jspecify.annotations.NullMarked;
