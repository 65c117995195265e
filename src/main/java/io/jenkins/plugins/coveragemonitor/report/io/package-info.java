/** Parsers and what they may cost: XML, JSON, lines, compression, limits. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.report.io;

import org.jspecify.annotations.NullMarked;
