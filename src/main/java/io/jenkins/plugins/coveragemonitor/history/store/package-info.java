/**
 * Where histories are kept: the contract of stores, the file as a store, and copying from a job's file to another
 * store. This package knows nothing of databases.
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.history.store;

import org.jspecify.annotations.NullMarked;
