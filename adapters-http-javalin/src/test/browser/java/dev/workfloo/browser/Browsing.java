package dev.workfloo.browser;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests their visitors, and the packaged service, which all of them share: it and the browsers end with the last test. */
final class Browsing implements ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace OURS = Namespace.create(Browsing.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Visits.class || type == Site.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == Site.class) return site(context);
        Sessions sessions = ofAll(context).computeIfAbsent("sessions", key -> new Sessions(), Sessions.class);
        return context.getStore(OURS).computeIfAbsent("visits", key -> new Visits(sessions), Visits.class);
    }

    private static Site site(ExtensionContext context) {
        return ofAll(context).computeIfAbsent("site", key -> Site.open(), Site.class);
    }

    private static Store ofAll(ExtensionContext context) {
        return context.getRoot().getStore(OURS);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws Exception {
        Visits visits = context.getStore(OURS).get("visits", Visits.class);
        if (visits == null || context.getExecutionException().isEmpty()) return;
        visits.picture(context.getRequiredTestMethod().getName());
    }
}
