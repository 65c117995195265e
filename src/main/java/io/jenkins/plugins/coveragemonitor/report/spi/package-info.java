/** The contract of a format: a reader pushes what it reads into a sink. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.report.spi;

import org.jspecify.annotations.NullMarked;
