/** What happens, told at once to those who watch: numbered, filtered for each of them, and resumed where they left off. */
package io.jenkins.plugins.coveragemonitor.api.live;
