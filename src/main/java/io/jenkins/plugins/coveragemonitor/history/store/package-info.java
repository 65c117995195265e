/**
 * Where histories are kept: the contract that every store keeps, the file as a store, and the way from a job's file to
 * another store. Nothing here knows a database.
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.history.store;

import org.jspecify.annotations.NullMarked;
