/** Parsers and their limits: XML, JSON, lines, compression. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.report.io;

import org.jspecify.annotations.NullMarked;
