/** Tokens for mails and descriptions through the plugin token-macro, if it is installed. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.jenkins.token;

import org.jspecify.annotations.NullMarked;
