/**
 * Findings with a life: what a build's numbers mean for the people who look after a job, notified once and resolved
 * once.
 *
 * <p>Deciding is pure and apart from delivering: rules turn a build into findings, a life cycle turns findings into
 * changes of alerts, and the announcer turns changes into notices. The alert store keeps all three on disk before any
 * of them leaves the house.
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.alert;

import org.jspecify.annotations.NullMarked;
