/** The rules that search a build for findings, one class for each type of alert. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.alert.rule;

import org.jspecify.annotations.NullMarked;
