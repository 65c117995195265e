/**
 * The HTTP interface for programs, without any server: a request becomes a response. One table lists every endpoint,
 * what it does and who may use it; the callers of this package only carry bytes.
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.api;

import org.jspecify.annotations.NullMarked;
