/** One streaming reader a format; a folder where it has several classes. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.report.format;

import org.jspecify.annotations.NullMarked;
