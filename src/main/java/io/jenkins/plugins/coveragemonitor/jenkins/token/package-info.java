/** Tokens in mails and descriptions through the plugin token-macro, where it is installed. */
package io.jenkins.plugins.coveragemonitor.jenkins.token;
