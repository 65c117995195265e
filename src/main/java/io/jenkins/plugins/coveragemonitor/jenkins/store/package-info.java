/** The shared store of all controllers: its connection while Jenkins runs, and what it is told of jobs. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.jenkins.store;

import org.jspecify.annotations.NullMarked;
