/**
 * What a program that writes tests asks of a job, such as a coding agent: which lines no test covers, what to test next,
 * how the gates stand, what changed, which way it goes. Answers are small, exact, and the same by HTTP and by the Model
 * Context Protocol. Nothing here changes anything.
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.advice;

import org.jspecify.annotations.NullMarked;
