package dev.workfloo.http;

import java.util.List;

/** Under what names each line of a log says what it is about: those of the Elastic Common Schema where it has any. */
public final class LogKeys {

    public static final String REQUEST = "request_id";
    public static final String EXECUTION = "execution_id";
    public static final String TRACE = "trace.id";

    /** What lines say while a request is being answered. */
    static final List<String> OF_A_REQUEST = List.of(REQUEST, EXECUTION, TRACE);

    static final String METHOD = "http.request.method";
    static final String ROUTE = "http.route";
    static final String STATUS = "http.response.status_code";

    /** In nanoseconds. */
    static final String DURATION = "event.duration";

    private LogKeys() {}
}
