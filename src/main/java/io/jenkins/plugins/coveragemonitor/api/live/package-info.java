/** What happens, passed on at once to subscribers: numbered, filtered for each of them, and resumed where they left off. */
package io.jenkins.plugins.coveragemonitor.api.live;
