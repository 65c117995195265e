/** The change under test: which lines a diff or git reports as changed and moved, and the gaps among them. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.collect.patch;

import org.jspecify.annotations.NullMarked;
