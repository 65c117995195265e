package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

/**
 * The place of a change request on its code host.
 *
 * @param repository the repository as in the address, such as {@code owner/name}; may be empty for Gerrit
 * @param number its number
 */
record RequestPlace(String repository, String number) {}
