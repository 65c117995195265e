/**
 * What coverage is: exact counters and compact tables of lines, immutable.
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.model;

import org.jspecify.annotations.NullMarked;
