/** Comments on change requests of GitHub, GitLab, Gitea and Bitbucket. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

import org.jspecify.annotations.NullMarked;
