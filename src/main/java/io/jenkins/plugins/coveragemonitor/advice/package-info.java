/**
 * Answers for programs that write tests, such as coding agents: which lines no test covers, what to test next, the
 * results of the gates, what changed, the trend. Answers are small and exact, and the same by HTTP and by the Model
 * Context Protocol. Nothing here changes anything.
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.advice;

import org.jspecify.annotations.NullMarked;
