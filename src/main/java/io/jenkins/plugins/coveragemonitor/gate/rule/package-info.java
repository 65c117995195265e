/** Rules as they are configured: what a rule checks is a sealed family, and each check judges numbers. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.gate.rule;

import org.jspecify.annotations.NullMarked;
