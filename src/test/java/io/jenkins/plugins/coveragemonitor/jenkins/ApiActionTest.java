package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;

import hudson.security.csrf.CrumbIssuer;
import hudson.security.csrf.CrumbIssuerDescriptor;
import io.jenkins.plugins.coveragemonitor.api.Api;
import io.jenkins.plugins.coveragemonitor.api.ApiResponse;
import io.jenkins.plugins.coveragemonitor.jenkins.config.ChannelOption;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;
import org.mockito.MockedStatic;

/** What stands between a browser and the interface: Jenkins checks the crumb of a POST, the door that of all others. */
class ApiActionTest {
    private static final String TOKEN = "jenkins.security.BasicHeaderApiTokenAuthenticator";

    /** An empty body. */
    private static final class Nothing extends ServletInputStream {
        @Override
        public boolean isFinished() {
            return true;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read() {
            return -1;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, , false, 200",
        "PUT, , false, 403",
        "PUT, wrong, false, 403",
        "PUT, right, false, 200",
        "PUT, , true, 200",
        "DELETE, , false, 403",
        "DELETE, wrong, false, 403",
        "DELETE, right, false, 200",
        "DELETE, , true, 200"
    })
    void aChangeNeedsACrumbOrAToken(String method, String crumb, boolean byToken, int status) throws IOException {
        StaplerRequest2 request = mock(StaplerRequest2.class);
        when(request.getMethod()).thenReturn(method);
        when(request.getContextPath()).thenReturn("");
        when(request.getRestOfPath()).thenReturn("/v1/thresholds");
        when(request.getInputStream()).thenReturn(new Nothing());
        when(request.getHeader("Jenkins-Crumb")).thenReturn(crumb);
        when(request.getAttribute(TOKEN)).thenReturn(byToken ? true : null);
        StaplerResponse2 response = mock(StaplerResponse2.class);
        Api api = mock(Api.class);
        when(api.answer(any())).thenReturn(new ApiResponse(200, Map.of(), new byte[0]));
        when(api.refuseForged()).thenReturn(new ApiResponse(403, Map.of(), new byte[0]));
        ApiService service = mock(ApiService.class);
        when(service.api()).thenReturn(api);
        Jenkins jenkins = mock(Jenkins.class);
        CrumbIssuer issuer = issuer();
        when(jenkins.getCrumbIssuer()).thenReturn(issuer);
        try (MockedStatic<Jenkins> running = mockStatic(Jenkins.class);
                MockedStatic<ApiService> known = mockStatic(ApiService.class)) {
            running.when(Jenkins::get).thenReturn(jenkins);
            known.when(ApiService::get).thenReturn(service);
            new ApiAction(null).doDynamic(request, response);
        }
        org.mockito.Mockito.verify(response).setStatus(status);
    }

    @SuppressWarnings("unchecked")
    private static CrumbIssuer issuer() {
        CrumbIssuer issuer = mock(CrumbIssuer.class);
        CrumbIssuerDescriptor<CrumbIssuer> descriptor = mock(CrumbIssuerDescriptor.class);
        when(descriptor.getCrumbSalt()).thenReturn("salt");
        when(issuer.getDescriptor()).thenReturn(descriptor);
        when(issuer.getCrumbRequestField()).thenReturn("Jenkins-Crumb");
        when(issuer.validateCrumb(any(jakarta.servlet.ServletRequest.class), eq("salt"), eq("right")))
                .thenReturn(true);
        return issuer;
    }

    /** Whatever can be reached by an address says by which method; the door alone leaves that to its table. */
    @TestFactory
    Stream<DynamicTest> everyOtherAddressSaysWhetherItReadsOrChanges() {
        List<Method> reached = FormClasses.all().stream()
                .filter(type -> type != ApiAction.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> method.getName().matches("do[A-Z].*")
                        && java.lang.reflect.Modifier.isPublic(method.getModifiers())
                        && !method.isBridge())
                .toList();
        assertThat(reached).hasSizeGreaterThan(20);
        return reached.stream()
                .map(method -> DynamicTest.dynamicTest(
                        method.getDeclaringClass().getSimpleName() + "." + method.getName(),
                        () -> assertThat(method.isAnnotationPresent(GET.class) ^ method.isAnnotationPresent(POST.class))
                                .isTrue()));
    }

    /** SECURITY-1628, -2088: what Jenkins writes to its XML names credentials and holds no secret. */
    @Test
    void whatIsSavedOfAChannelNamesCredentialsAndHoldsNoSecret() {
        List<String> suspicious = FormClasses.all().stream()
                .filter(type -> ChannelOption.class.isAssignableFrom(type))
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .map(Field::getName)
                .filter(name -> name.matches("(?i).*(secret|token|password|key).*"))
                .toList();
        assertThat(suspicious).isNotEmpty().allMatch(name -> name.endsWith("CredentialsId"));
    }
}
