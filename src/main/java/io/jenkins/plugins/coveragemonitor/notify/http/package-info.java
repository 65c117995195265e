/** Posting to addresses that may be posted to. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.notify.http;

import org.jspecify.annotations.NullMarked;
