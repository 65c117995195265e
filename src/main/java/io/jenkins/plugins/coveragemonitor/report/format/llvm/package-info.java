/** Exports of llvm-cov. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.report.format.llvm;

import org.jspecify.annotations.NullMarked;
