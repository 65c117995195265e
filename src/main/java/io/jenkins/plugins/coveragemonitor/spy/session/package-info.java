/** The sequence from the start of services to their reports. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.spy.session;

import org.jspecify.annotations.NullMarked;
