/** What is kept of one build besides its measurement. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.record;

import org.jspecify.annotations.NullMarked;
