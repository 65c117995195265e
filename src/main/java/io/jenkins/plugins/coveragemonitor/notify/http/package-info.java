/** Posting to allowed addresses. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.notify.http;

import org.jspecify.annotations.NullMarked;
