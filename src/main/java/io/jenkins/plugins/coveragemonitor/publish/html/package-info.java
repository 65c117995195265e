/** The HTML report of a build: plain pages without a script, under a policy that allows nothing but their own style. */
package io.jenkins.plugins.coveragemonitor.publish.html;
