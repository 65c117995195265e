/** Comments on change requests of GitHub, GitLab, Gitea, Bitbucket and Gerrit. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

import org.jspecify.annotations.NullMarked;
