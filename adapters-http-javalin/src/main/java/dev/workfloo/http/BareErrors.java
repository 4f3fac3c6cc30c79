package dev.workfloo.http;

import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Jetty's own refusals (a target it cannot read, a header too large) as a status alone, without its page. */
final class BareErrors extends ErrorPageErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Outgoing.guard(response.getHeaders());
        response.write(true, null, callback);
        return true;
    }
}
