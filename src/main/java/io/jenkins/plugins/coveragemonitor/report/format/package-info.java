/** One streaming reader for each format; a package of its own if it has several classes. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.report.format;

import org.jspecify.annotations.NullMarked;
