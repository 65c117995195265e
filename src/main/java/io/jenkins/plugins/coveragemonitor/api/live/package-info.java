/** Live events, sent at once to subscribers: numbered, filtered for each of them, and resumed where they left off. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.api.live;

import org.jspecify.annotations.NullMarked;
