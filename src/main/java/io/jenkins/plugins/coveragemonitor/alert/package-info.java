/**
 * Findings with a life: what a build's numbers mean for the people responsible for a job, notified once and resolved
 * once.
 *
 * <p>Deciding is pure and separate from delivering: rules turn a build into findings, the life cycle turns findings
 * into changes of alerts, and the notification policy turns changes into notices. The alert store has all three on disk
 * before anything is sent.
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.alert;

import org.jspecify.annotations.NullMarked;
