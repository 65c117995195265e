/** Histories in PostgreSQL, by plain JDBC: the only room that knows a database. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.history.postgres;

import org.jspecify.annotations.NullMarked;
