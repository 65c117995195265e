package io.jenkins.plugins.coveragemonitor.advice;

import java.util.List;

/**
 * The results of a build's gates.
 *
 * @param about the build, with its verdict
 * @param gates every gate, the worst first
 */
public record GateStatus(BuildFacts about, List<GateFacts> gates) {}
