/**
 * A build's result for other tools and for people who read it elsewhere: Markdown for comments and summaries, an HTML
 * report that needs no server, SARIF, annotations, Cobertura, JSON, badges. All are made from the data of the pages;
 * nothing here sends or stores anything.
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.publish;

import org.jspecify.annotations.NullMarked;
