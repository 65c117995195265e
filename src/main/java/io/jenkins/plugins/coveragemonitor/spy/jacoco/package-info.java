/** JaCoCo's execution data, and class files by identity. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.spy.jacoco;

import org.jspecify.annotations.NullMarked;
