/** Histories in PostgreSQL, by plain JDBC: the only package that knows a database. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.history.postgres;

import org.jspecify.annotations.NullMarked;
