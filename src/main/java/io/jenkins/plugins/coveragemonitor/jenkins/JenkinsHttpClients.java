package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.ProxyConfiguration;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpClients;
import java.net.http.HttpClient;
import jenkins.model.Jenkins;

/** Posts through Jenkins' current proxy, so that a change of it needs no restart. */
final class JenkinsHttpClients implements HttpClients {
    private static final String NO_PROXY = "";

    @Override
    public HttpClient.Builder builder() {
        return ProxyConfiguration.newHttpClientBuilder();
    }

    /** Saving the form or the JCasC file creates another object. */
    @Override
    public Object settings() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        ProxyConfiguration proxy = jenkins == null ? null : jenkins.getProxy();
        return proxy == null ? NO_PROXY : proxy;
    }
}
