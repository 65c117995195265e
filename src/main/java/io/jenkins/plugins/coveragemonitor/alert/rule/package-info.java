/** What a build is searched for, one class a type of alert. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.alert.rule;

import org.jspecify.annotations.NullMarked;
