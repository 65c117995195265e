/** What happens from the start of services to their report, in order. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.spy.session;

import org.jspecify.annotations.NullMarked;
