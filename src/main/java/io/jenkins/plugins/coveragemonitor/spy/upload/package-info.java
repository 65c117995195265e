/** Receiving the files that services send. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.spy.upload;

import org.jspecify.annotations.NullMarked;
