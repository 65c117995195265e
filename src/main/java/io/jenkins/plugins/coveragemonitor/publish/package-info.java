/**
 * A build's result for other tools and for people who read elsewhere: Markdown for a comment or a summary, one HTML
 * report that needs no server, SARIF, annotations, Cobertura, JSON, badges. Made of what the pages show; nothing here
 * sends or stores anything.
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.publish;

import org.jspecify.annotations.NullMarked;
