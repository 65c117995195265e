package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

/**
 * Where a change request is on its code host.
 *
 * @param repository the repository as it stands in the address, such as {@code owner/name}; may be empty for Gerrit
 * @param number its number
 */
record RequestPlace(String repository, String number) {}
