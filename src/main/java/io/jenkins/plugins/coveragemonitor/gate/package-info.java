/** Rules on one measurement, and what they make of it. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.gate;

import org.jspecify.annotations.NullMarked;
