package dev.workfloo.http.connection;

import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Jetty's own refusals (a target it cannot read, a header too large) as a status alone, without its page. */
final class BareErrors extends ErrorPageErrorHandler {

    /** What the contract calls 400, as any other request that is not HTTP as it is spoken here: expectations, and versions. */
    private static final Set<Integer> NOT_SPOKEN_HERE = Set.of(
            HttpStatus.EXPECTATION_FAILED_417,
            HttpStatus.UPGRADE_REQUIRED_426,
            HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505);

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (NOT_SPOKEN_HERE.contains(response.getStatus())) response.setStatus(HttpStatus.BAD_REQUEST_400);
        AnswerOutput.guard(response.getHeaders());
        response.write(true, null, callback);
        return true;
    }
}
