/** The agent inside measured Java processes, compiled for Java 8 and apart from everything else. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.spy.agent;

import org.jspecify.annotations.NullMarked;
