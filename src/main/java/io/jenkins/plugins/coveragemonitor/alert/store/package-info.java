/** The alerts of a job on disk, and what builds, people and time do to them. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.alert.store;

import org.jspecify.annotations.NullMarked;
