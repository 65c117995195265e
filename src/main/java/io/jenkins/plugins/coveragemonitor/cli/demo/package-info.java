/** The sample project. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.cli.demo;

import org.jspecify.annotations.NullMarked;
