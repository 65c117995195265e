/** Tokens in mails and descriptions through the plugin token-macro, where it is installed. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.jenkins.token;

import org.jspecify.annotations.NullMarked;
