package hudson.security.csrf;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import jakarta.servlet.ServletRequest;

public abstract class CrumbIssuer implements Describable<CrumbIssuer>, ExtensionPoint {
    public CrumbIssuer() {}

    public String getCrumbRequestField() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CrumbIssuerDescriptor<CrumbIssuer> getDescriptor() {
        throw new UnsupportedOperationException();
    }

    public boolean validateCrumb(ServletRequest request, String salt, String crumb) {
        throw new UnsupportedOperationException();
    }
}
