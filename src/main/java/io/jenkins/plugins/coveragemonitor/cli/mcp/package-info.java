/** Answers for programs that write tests, by the Model Context Protocol. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.cli.mcp;

import org.jspecify.annotations.NullMarked;
