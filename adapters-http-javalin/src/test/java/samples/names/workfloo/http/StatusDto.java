package samples.names.workfloo.http;

public final class StatusDto {}
