/** What all controllers that share a store show together. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.view.controllers;

import org.jspecify.annotations.NullMarked;
