/** Rules on one measurement, and how they affect the build. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.gate;

import org.jspecify.annotations.NullMarked;
