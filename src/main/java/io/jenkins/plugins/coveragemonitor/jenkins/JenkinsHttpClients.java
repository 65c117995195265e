package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.ProxyConfiguration;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpClients;
import java.net.http.HttpClient;
import jenkins.model.Jenkins;

/** Posts through the proxy that Jenkins has now: those who change it need not restart Jenkins. */
final class JenkinsHttpClients implements HttpClients {
    private static final String NO_PROXY = "";

    @Override
    public HttpClient.Builder builder() {
        return ProxyConfiguration.newHttpClientBuilder();
    }

    /** Whoever saves the form or the JCasC file makes another object. */
    @Override
    public Object settings() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        ProxyConfiguration proxy = jenkins == null ? null : jenkins.getProxy();
        return proxy == null ? NO_PROXY : proxy;
    }
}
