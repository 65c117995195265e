/** Cobertura XML and its dialects. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.report.format.cobertura;

import org.jspecify.annotations.NullMarked;
