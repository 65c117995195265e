/** Measuring running programs by their environment: the folder, the variables, the result of a service. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.spy;

import org.jspecify.annotations.NullMarked;
