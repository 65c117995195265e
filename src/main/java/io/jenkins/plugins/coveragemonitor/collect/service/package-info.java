/** What running services were and used. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.collect.service;

import org.jspecify.annotations.NullMarked;
