package dev.workfloo.http;

/** Under what names each line of a log says what it is about: those of the Elastic Common Schema where it has any. */
public final class LogKeys {

    public static final String REQUEST = "request_id";
    public static final String EXECUTION = "execution_id";
    public static final String TRACE = "trace.id";

    static final String METHOD = "http.request.method";
    static final String ROUTE = "http.route";
    static final String STATUS = "http.response.status_code";

    /** In nanoseconds. */
    static final String DURATION = "event.duration";

    private LogKeys() {}
}
