/** Who owns which files, by CODEOWNERS. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.collect.owner;

import org.jspecify.annotations.NullMarked;
